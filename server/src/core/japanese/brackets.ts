/** Brackets that want a partner. */

const pairs = '「」『』（）()［］[]【】〔〕〈〉《》｛｝';
const isOpener = (letter: string): boolean => pairs.indexOf(letter) % 2 === 0;

/** A bracket without its partner in the text in which it stands. */
export interface LoneBracket {
  readonly at: number;
  readonly bracket: string;
  readonly opens: boolean;
  /** What it wants: 」 for 「. */
  readonly partner: string;
}

const bracket = /[「」『』（）()［］【】〔〕〈〉《》｛｝]/g;
/** `1)`, `ア）`, `a)`, 「４）で述べた」: a number with half a bracket. */
const itemNumber = /(?:[0-9０-９]|(?:^|[\s、。・])(?:[A-Za-zア-ンぁ-ん一二三四五六七八九十]|[ivx]{1,4}))$/;
/** `:)`. */
const isFace = (text: string, at: number): boolean => /[:;^=]-?$/.test(text.slice(Math.max(0, at - 2), at));

/** Half-width and full-width round brackets pair with each other: their width is another matter. */
const kindOf = (letter: string): number =>
  pairs.indexOf({ '(': '（', ')': '）', '[': '［', ']': '］' }[letter] ?? letter) >> 1;

export function loneBracketsIn(text: string): readonly LoneBracket[] {
  const open: { at: number; letter: string }[] = [];
  const lone: LoneBracket[] = [];
  for (const { 0: letter, index: at } of text.matchAll(bracket)) {
    if (isOpener(letter)) {
      open.push({ at, letter });
      continue;
    }
    const partner = open.findLastIndex((it) => kindOf(it.letter) === kindOf(letter));
    if (partner >= 0) {
      // What was opened inside and not closed stays alone.
      for (const it of open.splice(partner).slice(1)) lone.push(loneAt(it.at, it.letter));
    } else if (!(/[)）]/.test(letter) && (itemNumber.test(text.slice(0, at)) || isFace(text, at)))) {
      lone.push(loneAt(at, letter));
    }
  }
  for (const { at, letter } of open) lone.push(loneAt(at, letter));
  return lone.sort((a, b) => a.at - b.at);
}

function loneAt(at: number, letter: string): LoneBracket {
  const index = pairs.indexOf(letter);
  const opens = index % 2 === 0;
  return { at, bracket: letter, opens, partner: pairs[opens ? index + 1 : index - 1]! };
}
