/**
 * Invented names, as many as are asked for, and the knowledge file that lists them.
 * Invariant: the first thousand are the same whether a thousand or a million are made, so that one text names
 * the same things whatever the size of the knowledge base that reads it.
 */
import type { Entity, EntityKind } from '../../server/src/core/knowledge/entity.js';
import { knowledgeBaseOf } from '../../server/src/core/knowledge/knowledgeBaseOf.js';
import { noResources } from '../../server/src/core/knowledge/resources.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { randomOf } from '../accuracy/injection.js';

export interface InventedName {
  readonly name: string;
  readonly kind: EntityKind;
  readonly short: readonly string[];
  readonly variants: readonly string[];
}

type Random = () => number;

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

const heads = [
  ...'アイウエオカキクコサシスセタテトナニネノハヒフヘホマミムメモヤユラリルレロワガギゴザジダデドバビベボパピポ',
  ...[
    'ジャ',
    'シャ',
    'チャ',
    'フィ',
    'ヴァ',
    'ティ',
    'シュ',
    'ジュ',
    'フェ',
    'ウィ',
    'キュ',
    'リュ',
    'ニャ',
    'ミュ',
  ],
];
const tails = ['', '', '', '', '', '', 'ン', 'ー', 'ル', 'ス', 'ッ'];
const afterStop = [...'カキクコサシスセソタチテトパピプペポ'];

/** A word of Japanese sound, written in katakana. */
export function katakana(random: Random, syllables: number): string {
  let word = '';
  for (let at = 1; at <= syllables; at++) {
    word += pick(random, word.endsWith('ッ') ? afterStop : heads);
    const tail = pick(random, tails);
    if (tail !== 'ッ' || at < syllables) word += tail;
  }
  return word;
}

const regions = [
  ...[
    '北浜',
    '西海',
    '東雲',
    '南郷',
    '中津原',
    '青嶺',
    '白川台',
    '大和田',
    '若葉',
    '汐見',
    '常磐台',
    '瑞穂野',
  ],
  ...[
    '港南',
    '宮ノ森',
    '朝霧',
    '千歳丘',
    '岩戸',
    '玉垣',
    '柳瀬',
    '高砂原',
    '水無瀬',
    '桐生野',
    '霧ヶ浦',
    '帆立岬',
  ],
];
const fields = [
  ...[
    '資源',
    '外交',
    '海運',
    '通商',
    '防衛',
    '電力',
    '農政',
    '金融',
    '気象',
    '統計',
    '航空',
    '鉱業',
    '水利',
    '産業',
  ],
  ...[
    '労働',
    '都市',
    '衛星',
    '港湾',
    '貿易',
    '鉄道',
    '森林',
    '漁業',
    '医療',
    '教育',
    '情報',
    '環境',
    '物流',
    '保険',
  ],
];
const bodies = ['研究所', '協議会', '委員会', '開発銀行', '公社', '機構', '連盟', '評議会', '監督庁', '基金'];
const trades = ['重工', 'エナジー', '商会', '海運', '製油', '通信', '鉱業', '造船', '電機', '物産'];

/** People share given names; their family names, like places, are many. */
const givenNames = (): readonly string[] => {
  const random = randomOf(11);
  return Array.from({ length: 3000 }, () => katakana(random, random() < 0.6 ? 2 : 3));
};

export function inventedNames(count: number, seed = 20250423): readonly InventedName[] {
  const random = randomOf(seed);
  const given = givenNames();
  const taken = new Set<string>();
  const names: InventedName[] = [];
  while (names.length < count) {
    const next = inventedName(random, given);
    const forms = [next.name, ...next.short, ...next.variants];
    // A form of two entities is a fault of the knowledge file, and a faulty file is not kept in the cache.
    if (forms.some((it) => taken.has(it))) continue;
    for (const it of forms) taken.add(it);
    names.push(next);
  }
  return names;
}

function inventedName(random: Random, given: readonly string[]): InventedName {
  const draw = random();
  if (draw < 0.5) {
    const family = katakana(random, random() < 0.4 ? 3 : 4);
    const name = `${pick(random, given)}・${family}`;
    return { name, kind: 'person', short: [`${family}氏`], variants: [] };
  }
  if (draw < 0.72) {
    const name = katakana(random, random() < 0.5 ? 4 : 5);
    const variants = random() < 0.2 ? [`${name}ウ`] : [];
    return { name, kind: 'place', short: [], variants };
  }
  if (draw < 0.9) {
    const core = `${pick(random, regions)}${katakana(random, 2)}${pick(random, fields)}`;
    return { name: core + pick(random, bodies), kind: 'organisation', short: [], variants: [] };
  }
  const core = katakana(random, 4);
  return { name: core + pick(random, trades), kind: 'company', short: [`${core}社`], variants: [] };
}

/** As a house writes them: names, kinds and other forms, one record to an entry. */
export function knowledgeYaml(names: readonly InventedName[]): string {
  const entries = names.map(({ name, kind, short, variants }) =>
    [
      `  - name: ${name}`,
      `    kind: ${kind}`,
      ...(short.length > 0 ? [`    short: [${short.join(', ')}]`] : []),
      ...(variants.length > 0 ? [`    variants: [${variants.join(', ')}]`] : []),
    ].join('\n'),
  );
  return `entities:\n${entries.join('\n')}\n`;
}

/** The same as records, without the way through YAML: that takes minutes for a million. */
export function entitiesOf(names: readonly InventedName[]): readonly Entity[] {
  const source = new SourceText('file:///bench/names.yaml', knowledgeYaml(names.slice(0, 1)));
  // One that was read from YAML lends the others all that they leave out.
  const model = knowledgeBaseOf([source], [], noResources).entity(0);
  return names.map(({ name, kind, short, variants }, index) => ({
    ...model,
    id: `invented-${index}`,
    name,
    kind,
    short,
    variants: variants.map((form) => ({ form, to: name })),
  }));
}
