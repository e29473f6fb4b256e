/** The language server's world in a worker of a browser: all of it is on the client's side. */
import type * as lsp from 'vscode-languageserver';
import type { TextCodec } from '../core/knowledge/knowledgeImage.js';
import { resourcesFrom } from '../core/knowledge/shippedResources.js';
import { builtInPacks } from '../core/settings.js';
import { clientFiles } from './clientFiles.js';
import type { Host } from './host.js';
import {
  type KeepParams,
  keepRequest,
  type ReadSentences,
  type ReadSentencesParams,
  readSentencesRequest,
  recallRequest,
} from './protocol.js';
import type { Shipped } from './workerProtocol.js';

export const workerHost = (version: string, connection: lsp.Connection, shipped: Shipped): Host => ({
  version,
  ...clientFiles(connection),
  pageOf: (rule) => `${shipped.folder}/rules/${rule}.md`,
  // A browser lets no page ask other servers what they would say to anybody else.
  plannedRequests: async () => ({ urls: 0, hosts: 0 }),
  askServers: async () => new Map(),
  async readSentences(sentences) {
    const params: ReadSentencesParams = { sentences };
    const faults = await connection
      .sendRequest<ReadSentences | null>(readSentencesRequest, params)
      .catch(() => null);
    return faults ? new Map(faults) : undefined;
  },
  loadResources: async () =>
    resourcesFrom({
      packNames: builtInPacks,
      lexicon: shipped.lexicon,
      packs: () => shipped.packs,
      packUri: (pack) => `${shipped.folder}/packs/${pack}.yaml`,
      codec,
    }),
  recall: (key) =>
    connection.sendRequest<string | null>(recallRequest, { key }).then(
      (text) => text ?? undefined,
      () => undefined,
    ),
  async keep(key, text) {
    const params: KeepParams = { key, text };
    await connection.sendRequest(keepRequest, params).catch(() => {});
  },
  authorAt: async () => undefined,
});

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

const codec: TextCodec = {
  fromUtf16: (units) => utf16.decode(units),
  fromUtf8: (bytes) => utf8.decode(bytes),
  toUtf8: (text) => encoder.encode(text),
};
