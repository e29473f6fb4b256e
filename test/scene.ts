/** What the rules of a test know: knowledge files, settings and the list of known words that the product ships. */
import { deepEqual } from 'node:assert/strict';
import { parse } from 'yaml';
import { type ApprovedText, type House, noHouse } from '../server/src/core/house.js';
import { lexiconOf } from '../server/src/core/japanese/lexicon.js';
import type { KnowledgeBase } from '../server/src/core/knowledge/knowledgeBase.js';
import { knowledgeBaseOf } from '../server/src/core/knowledge/knowledgeBaseOf.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { noReadings, type Readings, sentencesIn, withFaults } from '../server/src/core/readings.js';
import { defaultSettings, type Settings } from '../server/src/core/settings.js';
import { loadSettings, settingsName } from '../server/src/core/settingsFile.js';
import {
  type LinkedFile,
  linkedUri,
  noSurroundings,
  type Surroundings,
  type WebAnswer,
  withAnswers,
  withFiles,
} from '../server/src/core/surroundings.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { faultsBySentence } from '../server/src/node/analyser.js';
import { wordList } from '../tools/resources.js';

/** A test has sentences read as a door does, with the dictionary that the build has made. */
export const readingsOf = (source: SourceText): Readings =>
  withFaults(
    noReadings,
    faultsBySentence(
      reportOf(source).printedBlocks.flatMap(({ block }) => sentencesIn(block).map(({ text }) => text)),
      'dist',
    ),
  );

export interface Scene {
  readonly knowledge: KnowledgeBase;
  readonly settings: Settings;
  readonly surroundings: Surroundings;
}

const lexicon = lexiconOf(wordList('server/lexicon/katakana.txt'));

export const knowledgeFrom = (yaml: string): KnowledgeBase =>
  knowledgeBaseOf([new SourceText('file:///knowledge/names.yaml', yaml)], [], { ...noResources, lexicon });

export const emptyScene: Scene = {
  knowledge: knowledgeFrom(''),
  settings: defaultSettings,
  surroundings: noSurroundings,
};

/** The scene after one `yaml …` block of a rule's page. */
export function withBlock(scene: Scene, kind: string, yaml: string): Scene {
  switch (kind) {
    case 'knowledge':
      return { ...scene, knowledge: knowledgeFrom(yaml) };
    case 'koetsu':
      return { ...scene, settings: settingsFrom(yaml) };
    case 'house':
      return { ...scene, settings: settingsOf(parse(yaml)) };
    case 'terms':
      return { ...scene, settings: settingsFrom('house: { terms: terms.yml }', yaml) };
    case 'files':
      return { ...scene, surroundings: withFiles(scene.surroundings, filesFrom(yaml)) };
    case 'answers':
      return {
        ...scene,
        surroundings: withAnswers(
          scene.surroundings,
          Object.entries(parse(yaml) as Record<string, WebAnswer>),
        ),
      };
    default:
      throw new Error(`no such scene: yaml ${kind}`);
  }
}

/** `地図.png: present`, `annex.md: missing`, or the text of a file beside the report. */
const filesFrom = (yaml: string): readonly (readonly [string, LinkedFile])[] =>
  Object.entries(parse(yaml) as Record<string, string>).map(([path, state]) => {
    const uri = linkedUri('file:///report.md', path);
    return [uri, state === 'missing' || state === 'present' ? state : new SourceText(uri, state)];
  });

/** What a koetsu.yaml with this text declares, and a dictionary beside it, which have no fault. */
function settingsFrom(yaml: string, terms?: string): Settings {
  const files = new Map([settingsName, 'terms.yml'].map((it) => [`file:///house/${it}`, it]));
  const { settings, problems } = loadSettings('file:///house', (uri) => {
    const text = files.get(uri) === settingsName ? yaml : files.has(uri) ? terms : undefined;
    return text === undefined ? undefined : new SourceText(uri, text);
  });
  deepEqual([...problems.values()].flat(), []);
  return settings;
}

type WrittenHouse = Partial<Omit<House, 'disclaimers' | 'contact' | 'byline'>> & {
  readonly disclaimer?: Written | readonly Written[];
  readonly contact?: Written;
  readonly byline?: Written;
};

type Written = string | { readonly text: string; readonly from?: string; readonly version?: string };

function settingsOf({ disclaimer = [], contact, byline, ...rest }: WrittenHouse): Settings {
  const versions = Array.isArray(disclaimer) ? (disclaimer as readonly Written[]) : [disclaimer as Written];
  return {
    ...defaultSettings,
    house: {
      ...noHouse,
      ...rest,
      disclaimers: versions.map(approved),
      contact: contact === undefined ? undefined : approved(contact),
      byline: byline === undefined ? undefined : approved(byline),
    },
  };
}

function approved(written: Written): ApprovedText {
  const { text, from, version } = typeof written === 'string' ? { text: written } : written;
  return { markdown: text.trim(), from, version };
}
