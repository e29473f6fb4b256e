import { deepEqual, equal } from 'node:assert/strict';
import { nameKeysOf } from '../../server/src/core/knowledge/nameKeys.js';
import { typedBeginnings } from '../../server/src/core/knowledge/typedBeginnings.js';
import { marked } from '../fixture.js';
import { knowledgeFrom } from '../scene.js';
import { folderFrom } from './folder.js';

const names = `entities:
  - name: スティーブ・ウィトコフ
    kind: person
    english: Steve Witkoff
    short: [ウィトコフ氏, ウィトコフ特使, ウィトコフ]
    roles:
      - { title: 不動産会社の経営者, to: 2024-12 }
      - { title: 米国の中東担当特使, from: 2025-01 }
  - name: ジョー・バイデン
    kind: person
    english: Joe Biden
    short: [バイデン大統領, バイデン前大統領, バイデン氏]
    roles: [{ title: 米国大統領, from: 2021-01, to: 2025-01 }]
  - { name: イラン, kind: country, english: Iran }
  - { name: イラク, kind: country, english: Iraq }
  - { name: 革命防衛隊, kind: organisation, short: [イラン革命防衛隊, IRGC] }
  - { name: 国際原子力機関, kind: organisation, english: International Atomic Energy Agency, short: [IAEA] }
  - { name: 石破 茂, kind: person, reading: いしば・しげる, short: [石破首相] }
  - { name: バッシャール・アル＝アサド, kind: person, english: Bashar al-Assad, short: [アサド前大統領] }
  - { name: マスカット, kind: place, english: Muscat, variants: [ムスカット] }
  - { name: フーシ派, kind: organisation }
`;

/** What is offered at the caret of a report of April 2025, as `form` or, where that is told, `form: detail`. */
function offered(text: string): readonly string[] {
  const { service, source, offset } = folderFrom(
    `-- 2025-04.md --\n# 今月の動き\n\n${text}\n-- knowledge/names.yaml --\n${names}`,
  );
  const completions = service.completions(source.uri, offset);
  for (const it of completions) equal(it.range.end, offset, 'a name ends where the caret is');
  return completions.map((it) => it.form);
}

/** What the first completion takes the place of. */
function typed(text: string): string | undefined {
  const { service, source, offset } = folderFrom(
    `-- 2025-04.md --\n# 今月の動き\n\n${text}\n-- knowledge/names.yaml --\n${names}`,
  );
  const [first] = service.completions(source.uri, offset);
  return first && source.slice(first.range);
}

const witkoff = ['スティーブ・ウィトコフ', 'ウィトコフ特使', 'ウィトコフ氏'];

describe('completion', () => {
  it('finds a name by English, romaji, kana and kanji, in the middle of unspaced text', () => {
    for (const written of ['wit', 'Witk', 'steve', 'Steve Wit', 'witt', 'uitokofu', 'witokohu', 'ｗｉｔｋ']) {
      deepEqual(offered(`協議は${written}‸が率いた。`), witkoff, written);
      equal(typed(`協議は${written}‸が率いた。`), written);
    }
    for (const written of [
      'ウィト',
      'うぃと',
      'うぃっと',
      'ウイトコ',
      'スティーブ・ウ',
      'スティーブウィト',
    ]) {
      deepEqual(offered(`会談で${written}‸`), witkoff, written);
      equal(typed(`会談で${written}‸`), written);
    }
    deepEqual(offered('協議は国際原‸'), ['国際原子力機関', 'IAEA']);
    deepEqual(offered('いしば‸'), ['石破 茂', '石破首相']);
    deepEqual(offered('アル＝アサ‸'), ['バッシャール・アル＝アサド', 'アサド前大統領']);
    deepEqual(offered('フーシ‸'), ['フーシ派']);
  });

  it('finds a name with a kanji beyond the basic plane', () => {
    for (const written of ['𠮷野', 'yosh']) {
      const record = '-- knowledge/a.yaml --\nentities: [{ name: 𠮷野港湾, english: Yoshino Harbour }]\n';
      const { service, source, offset } = folderFrom(`-- a.md --\n# 港\n\n協議は${written}‸\n${record}`);
      const found = service.completions(source.uri, offset);
      deepEqual(
        found.map((it) => `${source.slice(it.range)} → ${it.form}`),
        [`${written} → 𠮷野港湾`],
      );
    }
  });

  it('leads from a discouraged spelling to the name', () => deepEqual(offered('ムスカ‸'), ['マスカット']));

  it('offers the full name first, and after its first mention the short form that suits the date', () => {
    deepEqual(offered('協議はwit‸。後にスティーブ・ウィトコフ氏が来た。'), witkoff);
    deepEqual(offered('スティーブ・ウィトコフ氏が来た。協議はwit‸'), [
      'ウィトコフ特使',
      'スティーブ・ウィトコフ',
      'ウィトコフ氏',
    ]);
    deepEqual(offered('ジョー・バイデン。bid‸').slice(0, 1), ['バイデン前大統領']);
  });

  it('goes on with the short form that the report uses', () =>
    deepEqual(offered('スティーブ・ウィトコフ。ウィトコフ氏。協議はwit‸').slice(0, 1), ['ウィトコフ氏']));

  it('puts names that the report has already first, then what begins as it was typed', () => {
    deepEqual(offered('イラ‸'), ['イラン', 'イラク', 'イラン革命防衛隊', '革命防衛隊', 'IRGC']);
    deepEqual(offered('イラクは沈黙した。イラ‸').slice(0, 2), ['イラク', 'イラン']);
  });

  it('tells the office at the date of the report, else the kind', () => {
    const detail = (date: string, written: string): string | undefined => {
      const { service, source, offset } = folderFrom(
        `-- ${date}.md --\n# 今月の動き\n\n${written}‸\n-- knowledge/names.yaml --\n${names}`,
      );
      return service.completions(source.uri, offset)[0]?.detail?.ja;
    };
    equal(detail('2025-04', 'wit'), '米国の中東担当特使');
    equal(detail('2024-04', 'wit'), '不動産会社の経営者');
    equal(detail('2025-04', 'ira'), '国・地域');
  });

  it('leaves a complete name alone, but for a bare surname, which comes first', () => {
    for (const written of ['イラン', 'IAEA', 'スティーブ・ウィトコフ', 'ウィトコフ特使', '国際原子力機関']) {
      deepEqual(offered(`${written}‸`), [], written);
    }
    equal(offered('ウィトコフ‸')[0], 'ウィトコフ');
  });

  it('is quiet while English and ordinary words are written', () => {
    for (const written of [
      'w',
      'ウ',
      'いら',
      'はいら',
      'であった',
      'マスカットウィ',
      'the wit',
      'He met Steve',
      '“Steve',
      'A, "Iran',
    ]) {
      deepEqual(offered(`${written}‸`), [], written);
    }
    deepEqual(offered('wit‸koff'), [], 'the rest of the word would be left over');
    deepEqual(offered('ウィ‸トコフ'), []);
  });

  it('offers nothing where no prose is read', () => {
    for (const written of [
      '`ira‸`',
      '```\nira‸\n```',
      '[出典](ira‸',
      '[出典](https://example.org/ira‸)',
      'https://example.org/ira‸',
      '<https://ira‸>',
      '<ira‸',
      '<!-- ira‸ -->',
      '[a]: ira‸',
      'anna@ira‸',
    ]) {
      deepEqual(offered(written), [], written);
    }
    for (const written of [
      '[ira‸](https://example.org)',
      '**ira‸**',
      '- ira‸',
      '| a |\n| - |\n| ira‸ |',
      '> ira‸',
    ]) {
      equal(offered(written)[0], 'イラン', written);
    }
  });

  it('offers names in the values of front matter, not for its keys', () => {
    const offeredIn = (front: string): readonly string[] => {
      const { service, source, offset } = folderFrom(
        `-- a.md --\n---\n${front}\n---\n\n本文。\n-- knowledge/names.yaml --\n${names}`,
      );
      return service.completions(source.uri, offset).map((it) => it.form);
    };
    deepEqual(offeredIn('title: イラ‸').slice(0, 1), ['イラン']);
    deepEqual(offeredIn('ira‸: x'), []);
  });

  it('makes the keys of a knowledge base once', () => {
    const knowledge = knowledgeFrom(names);
    equal(nameKeysOf(knowledge), nameKeysOf(knowledge));
  });

  it('offers nothing in a knowledge file', () => {
    const { service, source, offset } = folderFrom('-- knowledge/a.yaml --\nentities:\n  - name: イラ‸\n');
    deepEqual(service.completions(source.uri, offset), []);
  });
});

describe('the beginnings of what is typed', () => {
  const beginnings = (source: string): readonly string[] => {
    const { text, caret } = marked(source);
    return [...typedBeginnings(text, caret!)].map((it) => text.slice(it, caret!));
  };
  it('are the longest first, at bounds of words', () => {
    deepEqual(beginnings('米国のイラ‸'), ['米国のイラ', '国のイラ', 'のイラ', 'イラ']);
    deepEqual(beginnings('協議、アル＝アサ‸'), ['アル＝アサ', 'アサ']);
    deepEqual(beginnings('met Steve Wit‸'), ['met Steve Wit']);
    deepEqual(beginnings('😀𠮷野‸'), ['𠮷野']);
    deepEqual(beginnings('は𠮷‸'), ['は𠮷']);
  });
});
