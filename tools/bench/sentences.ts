/** Sentences such as reports are made of. All of it is invented, and none is true of anybody. */
import { pick } from './names.js';

export interface Speaker {
  readonly random: () => number;
  /** A form of somebody or something that the report is about. */
  readonly name: () => string;
}

const matters = [
  ...[
    '供給の見通し',
    '価格の上限',
    '査察の回復',
    '港湾の使用料',
    '関税の引き下げ',
    '送電網の増強',
    '輸送路の安全',
  ],
  ...['資金の手当て', '技術の移転', '人員の派遣', '備蓄の放出', '協定の期限', '報告の様式', '立ち入りの範囲'],
  ...['送金の手続き', '採掘の権利', '電力の融通', '水源の配分', '保険の料率', '契約の更新', '債務の繰り延べ'],
];
const things = [
  ...[
    '原油',
    '天然ガス',
    '半導体',
    '小麦',
    '鉄鉱石',
    '電池',
    '肥料',
    '海底ケーブル',
    '石油化学製品',
    '医薬品',
    '造船',
  ],
  ...[
    'アルミニウム',
    'エネルギー',
    'インフラ',
    'データセンター',
    'コンテナ',
    'タンカー',
    'パイプライン',
    '発電設備',
  ],
];
const views = [
  ...['慎重な見方', '強い懸念', '一定の期待', '冷ややかな評価', '割れた意見', '楽観的な予測', '厳しい注文'],
];
const moves = [
  ...[
    '合意に近づいた',
    '結論を先送りした',
    '歩み寄りを見せた',
    '要求を引き上げた',
    '態度を保留した',
    '席を立った',
  ],
  ...[
    '次の会合の日程を決めた',
    '修正案を示した',
    '文書の公開を拒んだ',
    '検証の仕組みを求めた',
    '期限の延長に応じた',
  ],
];
const causes = [
  ...[
    '市場の動揺',
    '選挙の日程',
    '為替の変動',
    '制裁の影響',
    '世論の反発',
    '天候の不順',
    '前任者の約束',
    '軍の圧力',
  ],
];
const hedges = [
  'とみられる',
  '公算が大きい',
  '可能性がある',
  'と伝えられる',
  'との声もある',
  'と読むこともできる',
];
const links = [
  'もっとも、',
  '一方で、',
  'ただし、',
  'このため、',
  '他方、',
  '実際、',
  '',
  '',
  '',
  '',
  '',
  '',
];

type Sentence = (
  it: Speaker & { readonly of: (from: readonly string[]) => string; readonly n: number },
) => string;

const sentences: readonly Sentence[] = [
  ({ name, of, n }) =>
    `${name()}は${(n % 12) + 1}月${(n % 28) + 1}日、${name()}との協議で${of(matters)}を取り上げ、${of(moves)}。`,
  ({ name, of }) => `${name()}の担当者は${of(things)}をめぐる${of(matters)}に${of(views)}を示している。`,
  ({ name, of, n }) =>
    `${of(things)}の取引量は前の年に比べて${(n % 390) / 10}%増え、${name()}と${name()}がその大半を占めた。`,
  ({ name, of }) => `${of(causes)}を受けて${name()}は${of(matters)}を見直し、${name()}に説明を求めた。`,
  ({ name, of }) => `${name()}が「${of(matters)}は譲れない」と述べたのに対し、${name()}は${of(moves)}。`,
  ({ name, of, n }) =>
    `${2010 + (n % 15)}年に結ばれた取り決めは${of(matters)}を定めたが、${name()}はこれを認めていない。`,
  ({ name, of }) =>
    `${of(matters)}が定まらないかぎり、${of(things)}への投資は${name()}の思いどおりには進まない${of(hedges)}。`,
  ({ name, of }) =>
    `${name()}と${name()}の間では、${of(causes)}よりも${of(matters)}のほうが重く受け止められている。`,
  ({ of, n }) =>
    `試算によれば、${of(things)}の不足は${(n % 70) + 3}万トンに達し、${of(matters)}に響く${of(hedges)}。`,
  ({ name, of }) =>
    `${name()}にとって${of(things)}は国の歳入を支える柱であり、${of(matters)}で後れを取るわけにはいかない。`,
  ({ name, of }) =>
    `交渉を仲立ちする${name()}は${of(views)}を抑えながら、${name()}の側の${of(matters)}に理解を示した。`,
  ({ name, of, n }) =>
    `期限は${(n % 11) + 2}か月後に来るが、${of(causes)}が続けば${name()}は${of(moves)}${of(['ことになる', 'に等しい'])}。`,
  ({ of }) => `${of(matters)}の細部は公表されておらず、${of(views)}と${of(views)}が並び立つ。`,
  ({ name, of, n }) =>
    `${name()}の幹部は、第${(n % 9) + 1}段階の${of(matters)}を${of(things)}の増産と引き換えに受け入れる${of(hedges)}。`,
  ({ name, of }) =>
    `${of(things)}を運ぶ航路は${name()}の沖を通り、${of(causes)}が起きるたびに${of(matters)}が議論になる。`,
  ({ name, of, n }) =>
    `${name()}（${(n % 40) + 35}）は${name()}での経験が長く、${of(matters)}に明るい人物とされる。`,
  ({ of, n }) =>
    `この${(n % 9) + 2}年で変わったのは${of(things)}の値段ではなく、${of(matters)}に対する見方である。`,
  ({ name, of }) => `${name()}、${name()}、${name()}の三者は、${of(matters)}を共同で調べることに同意した。`,
];

export function sentenceWith({ random, name }: Speaker): string {
  const of = (from: readonly string[]): string => pick(random, from);
  return of(links) + pick(random, sentences)({ random, name, of, n: Math.floor(random() * 10_000) });
}
