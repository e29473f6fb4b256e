/**
 * Expressions that say one thing twice (重複表現).
 * What 公用文作成の考え方 (2022, Ⅱ-5 ウ) holds for settled usage or emphasis (まず最初に, 従来から, 返事を返す,
 * 被害を被る, 排気ガス), and what dictionaries record without reserve (犯罪を犯す, 違和感を感じる, 歌を歌う), is no fault;
 * the first sort is marked as `emphatic`, and told of on request alone.
 */
import { rangeOf, type TextRange } from '../text/textRange.js';

export interface RedundantExpression {
  /** The source of a regular expression. */
  readonly pattern: string;
  /** What may stand instead, with $1 for the first group and so on; the most usual first. */
  readonly instead: readonly string[];
  /** What is written, and what becomes of it first. Tests run them. */
  readonly example: readonly [string, string];
  readonly emphatic?: true;
}

const number = '[0-9０-９一二三四五六七八九十百千万億兆数][0-9０-９一二三四五六七八九十百千万億兆数,，.．]*';
/** 「人」「カ所」「億ドル」「か国」: what is counted, without a particle behind it. */
const counter = '(?:[かカヵヶケ箇][国所月年]|[一-鿿ァ-ヺー%％A-Za-z]{1,6})';

export const redundantExpressions: readonly RedundantExpression[] = [
  // 公用文作成の考え方 Ⅱ-5 ウ(ア): 「約20名くらい」「各都道府県ごとに」「第1日目」「諸先生方」.
  {
    pattern: `((?<![条契規公協誓要集制特])約|およそ|おおよそ)(${number}${counter}?)(?:ほど(?![なよ])|くらい|ぐらい|程度|前後)`,
    instead: ['$1$2'],
    example: ['約20カ所ほど', '約20カ所'],
  },
  { pattern: '(?:およそ|おおよそ)約', instead: ['約'], example: ['およそ約20人', '約20人'] },
  { pattern: '約およそ', instead: ['約', 'およそ'], example: ['約およそ20人', '約20人'] },
  {
    pattern: '各(?![自人々位])([一-鿿ァ-ヺー]{1,8})(?:ごと|毎)(?=に|の)',
    instead: ['$1ごと'],
    example: ['各地域ごとに', '地域ごとに'],
  },
  {
    pattern: '第([0-9０-９一二三四五六七八九十]+)([回日期年番])目(?![標的次録前途線])',
    instead: ['第$1$2', '$1$2目'],
    example: ['第3回目', '第3回'],
  },
  { pattern: '毎([日週月年])ごと(?:に|(の))', instead: ['毎$1$2'], example: ['毎年ごとに', '毎年'] },
  { pattern: '諸先生方', instead: ['先生方'], example: ['諸先生方', '先生方'] },
  { pattern: '諸外国の国々', instead: ['諸外国'], example: ['諸外国の国々', '諸外国'] },
  // Things that words hold in themselves.
  {
    pattern: '一番(最初|最後|最高|最大|最小|最新|最良|最適|最上)(?![級者])',
    instead: ['$1'],
    example: ['一番最後', '最後'],
  },
  { pattern: '最も最(適|良|善|新|大|小)', instead: ['最$1'], example: ['最も最適な', '最適な'] },
  {
    pattern: '過半数を(超え|越え|上回)',
    instead: ['半数を$1'],
    example: ['過半数を超える', '半数を超える'],
  },
  { pattern: '(?<![昨古当])今現在', instead: ['現在', '今'], example: ['今現在', '現在'] },
  { pattern: '現在の現(状|況)', instead: ['現$1'], example: ['現在の現状', '現状'] },
  { pattern: '(?:必ず|かならず)必要', instead: ['必要'], example: ['必ず必要になる', '必要になる'] },
  {
    pattern: '(?:あらかじめ|予め)予(定|告|約|想|測|期|見)',
    instead: ['予$1'],
    example: ['あらかじめ予想した', '予想した'],
  },
  {
    pattern: '(?:いまだ|未だ|まだ)に?未(解決|決着|定(?!着)|完成|達成|確認|公表|発表|承認|批准|着手)',
    instead: ['未$1'],
    example: ['いまだに未解決の', '未解決の'],
  },
  { pattern: 'まだ時期尚早', instead: ['時期尚早'], example: ['まだ時期尚早だ', '時期尚早だ'] },
  { pattern: 'はっきりと?明言', instead: ['明言'], example: ['はっきりと明言した', '明言した'] },
  { pattern: '後日、?追って', instead: ['追って', '後日'], example: ['後日追って', '追って'] },
  { pattern: '(?:あと|後)(?:で|から)後悔', instead: ['後悔'], example: ['後で後悔する', '後悔する'] },
  { pattern: '頭痛が痛(い|く|か)', instead: ['頭が痛$1'], example: ['頭痛が痛い', '頭が痛い'] },
  { pattern: '馬から落馬', instead: ['落馬'], example: ['馬から落馬した', '落馬した'] },
  { pattern: '([左右])[にへ]\\1折', instead: ['$1折'], example: ['右に右折する', '右折する'] },
  { pattern: '(?<![一-鿿])前[にへ]前進', instead: ['前進'], example: ['前に前進する', '前進する'] },
  { pattern: '炎天下の(?:もと|下)', instead: ['炎天下'], example: ['炎天下のもとで', '炎天下で'] },
  { pattern: '満天の星空', instead: ['満天の星'], example: ['満天の星空', '満天の星'] },
  { pattern: '元旦の(?:早?朝|午前)', instead: ['元旦', '元日の朝'], example: ['元旦の朝に', '元旦に'] },
  { pattern: '沿岸沿い', instead: ['沿岸', '海岸沿い'], example: ['沿岸沿いの', '沿岸の'] },
  { pattern: '(?:すべて|全て)一任', instead: ['一任'], example: ['すべて一任する', '一任する'] },
  { pattern: '捺印を押', instead: ['印を押'], example: ['捺印を押す', '印を押す'] },
  { pattern: '尽力を尽くし', instead: ['尽力し', '力を尽くし'], example: ['尽力を尽くした', '尽力した'] },
  { pattern: '訃報の知らせ', instead: ['訃報'], example: ['訃報の知らせ', '訃報'] },
  { pattern: '各自それぞれ', instead: ['各自', 'それぞれ'], example: ['各自それぞれ', '各自'] },
  {
    pattern: '可能性(が|は|も)(?:ありうる|あり得る|有り得る)',
    instead: ['可能性$1ある'],
    example: ['可能性がありうる', '可能性がある'],
  },
  {
    pattern: '可能性(が|は|も)あるかもしれない',
    instead: ['可能性$1ある'],
    example: ['可能性があるかもしれない', '可能性がある'],
  },
  // A visit names its country already.
  {
    pattern: '日本[にへを](来日|訪日)(?![団前後時中])',
    instead: ['$1'],
    example: ['日本に来日した', '来日した'],
  },
  {
    pattern: '(?:米国|アメリカ)[にへを]訪米(?![団前後時中])',
    instead: ['訪米'],
    example: ['米国を訪米する', '訪米する'],
  },
  { pattern: '中国[にへを]訪中(?![団前後時中])', instead: ['訪中'], example: ['中国を訪中する', '訪中する'] },
  { pattern: '韓国[にへを]訪韓(?![団前後時中])', instead: ['訪韓'], example: ['韓国を訪韓する', '訪韓する'] },
  // Settled usage and emphasis.
  {
    pattern: 'まず(?:最初|はじめ|初め|始め)に',
    instead: ['まず', '最初に'],
    example: ['まず最初に', 'まず'],
    emphatic: true,
  },
  {
    pattern: '(従来|古来|旧来)(?:から|より)',
    instead: ['$1'],
    example: ['従来から', '従来'],
    emphatic: true,
  },
  { pattern: '返事を返し', instead: ['返事をし'], example: ['返事を返した', '返事をした'], emphatic: true },
  { pattern: '返事を返す', instead: ['返事をする'], example: ['返事を返す', '返事をする'], emphatic: true },
  { pattern: '最後の切り札', instead: ['切り札'], example: ['最後の切り札', '切り札'], emphatic: true },
  { pattern: '製造メーカー', instead: ['メーカー'], example: ['製造メーカー', 'メーカー'], emphatic: true },
  {
    pattern: '再び再(開|発|燃|浮上)',
    instead: ['再$1'],
    example: ['再び再開した', '再開した'],
    emphatic: true,
  },
];

export interface FoundRedundancy {
  readonly range: TextRange;
  readonly expression: RedundantExpression;
  /** What may stand instead of the range. */
  readonly instead: readonly string[];
}

const compiled = redundantExpressions.map((expression) => ({
  expression,
  whole: new RegExp(expression.pattern, 'y'),
}));
const any = new RegExp(redundantExpressions.map((it) => it.pattern.replace(/\\1/g, '[左右]')).join('|'), 'g');

export function redundanciesIn(text: string): readonly FoundRedundancy[] {
  const found: FoundRedundancy[] = [];
  for (const { 0: written, index } of text.matchAll(any)) {
    for (const { expression, whole } of compiled) {
      whole.lastIndex = index;
      const match = whole.exec(text);
      if (match?.[0] !== written) continue;
      const instead = expression.instead.map((it) =>
        it.replace(/\$([0-9])/g, (_, group: string) => match[Number(group)] ?? ''),
      );
      found.push({ range: rangeOf(index, index + written.length), expression, instead });
      break;
    }
  }
  return found;
}
