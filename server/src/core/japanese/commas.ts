import { isQuoted } from './quotation.js';

const word = '[一-鿿々ァ-ヺーA-Za-z0-9０-９・％%]';
/** A comma between words that are listed: 「石油、天然ガス、石炭」「米国、英国および日本」. */
const listing = new RegExp(
  `(?<=${word}|[」』）])、(?=${word}{1,12}(?:、|や|と(?![いしなみ])|など|および|及び|ならびに|または|又は|と?いった))|(?<=、${word}{1,12})、(?=${word}{1,12})`,
  'g',
);

/** Where the commas of a sentence stand that part it, without those in quotations and enumerations. */
export function commasIn(sentence: string): readonly number[] {
  const listed = new Set([...sentence.matchAll(listing)].map((it) => it.index));
  return [...sentence.matchAll(/、/g)]
    .map((it) => it.index)
    .filter((it) => !listed.has(it) && !isQuoted(sentence, it));
}
