/** How many seeded defects are found, and how many of the first fixes take them back. */
import type { Finding } from '../../server/src/core/finding.js';
import { isKatakana } from '../../server/src/core/japanese/characters.js';
import { entityKinds } from '../../server/src/core/knowledge/entity.js';
import { applyEdits } from '../../server/src/core/text/textRange.js';
import { grammarDefects, injectGrammar } from './grammar.js';
import { type Injection, inject, nameDefects } from './injection.js';
import { spelledInEnglish } from './latin.js';
import type { Judged } from './peers.js';
import { slipDefects, slips } from './slips.js';
import { structuralDefects } from './structure.js';
import { share, table } from './table.js';
import { type Corpus, clean, findingsIn, isGrave, knowledge, perKind, seed, shortTexts } from './texts.js';

/** The katakana names of the knowledge base, which the injector seeks in the texts. */
export const names = [
  ...new Set(
    [...Array(knowledge.size).keys()]
      .flatMap((index) => [knowledge.entity(index).name, ...knowledge.entity(index).short])
      .filter(
        (it) =>
          it.length >= 3 &&
          [...it].every((letter) => isKatakana(letter.charCodeAt(0)) || '・＝'.includes(letter)),
      ),
  ),
];

/** Counts the injections that are marked with `isCounted`, and those whose first fix takes them back. */
function recallOn(
  injections: readonly Injection[],
  isCounted: (finding: Finding) => boolean,
): { readonly found: number; readonly right: number; readonly hits: ReadonlySet<Injection> } {
  const hits = new Set<Injection>();
  let right = 0;
  for (const injection of injections) {
    const { text, start, written, original } = injection;
    const end = start + written.length;
    const finding = findingsIn(text).find(
      (it) => isCounted(it) && it.range.start < end && it.range.end > start,
    );
    if (!finding) continue;
    hits.add(injection);
    const fixed = applyEdits(text, finding.fixes?.[0]?.edits ?? []);
    if (fixed === text.slice(0, start) + original + text.slice(end)) right++;
  }
  return { found: hits.size, right, hits };
}

/** What the peers are asked about, too: so many of each kind. */
export const perPeer = 100;
/** What the recall tables have judged so far. */
export const judged: Judged[] = [];

/** Errors and warnings alone count. */
function judge(
  kind: string,
  injections: readonly Injection[],
): { readonly found: number; readonly right: number } {
  const { found, right, hits } = recallOn(injections, isGrave);
  const sample = injections.slice(0, perPeer);
  judged.push({ kind, injections: sample, found: sample.filter((it) => hits.has(it)).length });
  return { found, right };
}

export function recallOnEnglish(texts: readonly string[]): string {
  const rows = (['person', 'country', 'place', 'organisation'] as const).map((kind) => {
    const injections = spelledInEnglish(texts, knowledge, kind, perKind, seed);
    const { found, right } = recallOn(injections, (it) => it.rule === 'latin-name');
    const { ja, en } = entityKinds[kind];
    return [`${ja} / ${en}`, injections.length, share(found, injections.length), share(right, found)];
  });
  return table(['種類 / kind', '件 / made', '発見 / found', '最初の修正が正しい / right first fix'], rows);
}

export function recallOnNames({ name, texts }: Corpus): string {
  const words = new Set(names.flatMap((it) => [it, ...it.split(/[・＝]/)]));
  // What is a word or a name itself is no misspelling.
  const isTaken = (word: string): boolean => words.has(word) || knowledge.lexicon.has(word);
  const total = { made: 0, found: 0, right: 0 };
  const rows = Object.keys(nameDefects).map((kind) => {
    const injections = inject(kind, texts, names, perKind, seed, isTaken);
    const { found, right } = judge(`${name}: ${kind}`, injections);
    total.made += injections.length;
    total.found += found;
    total.right += right;
    return [kind, injections.length, share(found, injections.length), share(right, found)];
  });
  rows.push([
    '**合計 / total**',
    total.made,
    share(total.found, total.made),
    share(total.right, total.found),
  ]);
  const head = ['誤りの種類 / kind', '件 / made', '発見 / found', '最初の修正が正しい / right first fix'];
  return `### ${name}\n\n${table(head, rows)}`;
}

/** Whatever rule finds it: some need no dictionary. */
export function recallOnGrammar({ name, texts }: Corpus): string {
  const rows = grammarDefects.map((kind) => {
    const injections = injectGrammar(kind, texts, perKind, seed);
    const { found, right } = judge(`${name}: ${kind}`, injections);
    return [kind, injections.length, share(found, injections.length), share(right, found)];
  });
  const head = ['誤りの種類 / kind', '件 / made', '発見 / found', '最初の修正が正しい / right first fix'];
  return `### ${name}\n\n${table(head, rows)}`;
}

export function recallOnStructure(): string {
  const rows = structuralDefects.map(({ name, rule, make }) => {
    const made = clean[0]!.texts.flatMap((it) => make(it));
    const found = made.filter((it) => findingsIn(it).some((finding) => finding.rule === rule)).length;
    return [name, `\`${rule}\``, made.length, share(found, made.length)];
  });
  return table(['誤り / defect', '規則 / rule', '件 / made', '発見 / found'], rows);
}

/** A slip in a long text costs a check of all of it. */
export function recallOnSlips(): string {
  const rows = Object.keys(slipDefects).map((kind) => {
    const injections = slips(kind, shortTexts, knowledge, perKind, seed);
    const { found, right } = judge(kind, injections);
    return [kind, injections.length, share(found, injections.length), share(right, found)];
  });
  return table(['種類 / kind', '件 / made', '発見 / found', '最初の修正が正しい / right first fix'], rows);
}
