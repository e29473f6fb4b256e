/**
 * Puts one seeded misspelling at a time into names that stand in clean text, of the kinds that people and
 * scanners make, and tells what was there before.
 */

export interface Injection {
  readonly kind: string;
  readonly text: string;
  /** UTF-16 offset of the name in `text`. */
  readonly start: number;
  readonly written: string;
  readonly original: string;
}

/** mulberry32: the same seed gives the same defects on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const both = (pairs: string): ReadonlyMap<string, readonly string[]> => {
  const map = new Map<string, string[]>();
  for (const [a, b] of pairs.split(' ').flatMap((it) => [[...it], [...it].reverse()])) {
    map.set(a!, [...(map.get(a!) ?? []), b!]);
  }
  return map;
};

const small = both('ヤャ ユュ ヨョ ツッ アァ イィ ウゥ エェ オォ');
const voiced = both(
  'カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ テデ トド ハバ ヒビ フブ ヘベ ホボ バパ ビピ ブプ ベペ ボポ',
);
const seen = both('ンソ シツ クワ ラヲ コユ チテ ナメ マア スヌ セサ レル ルハ ロコ');
const foreign = both('カ力 ロ口 エ工 ト卜 ハ八 ニ二 タ夕 ヘへ ー一');
const sounds: readonly (readonly [string, string])[] = [
  ['ヴァ', 'バ'],
  ['ヴィ', 'ビ'],
  ['ヴ', 'ブ'],
  ['ティ', 'チ'],
  ['ディ', 'ジ'],
  ['ファ', 'ハ'],
  ['フィ', 'ヒ'],
  ['ウィ', 'ヴィ'],
  ['ウィ', 'ウイ'],
  ['ジェ', 'ゼ'],
  ['シェ', 'セ'],
  ['ニヤ', 'ニア'],
  ['リヤ', 'リア'],
  ['イエ', 'イェ'],
];
const vowelOf = (letter: string): string | undefined =>
  [
    'アカサタナハマヤラワガザダバパャ',
    'イキシチニヒミリギジビピ',
    'ウクスツヌフムユルグズブプヴュ',
    'エケセテネヘメレゲゼデベペ',
    'オコソトノホモヨロゴゾドボポョ',
  ]
    .map((row, index) => (row.includes(letter) ? 'アイウエオ'[index] : undefined))
    .find((it) => it !== undefined);

const at = (name: string, index: number, remove: number, put: string): string =>
  name.slice(0, index) + put + name.slice(index + remove);
const letters = (
  name: string,
  change: (letter: string, index: number) => readonly string[],
): readonly string[] => [...name].flatMap((letter, index) => change(letter, index));
const swapped = (name: string, map: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  letters(name, (letter, index) => (map.get(letter) ?? []).map((it) => at(name, index, 1, it)));
const isSmall = (letter: string | undefined): boolean =>
  letter !== undefined && 'ァィゥェォャュョッー'.includes(letter);

/** Kind → every way to misspell a name so. */
export const nameDefects: Readonly<Record<string, (name: string) => readonly string[]>> = {
  'long vowel added': (name) =>
    letters(name, (letter, index) =>
      'ーッンァィゥェォ・＝'.includes(letter) || isSmall(name[index + 1])
        ? []
        : [at(name, index + 1, 0, 'ー')],
    ),
  'long vowel lost': (name) =>
    letters(name, (letter, index) => (letter === 'ー' ? [at(name, index, 1, '')] : [])),
  'small ッ added': (name) =>
    letters(name, (letter, index) =>
      index > 0 &&
      'カキクケコサシスセソタチテトパピプペポ'.includes(letter) &&
      !'ッーン・＝'.includes(name[index - 1]!)
        ? [at(name, index, 0, 'ッ')]
        : [],
    ),
  'small ッ lost': (name) =>
    letters(name, (letter, index) => (letter === 'ッ' ? [at(name, index, 1, '')] : [])),
  'small and large': (name) => swapped(name, small).filter((it) => !isSmall(it[0])),
  voicing: (name) => swapped(name, voiced),
  'look-alike kana': (name) => swapped(name, seen).filter((it) => !isSmall(it[0])),
  'look-alike of another script': (name) => swapped(name, foreign),
  sound: (name) =>
    sounds.flatMap(([a, b]) => [
      ...(name.includes(a) ? [name.replace(a, b)] : []),
      ...(name.includes(b) ? [name.replace(b, a)] : []),
    ]),
  'vowel added': (name) =>
    letters(name, (letter, index) => {
      const vowel = vowelOf(letter);
      return vowel && index < name.length - 1 && !isSmall(name[index + 1])
        ? [at(name, index + 1, 0, vowel)]
        : [];
    }),
  'vowel lost': (name) =>
    letters(name, (letter, index) =>
      index > 0 && 'アイウエオ'.includes(letter) ? [at(name, index, 1, '')] : [],
    ),
  'letters swapped': (name) =>
    letters(name, (letter, index) => {
      const next = name[index + 1];
      return next && letter !== next && !'・＝'.includes(letter + next) && !(index === 0 && isSmall(next))
        ? [at(name, index, 2, next + letter)]
        : [];
    }),
  'letter lost': (name) =>
    letters(name, (letter, index) =>
      name.length > 3 && !'ーッアイウエオ・＝'.includes(letter) && !isSmall(name[index + 1])
        ? [at(name, index, 1, '')]
        : [],
    ),
  'letter doubled': (name) =>
    letters(name, (letter, index) =>
      isSmall(letter) || '・＝'.includes(letter) ? [] : [at(name, index, 0, letter)],
    ),
  connector: (name) =>
    letters(name, (letter, index) =>
      letter === '・'
        ? [at(name, index, 1, ''), at(name, index, 1, '･')]
        : letter === '＝'
          ? [at(name, index, 1, '=')]
          : [],
    ),
  'half width': (name) => (/^[ァ-ヶー]+$/.test(name) ? [halfWidth(name)] : []),
};

function halfWidth(name: string): string {
  const full =
    'ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン';
  return [...name.normalize('NFD')]
    .map((it) =>
      it === '\u3099'
        ? 'ﾞ'
        : it === '\u309a'
          ? 'ﾟ'
          : full.includes(it)
            ? String.fromCharCode(0xff66 + full.indexOf(it))
            : it,
    )
    .join('');
}

const isKatakana = (letter: string | undefined): boolean => letter !== undefined && /[ァ-ヺー]/.test(letter);

/** Every whole-word place of a name in a text. */
export function placesOf(text: string, names: readonly string[]): readonly { name: string; start: number }[] {
  const places: { name: string; start: number }[] = [];
  for (const name of names) {
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
      const before = text[start - 1];
      const after = text[start + name.length];
      const joined = (letter: string | undefined): boolean =>
        isKatakana(letter) || letter === '・' || letter === '＝';
      if (!joined(before) && !joined(after)) places.push({ name, start });
    }
  }
  return places;
}

/** `count` defects of one kind, each in a copy of the text it stands in. Never one of `taken`, which are words. */
export function inject(
  kind: string,
  texts: readonly string[],
  names: readonly string[],
  count: number,
  seed: number,
  taken: (word: string) => boolean,
): readonly Injection[] {
  const random = randomOf(seed);
  const places = texts.flatMap((text) => placesOf(text, names).map((it) => ({ text, ...it })));
  const injections: Injection[] = [];
  for (let tries = 0; injections.length < count && tries < count * 20 && places.length > 0; tries++) {
    const { text, name, start } = places[Math.floor(random() * places.length)]!;
    const ways = nameDefects[kind]!(name).filter((it) => it !== name && !taken(it));
    if (ways.length === 0) continue;
    const written = ways[Math.floor(random() * ways.length)]!;
    injections.push({
      kind,
      text: text.slice(0, start) + written + text.slice(start + name.length),
      start,
      written,
      original: name,
    });
  }
  return injections;
}
