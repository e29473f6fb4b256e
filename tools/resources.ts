/** What `tools/build.mjs` makes of `server/packs` and `server/lexicon`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lexiconBytes, lexiconOf } from '../server/src/core/japanese/lexicon.js';
import type { Entity } from '../server/src/core/knowledge/entity.js';
import { declarationOf, entityOf } from '../server/src/core/knowledge/entityOf.js';
import { builtFrom } from '../server/src/core/knowledge/knowledgeBaseOf.js';
import { knowledgeFileOf } from '../server/src/core/knowledge/knowledgeFile.js';
import { knowledgeImageOf } from '../server/src/core/knowledge/knowledgeImage.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { codec } from '../server/src/node/resources.js';

export { morphologicalDictionary } from './morphology.js';

/** The packs of a folder, in the order of their names. */
export const packNames = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((it) => it.endsWith('.yaml'))
    .map((it) => it.slice(0, -'.yaml'.length))
    .sort();

/** The records of one pack. `declaredAt` names the file as the extension ships it: `packs/countries.yaml`. */
export function packEntities(folder: string, pack: string): readonly Entity[] {
  const source = new SourceText(
    `packs/${pack}.yaml`,
    readFileSync(path.join(folder, `${pack}.yaml`), 'utf8'),
  );
  const { records, problems } = knowledgeFileOf(source);
  if (problems.length > 0) {
    const [first] = problems;
    throw new Error(`${source.uri}:${source.positionAt(first!.range.start).line + 1}: ${first!.message.en}`);
  }
  return records.map((it) => entityOf(it, declarationOf(it, source), pack));
}

/** The knowledge base of all packs as bytes. */
export function packImage(folder: string): Uint8Array {
  const entities = packNames(folder).flatMap((pack) => packEntities(folder, pack));
  return knowledgeImageOf(builtFrom(entities, { lexicon: lexiconOf(lexiconBytes([])) }), codec);
}

/** The word list as bytes. */
export function wordList(file: string): Uint8Array {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lexiconBytes(lines.map((it) => it.split('\t')));
}
