/**
 * The dictionaries of a house, ready to be asked: the letters of all patterns are one trie, so that a text is read once
 * however many terms there are, and a regular expression is run only where letters that it needs stand in the text.
 */
import { eachNameFrom, type NameTrie, nameTrieOf } from '../knowledge/nameTrie.js';
import type { SourceText } from '../text/sourceText.js';
import type { DictionaryEntry } from './dictionaryFile.js';
import { folded, type Match, matchesOf, type Pattern, textMatch } from './pattern.js';
import { type TermUse, useOf, withoutOverlaps } from './termUse.js';

export interface Terms {
  /** The dictionaries, by URI. */
  readonly files: ReadonlySet<string>;
  /** Where a text uses what the house discourages, in order, none over another. */
  usesIn(text: string): readonly TermUse[];
  /** The dictionary that has the entry. */
  sourceOf(entry: DictionaryEntry): SourceText;
}

/** One dictionary, with the entries of it that count. */
export interface Dictionary {
  readonly source: SourceText;
  readonly entries: readonly DictionaryEntry[];
}

interface Asked {
  readonly entry: DictionaryEntry;
  readonly pattern: Pattern;
}

/** The letters of patterns, and what is to be asked where they stand. */
interface Letters {
  readonly trie: NameTrie;
  readonly asked: readonly (readonly Asked[])[];
}

export function termsOf(dictionaries: readonly Dictionary[]): Terms {
  const sources = new Map(
    dictionaries.flatMap(({ source, entries }) => entries.map((it) => [it, source] as const)),
  );
  const all = [...sources.keys()].flatMap((entry) =>
    entry.patterns.map((pattern): Asked => ({ entry, pattern })),
  );
  const written = lettersOf(all, ({ pattern }) =>
    pattern.kind === 'text' ? [pattern.text] : pattern.kind === 'expression' ? (pattern.required ?? []) : [],
  );
  const latin = lettersOf(all, ({ pattern }) => (pattern.kind === 'folded' ? [pattern.text] : []));
  const others = all.filter(({ pattern }) => pattern.kind === 'expression' && !pattern.required);
  return {
    files: new Set(dictionaries.map(({ source }) => source.uri)),
    sourceOf: (entry) => sources.get(entry)!,
    usesIn(text) {
      const uses: TermUse[] = [];
      const add = ({ entry, pattern }: Asked, match: Match | undefined): void => {
        const use = match && useOf(entry, pattern, match, text);
        if (use) uses.push(use);
      };
      const expressions = new Set(others);
      const meet = (asked: Asked, start: number): void => {
        if (asked.pattern.kind === 'expression') expressions.add(asked);
        else add(asked, textMatch(asked.pattern, text, start));
      };
      if (written.asked.length > 0) eachIn(written, text, meet);
      if (latin.asked.length > 0) eachIn(latin, folded(text), meet);
      for (const asked of expressions) {
        for (const match of matchesOf(asked.pattern, text)) add(asked, match);
      }
      return uses.length > 1 ? withoutOverlaps(uses) : uses;
    },
  };
}

export const noTerms: Terms = termsOf([]);

function lettersOf(all: readonly Asked[], textsOf: (asked: Asked) => readonly string[]): Letters {
  const byText = new Map<string, Asked[]>();
  for (const asked of all) {
    for (const text of textsOf(asked)) {
      const others = byText.get(text);
      if (others) others.push(asked);
      else byText.set(text, [asked]);
    }
  }
  return { trie: nameTrieOf([...byText.keys()]), asked: [...byText.values()] };
}

/** All letters of the trie that stand in a text, also one within another. */
function eachIn({ trie, asked }: Letters, text: string, meet: (asked: Asked, start: number) => void): void {
  for (let start = 0; start < text.length; start++) {
    eachNameFrom(trie, text, start, (name) => {
      for (const it of asked[name]!) meet(it, start);
    });
  }
}
