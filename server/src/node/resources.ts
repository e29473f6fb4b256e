/** Loads what `tools/build.mjs` put beside the bundle, and keeps built knowledge bases between runs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { knowledgeImageOf, knowledgeOfImage, type TextCodec } from '../core/knowledge/knowledgeImage.js';
import type { Resources } from '../core/knowledge/resources.js';
import { located, resourcesFrom } from '../core/knowledge/shippedResources.js';
import { builtInPacks } from '../core/settings.js';
import type { SourceText } from '../core/text/sourceText.js';
import { cachedName, forgetOldest, writeCached } from './cache.js';
import { uriOfPath } from './files.js';

declare const KOETSU_VERSION: string;

/** Smaller knowledge is built sooner than it is found again. */
const worthStoring = 50_000;

/** Each version of a folder's knowledge has a file of its own, of the size of the knowledge. */
const mostStored = 8;

/** `folder` holds packs.bin and lexicon.bin; without them the engine works with the workspace's names alone. */
export function loadResources(folder: string): Resources {
  const packUri = (pack: string): string => uriOfPath(path.join(folder, 'packs', `${pack}.yaml`));
  const shipped = resourcesFrom({
    packNames: builtInPacks,
    lexicon: read(path.join(folder, 'lexicon.bin')),
    packs: () => read(path.join(folder, 'packs.bin')),
    packUri,
    codec,
  });
  return {
    ...shipped,
    stored(sources, names) {
      const file = storeFile(sources, names);
      const bytes = file === undefined ? undefined : read(file);
      const knowledge = bytes && knowledgeOfImage(bytes, shipped.lexicon, codec);
      return knowledge ? located(knowledge, packUri) : shipped.stored(sources, names);
    },
    store(knowledge, sources, names) {
      const file = storeFile(sources, names);
      if (file === undefined) return;
      writeCached(file, knowledgeImageOf(knowledge, codec));
      forgetOldest('kb', mostStored);
    },
  };
}

/** Where a knowledge base is stored: a name made of all that it depends on. Undefined if it is not worth it. */
function storeFile(sources: readonly SourceText[], packs: readonly string[]): string | undefined {
  if (sources.reduce((sum, it) => sum + it.text.length, 0) < worthStoring) return undefined;
  const parts = sources.flatMap(({ uri, text }) => [uri, text]);
  return cachedName([KOETSU_VERSION, JSON.stringify(packs), ...parts], 'kb');
}

/** A whole file in a buffer of its own, so that typed arrays may look into it. */
function read(file: string): Uint8Array | undefined {
  try {
    const buffer = readFileSync(file);
    return buffer.byteOffset % 4 === 0 ? buffer : new Uint8Array(buffer);
  } catch {
    return undefined;
  }
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

export const codec: TextCodec = {
  fromUtf16: (units) => bufferOf(units).toString('utf16le'),
  fromUtf8: (bytes) => bufferOf(bytes).toString('utf8'),
  toUtf8: (text) => Buffer.from(text, 'utf8'),
};
