/** What is read as an abbreviation, as its definition, and as neither. */
import { deepEqual, equal } from 'node:assert/strict';
import { abbreviationsIn } from '../server/src/core/japanese/abbreviations.js';
import {
  shortened,
  withoutAbbreviation,
  writtenFor,
} from '../server/src/core/knowledge/abbreviationEdits.js';
import { abbreviationsOf } from '../server/src/core/knowledge/abbreviations.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits, type TextEdit } from '../server/src/core/text/textRange.js';
import { knowledgeFrom } from './scene.js';

/** `JCPOA=包括的共同作業計画`; the name is `?` where its beginning cannot be told. */
const definitionsIn = (text: string): readonly string[] =>
  abbreviationsIn(text).definitions.map(
    ({ short, name }) => `${short}=${name ? text.slice(name.start, name.end) : '?'}`,
  );

/** The uses that need a definition and whose letters alone tell what they are. */
const certainUsesIn = (text: string): readonly string[] =>
  abbreviationsIn(text)
    .uses.filter((it) => it.kind === 'certain' && !it.isAside)
    .map((it) => it.short);

describe('a definition of an abbreviation', () => {
  for (const [text, definition] of [
    ['昨年の包括的共同作業計画（JCPOA）は', 'JCPOA=包括的共同作業計画'],
    ['港を閉じ、沿岸警備隊 (CGRX) の船', 'CGRX=沿岸警備隊'],
    ['指針は海洋政策指令-7 (NOPD-7)に', 'NOPD-7=海洋政策指令-7'],
    ['国際原子力機関（ＩＡＥＡ）は', 'IAEA=国際原子力機関'],
    ['国際原子力機関（IAEA: International Atomic Energy Agency）', 'IAEA=国際原子力機関'],
    ['国際原子力機関（International Atomic Energy Agency、IAEA）', 'IAEA=国際原子力機関'],
    ['国際原子力機関（International Atomic Energy Agency; 以下、IAEA）', 'IAEA=国際原子力機関'],
    ['国際原子力機関（以下「IAEA」という）', 'IAEA=国際原子力機関'],
    ['国際原子力機関（略称：IAEA）', 'IAEA=国際原子力機関'],
    ['「国境を越える医師団」（DBQX）', 'DBQX=国境を越える医師団'],
    ['準軍事組織「即応支援部隊（RSF）」', 'RSF=即応支援部隊'],
    ['ムハンマド・ビン・サルマン皇太子（MBS）', 'MBS=ムハンマド・ビン・サルマン皇太子'],
    ['2015年国際原子力機関（IAEA）は', 'IAEA=国際原子力機関'],
    ['あらゆるモノのインターネット（IoT）', 'IoT=?'],
    ['戦略兵器削減条約（新START）', 'START=戦略兵器削減条約'],
    ['Center for Gulf Studies（CGS）の', 'CGS=Center for Gulf Studies'],
    ['国連気候変動会議（COP30）', 'COP30=国連気候変動会議'],
    ['JCPOA（包括的共同作業計画）は', 'JCPOA=包括的共同作業計画'],
    ['JCPOA（Joint Comprehensive Plan of Action）は', 'JCPOA=?'],
    ['JCPOA（Joint Comprehensive Plan of Action、包括的共同作業計画）は', 'JCPOA=?'],
    // Where the name begins cannot be told from the letters.
    ['国境なき医師団（MSF）は', 'MSF=?'],
    ['核兵器の不拡散に関する条約（NPT）は', 'NPT=?'],
    ['持続可能な開発目標（SDGs）は', 'SDGs=?'],
    ['生活の質（QOL）は', 'QOL=?'],
  ] as const) {
    it(`is ${text}`, () => deepEqual(definitionsIn(text), [definition]));
  }

  for (const text of [
    '水野 葉月氏（IAEA）とカルニンシュ事務局長（IAEA）は',
    '規制を強化（AFP）',
    'ステルス戦闘機（F-35A）と爆撃機（B-2）',
    '新型コロナウイルス感染症（COVID-19）',
    'ギガワット（GW）と人民元（CNY）',
    'アップル（NASDAQ: AAPL）',
    'EU（当時）とGDP（前年比）とWHO（本部ジュネーブ）',
    '動画サイト（YouTube）',
    '海鷲作戦（Operation Sea Eagle）',
    'カルニンシュ特使（Janis Kalnins, US）',
    "boat found off el-Arish's coast (EG)",
    '航路 (route) と（1）港湾',
    'IAEA (International Atomic Energy Agency), Annual Report, 2024',
  ]) {
    it(`is not ${text}`, () => deepEqual(definitionsIn(text), []));
  }
});

describe('a use of an abbreviation', () => {
  for (const [text, ...uses] of [
    ['JCPOA 交渉とNSC・CSISの見方', 'JCPOA', 'NSC', 'CSIS'],
    ['ＩＲＧＣと反PKK', 'IRGC', 'PKK'],
    // Designations, names, numerals, units, brands.
    ['F-35A、MQ-9、S-300、M23、H5N1、CO2、G7、5G、P5+1、T20'],
    ['J・D・バンス氏、ワシントンD.C.、U.S.、XIV、LIVゴルフ、USS リンカーン'],
    ['500 MW、100USD、SONY、TOYOTA、OpenAI、BLACK社、KGX社'],
    ['TCP/IPとEU-NATOとOPEC+と@ABCDとABCD.jp'],
    // English, citations, sources, quotations.
    ['Hazuki Mizuno, "The Ports\' Long Memory," PRSM 4, no. 1, 2022'],
    ['BBC News FRGT と AXCD BREAKING'],
    ['衝突が続く。(USX, IRX)'],
    ['伸びた（AFP、BBC）。'],
    ['出所：BPXTの資料より作成'],
    ['図表3　BPXTの輸出'],
    ['「BPXTは死んだ」と述べた'],
    // Explained without brackets.
    ['BPXT：湾岸の通商会議'],
    ['BPXT＝湾岸通商会議＝は'],
    ['湾岸通商会議、略してBPXT'],
    ['BPXTとは湾岸の通商会議のことだ'],
  ] as const) {
    it(`is found in ${text}: ${uses.join(', ') || 'none'}`, () => deepEqual(certainUsesIn(text), uses));
  }
});

describe('the abbreviations of a report', () => {
  const knowledge = knowledgeFrom(`entities:
  - { name: イスラム革命防衛隊, kind: organisation, short: [IRGC, 革命防衛隊] }
  - { name: 国境なき医師団, kind: organisation, short: [MSFX] }
  - { name: IRGC広報局, kind: organisation }
  - { name: 欧州連合, kind: organisation, short: [EUX] }
  - { name: OQX, kind: company }
  - { name: GKPXプラス, kind: organisation, short: [GKPX+] }
words: [TBQR]
`);
  const read = (text: string) => abbreviationsOf(reportOf(new SourceText('file:///a.md', text)), knowledge);

  it('know their records, and the names that the house writes so', () => {
    const found = read('IRGCとOQXとTBQRとWXYZとGKPX+。\n');
    equal(found.get('IRGC')!.entity!.name, 'イスラム革命防衛隊');
    deepEqual(
      [...found.values()].filter((it) => it.isName).map((it) => it.short),
      ['OQX', 'TBQR', 'GKPX+'],
    );
  });

  it('are not sought inside longer names', () => deepEqual([...read('IRGC広報局の発表。\n').keys()], []));

  it('are defined by the name that the knowledge base finds', () => {
    const [definition] = read('国境なき医師団（MSFX）は去った。\n').get('MSFX')!.definitions;
    const { name } = definition!.read;
    equal(definition!.passage.prose.text.slice(name!.start, name!.end), '国境なき医師団');
  });

  it('are explained by a name before them, and not by a remark', () => {
    equal(read('革命防衛隊IRGCは去った。\n').get('IRGC')!.isExplained, true);
    deepEqual(read('EUX（欧州委員会）は去った。\n').get('EUX')!.definitions, []);
  });

  it('are those of the text, not of byline, contact block and disclaimer', () => {
    const text = `# 題

みなと研究所 KPXW担当 水野 葉月

本文です。

## みなと研究所

東京都港区0-0-0 KPXWビル 電話 000-000-0000

## 免責事項

KPXWを含め、内容を保証しません。
`;
    deepEqual([...read(text).keys()], []);
  });

  it('stand in their places', () => {
    const text = `# 題のKPXW

- 要旨のKPXW。

本文のKPXW[^1]。

- 項目のKPXW。

> 引用のKPXW。

| 国のKPXW |
| --- |
| 表のKPXW |

[^1]: 注のKPXW。
`;
    deepEqual(
      read(text)
        .get('KPXW')!
        .uses.map((it) => it.place),
      ['heading', 'summary', 'text', 'entry', 'quotation', 'table', 'table', 'note'],
    );
  });

  it('are explained by a table of abbreviations', () => {
    const text = `KPXWの会合。

| 略語 | 正式名 |
| --- | --- |
| KPXW | 湾岸海運同盟 |
`;
    equal(read(text).get('KPXW')!.isExplained, true);
  });
});

describe('the edits of an abbreviation', () => {
  const knowledge = knowledgeFrom('');
  const read = (text: string) =>
    abbreviationsOf(reportOf(new SourceText('file:///a.md', text)), knowledge).get('KPXW')!;
  const edited = (text: string, edit: TextEdit | undefined): string | undefined =>
    edit && applyEdits(text, [edit]);

  for (const [text, expected] of [
    ['声明は KPXW に届いた。\n', '声明は湾岸海運同盟（KPXW）に届いた。\n'],
    [
      '声明は[KPXW](https://example.jp/)に届いた。\n',
      '声明は[湾岸海運同盟（KPXW）](https://example.jp/)に届いた。\n',
    ],
    ['声明はKPXW<sup>3</sup>に届いた。\n', '声明は湾岸海運同盟（KPXW）<sup>3</sup>に届いた。\n'],
    // 「**…）**に」 would print its stars.
    ['声明は**KPXW**に届いた。\n', undefined],
  ] as const) {
    it(`write the name in ${text.trim()}`, () =>
      equal(edited(text, writtenFor(read(text).uses[0]!, '湾岸海運同盟（KPXW）')), expected));
  }

  for (const [text, short, bare] of [
    ['港で湾岸海運同盟 (KPXW) の船が', '港でKPXWの船が', '港で湾岸海運同盟の船が'],
    ['港で湾岸海運同盟（KPXW）の船が', '港でKPXWの船が', '港で湾岸海運同盟の船が'],
    ['港でKPXW（湾岸海運同盟）の船が', '港でKPXWの船が', undefined],
    // Emphasis would be lost.
    ['港で**湾岸海運同盟**（KPXW）の船が', undefined, '港で**湾岸海運同盟**の船が'],
  ] as const) {
    it(`shorten ${text}`, () => {
      const [definition] = read(text).definitions;
      equal(edited(text, shortened(definition!)), short);
      equal(edited(text, withoutAbbreviation(definition!)), bare);
    });
  }
});
