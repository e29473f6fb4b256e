/** How people are called, and of which time a text speaks. */
import { deepEqual, equal } from 'node:assert/strict';
import { checkReport } from '../server/src/core/check.js';
import { reachesBackTo, timesIn } from '../server/src/core/japanese/writtenTime.js';
import { peopleIn, wordsIn } from '../server/src/core/knowledge/people.js';
import { isOffice, titleBefore, titleBehind } from '../server/src/core/knowledge/titles.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { defaultSettings } from '../server/src/core/settings.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits } from '../server/src/core/text/textRange.js';
import { knowledgeFrom } from './scene.js';

const knowledge = knowledgeFrom(`
entities:
  - name: アンナ・ベルク
    kind: person
    short: [ベルク大統領, ベルク氏, ベルク, ベルク政権, AB]
    roles: [{ title: ノルデン大統領, from: 2021-01, to: 2025-01 }]
  - name: エミル・ハンセン
    kind: person
    roles: [{ title: ノルデン国会議長, from: 2021-01 }]
  - name: カリム・ビン・ナセル
    kind: person
    short: [KBN, カリム皇太子]
  - name: 田淵信吾
    kind: person
    short: [田淵首相, 田淵氏, 田淵政権]
  - name: ノルデン電気
    kind: company
    former: [ベルク電気]
`);

/** `kind: name` with the titles around it, for each person who is named. */
function called(text: string): readonly string[] {
  const { appellations } = peopleIn(reportOf(new SourceText('file:///a.md', text)), knowledge);
  return appellations.map((it) => {
    const titles = [it.before?.text, wordsIn(it, it.name), it.behind?.text].filter(
      (each) => each !== undefined,
    );
    return `${it.kind}${it.setting === 'text' ? '' : ` ${it.setting}`}: ${titles.join(' ')}`;
  });
}

function findings(rule: string, text: string): readonly string[] {
  const source = new SourceText('file:///2025-04-16.md', text);
  return checkReport(reportOf(source), knowledge, defaultSettings, defaultSettings.house, 'a.md')
    .filter((it) => it.rule === rule)
    .map((it) => source.slice(it.range));
}

function fixed(rule: string, text: string, index: number): string {
  const source = new SourceText('file:///2025-04-16.md', text);
  const finding = checkReport(
    reportOf(source),
    knowledge,
    defaultSettings,
    defaultSettings.house,
    'a.md',
  ).find((it) => it.rule === rule);
  return applyEdits(text, finding!.fixes![index]!.edits);
}

describe('titles', () => {
  const behind = (title: string): unknown => {
    const found = titleBehind(`ベルク${title}は`, 3);
    return found && [found.kind, found.text, found.time, found.office];
  };

  it('stand behind a name with nation and time', () => {
    deepEqual(behind('大統領'), ['office', '大統領', '', '大統領']);
    deepEqual(behind('前米大統領'), ['office', '前米大統領', '前', '大統領']);
    deepEqual(behind('米国務長官'), ['office', '米国務長官', '', '国務長官']);
    deepEqual(behind('次期大統領'), ['office', '次期大統領', '次期', '大統領']);
    deepEqual(behind('大統領補佐官'), ['office', '大統領補佐官', '', '大統領補佐官']);
    deepEqual(behind('大統領代行'), ['office', '大統領代行', '', '大統領代行']);
    deepEqual(behind('国家治安相'), ['office', '国家治安相', '', '国家治安相']);
    deepEqual(behind('元首相'), ['office', '元首相', '元', '首相']);
    deepEqual(behind('元帥'), ['office', '元帥', '', '元帥']);
    deepEqual(behind('師'), ['honorific', '師', '', '']);
  });

  it('are no part of a longer word', () => {
    for (const it of [
      ...[
        '政権',
        '政権高官',
        '関税',
        '派議員',
        '側近',
        '家',
        '大統領令',
        '大統領府',
        '首相官邸',
        '大使館',
        '相場',
      ],
      ...['大統領夫人', '大統領候補', '代表団', '氏族', '師団'],
    ]) {
      equal(behind(it), undefined, it);
    }
  });

  it('stand before a name', () => {
    const text = '米国の中東担当特使ベルクは';
    equal(titleBefore(text, text.indexOf('ベルク'))?.text, '中東担当特使');
    equal(titleBefore('息子ベルクは', 2), undefined);
  });

  it('are those of a record', () => {
    equal(isOffice('米国大統領', '大統領'), true);
    equal(isOffice('米国副大統領', '大統領'), false);
    equal(isOffice('米大統領補佐官（国家安全保障担当）', '補佐官'), true);
    equal(isOffice('イラン経済財務相', '経済相'), false);
  });
});

describe('people', () => {
  it('are called by full name, surname with title, bare surname', () =>
    deepEqual(called('アンナ・ベルク大統領とベルク氏。外相ベルクは来た。ベルク自身も、ベルクの車も。'), [
      ...[
        'full: アンナ・ベルク 大統領',
        'short: ベルク 氏',
        'short: 外相 ベルク',
        'bare: ベルク',
        'bare: ベルク',
      ],
    ]));

  it('are not called where their name is in another word, in initials or in a list with one title', () =>
    deepEqual(
      called('ベルク政権、ベルク関税、反ベルク、息子ベルクは、ABの。ベルクという人。ベルクと田淵氏の両者。'),
      [
        ...['other: ベルク', 'other: ベルク', 'other: ベルク', 'other: ベルク', 'other: AB', 'other: ベルク'],
        ...['other: ベルク', 'short: 田淵 氏'],
      ],
    ));

  it('are judged in a list by what follows it', () =>
    deepEqual(called('ベルク・ABの利害。ベルク・AB会談。'), [
      ...['bare: ベルク', 'other: AB', 'other: ベルク', 'other: AB'],
    ]));

  it('are not the sons who bear their name', () =>
    deepEqual(called('アンナ・ベルク・ジュニア氏'), ['other: アンナ・ベルク']));

  it('are known by a surname that no record lists once they are named, or in their office', () => {
    deepEqual(called('ハンセン氏は来た。'), []);
    deepEqual(called('ハンセン議長は来た。'), ['short: ハンセン 議長']);
    deepEqual(called('エミル・ハンセン氏とハンセン氏、ハンセン首相。'), [
      ...['full: エミル・ハンセン 氏', 'short: ハンセン 氏', 'other: ハンセン 首相'],
    ]);
  });

  it('are not taken for others of their surname whom the report names', () => {
    deepEqual(called('ラルス・ベルク氏は来た。ベルク氏は去った。ベルク大統領は残った。'), [
      'short: ベルク 大統領',
    ]);
    deepEqual(
      findings('repeated-full-name', 'アンナ・ベルク氏とラルス・ベルク氏。アンナ・ベルク氏は去った。'),
      [],
    );
  });

  it('are told apart by where they stand', () =>
    deepEqual(
      called(
        '## ベルク氏\n\n「ベルク氏」と[ベルク氏が語る海運の昨日と今日と明日](https://example.jp/)と[ベルク氏](https://example.jp/b)。\n\n> ベルク氏\n\n図1 ベルク氏\n\n| 名 |\n| --- |\n| ベルク氏 |\n\n[^1]: ベルク氏\n',
      ),
      [
        ...[
          'short heading: ベルク 氏',
          'short quotation: ベルク 氏',
          'short quotation: ベルク 氏',
          'short: ベルク 氏',
        ],
        ...[
          'short quotation: ベルク 氏',
          'short note: ベルク 氏',
          'short table: ベルク 氏',
          'short note: ベルク 氏',
        ],
      ],
    ));

  it('are called so where their name is miswritten beyond doubt', () => {
    deepEqual(called('ｱﾝﾅ･ベルク大統領、アンナ=ベルク氏、ﾍﾞﾙｸ自身、アソナ・ベルク氏。'), [
      ...['full: ｱﾝﾅ･ベルク 大統領', 'full: アンナ=ベルク 氏', 'bare: ﾍﾞﾙｸ', 'full: アソナ・ベルク 氏'],
    ]);
    deepEqual(findings('short-name-first', 'アンナ=ベルク氏は来た。ベルク氏は去った。'), []);
  });

  it('keep marks of emphasis and notes around their names', () => {
    const report = '**ベルク**大統領[^1]との交渉は続く。\n\n[^1]: 本紙。';
    equal(fixed('outdated-office', report, 0), report.replace('大統領', '前大統領'));
    equal(fixed('outdated-office', report, 2), report.replace('大統領', '大統領（当時）'));
    equal(fixed('short-name-first', report, 0), report.replace('ベルク', 'アンナ・ベルク'));
    const bare = 'ベルク氏は来た。**ベルク**の車。';
    equal(fixed('missing-honorific', bare, 0), 'ベルク氏は来た。**ベルク氏**の車。');
  });

  it('are introduced by names in kanji too, and by the first part of a name where that is the custom', () => {
    equal(fixed('short-name-first', '田淵首相は来た。', 0), '田淵信吾首相は来た。');
    equal(fixed('short-name-first', 'カリム皇太子は来た。', 0), 'カリム・ビン・ナセル皇太子は来た。');
    const again = 'カリム・ビン・ナセル皇太子は来た。カリム・ビン・ナセル皇太子は去った。';
    equal(fixed('repeated-full-name', again, 0), 'カリム・ビン・ナセル皇太子は来た。カリム皇太子は去った。');
  });

  it('hold their offices to the end of the term, and renamed firms keep no name that was given up', () => {
    const report = 'ベルク電気は古い。';
    deepEqual(findings('former-name', report), ['ベルク電気']);
    deepEqual(findings('outdated-office', '---\ndate: 2024-01-01\n---\n\nベルク大統領は来た。'), []);
  });
});

describe('the times of a text', () => {
  const today = '2025-04-16';

  it('are years and months in all the ways they are written', () => {
    deepEqual(timesIn('2018年5月、2017～2021年、20 年 1 月、平成30年、令和元年6月', today), [
      ...['2018-05', '2017', '2021', '2020-01', '2018', '2019-06'],
    ]);
    deepEqual(timesIn('昨年12月、一昨年、今年1月、3年前、数年前', today), [
      ...['2024-12', '2023', '2025-01', '2022', '2022'],
    ]);
    deepEqual(timesIn('３月には、12月に', today), ['2025-03', '2024-12']);
  });

  it('are no lengths of time and no other numbers', () =>
    deepEqual(timesIn('20年間、10年ぶり、12カ月、85歳、300発、30年以上', today), []));

  it('reach back to a day', () => {
    equal(reachesBackTo('2025年1月', '2025-01', today), true);
    equal(reachesBackTo('2025年4月', '2025-01', today), false);
    equal(reachesBackTo('2025年', '2025-01', today), true);
    equal(reachesBackTo('今週', '2025-01', today), false);
  });
});
