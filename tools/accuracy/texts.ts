/** What is measured: the product as its doors use it, and the clean texts. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createLanguageService } from '../../server/src/core/createLanguageService.js';
import type { Finding } from '../../server/src/core/finding.js';
import type { GrammarFault } from '../../server/src/core/morphology/grammarFault.js';
import { noReadings, sentencesIn, withFaults } from '../../server/src/core/readings.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { createWorkspace } from '../../server/src/core/workspace.js';
import { faultsBySentence } from '../../server/src/node/analyser.js';
import { loadResources } from '../../server/src/node/resources.js';
import type { MarkedCorpus } from './usageTables.js';

export const seed = 20250423;
/** Defects of a kind. */
export const perKind = 200;
export const data = '../shared/data';
export const isListing = process.argv.includes('--list');

export const workspace = createWorkspace(undefined, [], loadResources('dist'));
export const { knowledge } = workspace;
export const uri = 'file:///report.md';

/** By sentence: an injection changes one of a text. */
const read = new Map<string, readonly GrammarFault[]>();

/** As the doors judge a text, its sentences read. */
export function findingsIn(text: string): readonly Finding[] {
  const source = new SourceText(uri, text);
  const asReport = new Set([uri]);
  const here = workspace.with({ kind: 'file', source });
  const sentences = createLanguageService(here, asReport)
    .blocksToRead(uri)
    .flatMap((block) => sentencesIn(block).map((it) => it.text));
  const unread = sentences.filter((it) => !read.has(it));
  const found = faultsBySentence(unread, 'dist');
  for (const it of unread) read.set(it, found.get(it) ?? []);
  const readings = withFaults(noReadings, new Map(sentences.map((it) => [it, read.get(it) ?? []])));
  return createLanguageService(here.withReadings(readings), asReport).check(uri);
}

export const isGrave = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

export interface Corpus {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Every Markdown or text file below a folder, or the one file; empty where there is none. */
function corpus(name: string, place: string): Corpus {
  const files = (at: string): readonly string[] => {
    if (!existsSync(at)) return [];
    if (!statSync(at).isDirectory()) return [at];
    return readdirSync(at)
      .sort()
      .flatMap((it) => files(path.join(at, it)));
  };
  return {
    name,
    texts: files(place)
      .filter((it) => /\.(?:md|txt)$/.test(it))
      .map((it) => readFileSync(it, 'utf8'))
      // A corpus of one sentence to a line is a text of many paragraphs.
      .map((it) => (place.endsWith('.txt') ? it.replaceAll('\n', '\n\n') : it)),
  };
}

export const clean: readonly Corpus[] = [
  corpus('test/clean', 'test/clean'),
  corpus('UD_Japanese-GSD dev', `${data}/clean-prose/gsd_dev.txt`),
  corpus('UD_Japanese-GSD test', `${data}/clean-prose/gsd_test.txt`),
  corpus('NewScope', `${data}/clean-prose/newscope`),
  corpus('Team Mirai', `${data}/clean-prose/team-mirai`),
].filter((it) => it.texts.length > 0);

/** Every clean text and what is said of it. */
export const marked: readonly MarkedCorpus[] = clean.map(({ name, texts }) => ({
  name,
  characters: texts.reduce((sum, it) => sum + it.length, 0),
  texts: texts.map((text) => ({ text, findings: findingsIn(text) })),
}));

/** The news, which hold the most names. */
export const newscope = clean.find((it) => it.name === 'NewScope');
/** A slip in a long text costs a check of all of it. */
export const shortTexts = clean.flatMap((it) => it.texts).filter((it) => it.length < 20_000);
