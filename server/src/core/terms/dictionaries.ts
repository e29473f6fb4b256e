/** The dictionaries that the settings name, with all that they import → the terms of the house. */
import type { Message, Problem } from '../finding.js';
import type { SourceText } from '../text/sourceText.js';
import type { TextRange } from '../text/textRange.js';
import { type DictionaryEntry, dictionaryFileOf, plainPattern } from './dictionaryFile.js';
import { type Dictionary, noTerms, type Terms, termsOf } from './terms.js';

/** What the reading of dictionaries asks of whoever has the files. */
export interface Shelf {
  /** The file that `path` names in the file `from`; undefined, and a problem said, where it cannot be had. */
  named(path: string, range: TextRange, from: string): SourceText | undefined;
  /** What is wrong with a dictionary. */
  say(uri: string, problems: readonly Problem[]): void;
}

/** `firsts` are the files that the settings name, in their order. A file counts once. */
export function termsFrom(firsts: readonly SourceText[], shelf: Shelf): Terms {
  const dictionaries: Dictionary[] = [];
  const read = (
    source: SourceText,
    chain: readonly string[],
    isCounted: (entry: DictionaryEntry) => boolean,
    isLast: boolean,
  ): void => {
    if (dictionaries.some((it) => it.source === source)) return;
    const { imports, entries, problems } = dictionaryFileOf(source);
    shelf.say(source.uri, problems);
    dictionaries.push({ source, entries: entries.filter(isCounted) });
    for (const { path, range, isLast: isEnd, ignored } of isLast ? [] : imports) {
      const imported = shelf.named(path, range, source.uri);
      if (!imported) continue;
      if (imported === source || chain.includes(imported.uri)) {
        shelf.say(source.uri, [{ range, message: circular(path) }]);
        continue;
      }
      const isKept = (it: DictionaryEntry): boolean =>
        isCounted(it) && ![it.expected, ...it.written.map(plainPattern)].some((text) => ignored.has(text));
      read(imported, [...chain, source.uri], isKept, isEnd);
    }
  };
  for (const source of firsts) read(source, [], () => true, false);
  return remembered(dictionaries);
}

/** The terms that were made last: what is typed in koetsu.yaml leaves the dictionaries as they are. */
const last = new WeakMap<
  SourceText,
  { readonly dictionaries: readonly Dictionary[]; readonly terms: Terms }
>();

function remembered(dictionaries: readonly Dictionary[]): Terms {
  const [first] = dictionaries;
  if (!first) return noTerms;
  const known = last.get(first.source);
  if (known && isSame(known.dictionaries, dictionaries)) return known.terms;
  const terms = termsOf(dictionaries);
  last.set(first.source, { dictionaries, terms });
  return terms;
}

const isSame = (a: readonly Dictionary[], b: readonly Dictionary[]): boolean =>
  a.length === b.length && a.every(({ source }, index) => source === b[index]!.source);

const circular = (path: string): Message => ({
  ja: `「${path}」をたどると、このファイルに戻ります。\`imports\` から消してください。`,
  en: `“${path}” leads back to this file. Remove it from \`imports\`.`,
});
