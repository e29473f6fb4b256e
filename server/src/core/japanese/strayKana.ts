/**
 * Kana left out, struck twice or swapped, in so far as no dictionary is needed to see it: sequences that Japanese
 * does not have, and slips of the chains of kana that every sentence is made of (ることができ, について, されている).
 * Invariant: where the same kana may be another word, they are let alone.
 */
import { rangeOf } from '../text/textRange.js';
import { slipsOfChains } from './functionChains.js';
import { kanaPairs } from './kanaPairs.js';
import { phraseMatcher } from './phraseMatcher.js';
import { inflectedSlip, type Slip } from './slip.js';

type Meant = (written: string) => readonly string[];

const to =
  (...expected: readonly string[]): Meant =>
  () =>
    expected;
/** Verbs that are written with one kanji and し (話し, 押し), behind which another し may follow: お話しします. */
const verbsInShi =
  '話出渡貸返押消足指示直倒差起回通増減刺試申隠探表現許残移流越超施正尽明記召壊崩殺増乱冷癒耕耀話犯逃離放外交写移略画期愛介解';

/** Where a pattern may begin, the pattern, and what it stands for. */
type Pattern = readonly [heads: string, pattern: RegExp, meant: Meant];

const pairsOf = (left: string, right: string): string =>
  [...left].flatMap((it) => [...right].map((other) => it + other)).join(' ');

const notBeforeSmall = 'かくけこさすせそたつとなぬねのはへほまむめもらるれろ';
const notBehindDoubling = 'なにぬねのまみむもやゆよりるれろわをん';

/** What Japanese does not have, whatever the words. */
const impossible: readonly Pattern[] = [
  // っ stands before a consonant that it doubles (現代仮名遣い, 本則第1の4).
  ['っ。 っ」', /(?<=[ぁ-ゖ](?:であ|にな|とな|だ|なか|たか|しま|とい))っ(?=[。」])/uy, to('った')],
  ['っ、 っ。', /(?<=によ)っ(?=[、。])/uy, to('って')],
  [pairsOf('っ', notBehindDoubling), /(?<=[ぁ-ゖ\p{sc=Han}])っ/uy, to('')],
  ['っっ', /(?<=[あ-ん])っっ(?=[かきくけこさしすせそたちつてとぱぴぷぺぽ])/uy, to('っ')],
  // Small ゃゅょ stand behind kana of the row of い alone (本則第1の3).
  [
    pairsOf(notBeforeSmall, 'ゃゅょ'),
    /..(?=[ぁ-ゖ])/uy,
    (it) => [it[0]! + 'やゆよ'['ゃゅょ'.indexOf(it[1]!)]],
  ],
  ['んん', /(?<=[ぁ-みめ-ゖ])(?<!ん)んん(?=[ぁ-みめ-ゖ])(?!ん)/uy, to('ん')],
];

/** Endings of verbs and the commonest words, with a kana too many or too few. */
const endings: readonly Pattern[] = [
  ['ない', /ないう(?=こと|もの|ため|と|が|場合|。|、|とき)/uy, to('ない')],
  ['する', /するる/uy, to('する')],
  ['よる', /(?<=に)よるる/uy, to('よる')],
  ['ささ', /(?<=\p{sc=Han}{2})ささ(?=[れせ])/uy, to('さ')],
  ['らら', /らら(?=れ)/uy, to('ら')],
  ['なな', /(?<=[れらり])なな(?=い|かっ|け|くて)/uy, to('な')],
  ['しし', /(?<=[をがに]\p{sc=Han})しし(?=て[いおき]|た[。、])/uy, to('し')],
  ['した', /(?<=まし|で|\p{sc=Han}|[ァ-ヺー])したた(?=[。、]|こと|が|の|と|\p{sc=Han})/uy, to('した')],
  ['たた', /(?<=まし)たた(?=[。、が]|こと|の)/uy, to('た')],
  ['であ', /であある/uy, to('である')],
  ['とい', /といいう(?![るべなちえま])/uy, to('という')],
  ['てて', /(?<=[しされせっ])てて(?=い[るたなまて]|お[りら]|き[たて])/uy, to('て')],
  ['てい', /てい(?:るる|たた(?=[。、がの]|こと))/uy, (it) => [it.slice(0, -1)]],
  ['てい', /(?<!っ)ていい(?=る(?![だか])|ます)/uy, to('てい')],
  ['させ', /させせる/uy, to('させる')],
  ['れれ', /(?<=[さらわ])れれ(?=[るたてまな])/uy, to('れ')],
  ['され', /(?<=\p{sc=Han})されたた(?=[。、])/uy, to('された')],
  ['さた', /(?<=(?![無音])\p{sc=Han})さた(?=[。、]|こと|ため|もの|と|の)/uy, to('された')],
  [
    'でる',
    /(?<=\p{sc=Han}{2}|[ァ-ヺー]|もの|こと|ため|わけ|はず|べき|[たるない]の)でる(?=[。」])/uy,
    to('である'),
  ],
  [
    'があ',
    /(?<=可能性|必要|恐れ|おそれ|見通し|懸念|傾向|見方|指摘|意見)があ(?=[。、\p{sc=Han}」]|と(?![でにかわ一二三少数])|こと|の|が)/uy,
    to('がある'),
  ],
  ['まま', /(?<=[しいりきちみびぎれけせえめべてね])まます(?![すく])/uy, to('ます')],
  ['まし', /(?<=[いしりきちみびれけせえめべ])ましす(?![ぁ-こさ-ん])/uy, to('ます', 'ました')],
  ['まし', /ましした/uy, to('ました')],
  ['ます', /(?<!ます)ますす(?=[。、がの」])/uy, to('ます')],
  ['です', /ですす(?=[。、がの」])/uy, to('です')],
  ['だっ', /だったた(?=[。、がこの])/uy, to('だった')],
  [
    'しし',
    new RegExp(
      `(?<=\\p{sc=Han}(?![${verbsInShi}])\\p{sc=Han})しし(?=て|た[。、いこのとがめ]|な[いけ]|ま[しすせ])`,
      'uy',
    ),
    to('し'),
  ],
  ['こと', /(?<!(?:こと[とを]|と、).{0,40})ことと(?=[をがに])/uy, to('こと')],
];

const places = kanaPairs(
  [...impossible, ...endings].flatMap(([heads, pattern, meant]) =>
    heads.split(' ').map((pair) => [pair, { pattern, meant }] as const),
  ),
);

const chains = phraseMatcher(slipsOfChains());

export function strayKanaIn(text: string): readonly Slip[] {
  const found: Slip[] = [];
  let done = 0;
  for (const { start, end, value } of chains(text)) {
    if (start < done) continue;
    done = end;
    if (value !== undefined) found.push(inflectedSlip(text, start, end, value));
  }
  for (const { at, values } of places(text)) {
    for (const { pattern, meant } of values) {
      pattern.lastIndex = at;
      if (!pattern.test(text)) continue;
      const range = rangeOf(at, pattern.lastIndex);
      found.push({ range, expected: meant(text.slice(at, pattern.lastIndex)) });
      break;
    }
  }
  return disjoint(found);
}

/** In order, and of two that overlap the first: both speak of one slip. */
function disjoint(slips: Slip[]): readonly Slip[] {
  let end = 0;
  return slips
    .sort((a, b) => a.range.start - b.range.start)
    .filter(({ range }) => {
      const isFree = range.start >= end;
      if (isFree) end = range.end;
      return isFree;
    });
}
