/** Reads sentences with the dictionary that is shipped beside the bundle. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LanguageService } from '../core/languageService.js';
import { type Analyser, analyserOf } from '../core/morphology/analyser.js';
import { dictionaryOf } from '../core/morphology/dictionary.js';
import type { GrammarFault } from '../core/morphology/grammarFault.js';
import { faultsIn } from '../core/morphology/grammarFaults.js';
import { sentencesIn, withFaults } from '../core/readings.js';
import type { Workspace } from '../core/workspace.js';

const analysers = new Map<string, Analyser | undefined>();

/** Loaded once; undefined where there is no dictionary in `folder`. */
export function analyserIn(folder: string): Analyser | undefined {
  if (!analysers.has(folder)) {
    const bytes = read(path.join(folder, 'morphology.bin'));
    analysers.set(folder, bytes && analyserOf(dictionaryOf(bytes)));
  }
  return analysers.get(folder);
}

function read(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Empty where there is no dictionary. */
export const faultsBySentence = (
  sentences: readonly string[],
  folder: string,
): ReadonlyMap<string, readonly GrammarFault[]> => {
  const analyser = analyserIn(folder);
  return analyser ? faultsIn(sentences, analyser) : new Map();
};

/** The workspace that has read the sentences of a report, where its rules ask for it. */
export function withSentencesRead(
  { workspace, blocksToRead }: LanguageService,
  uri: string,
  folder: string,
): Workspace {
  const sentences = blocksToRead(uri).flatMap((block) => sentencesIn(block).map(({ text }) => text));
  return sentences.length === 0
    ? workspace
    : workspace.withReadings(withFaults(workspace.readings, faultsBySentence(sentences, folder)));
}
