/** The language server's world in a Node process: the disk, and what the product ships in `folder`. */
import path from 'node:path';
import type { Host } from '../lsp/host.js';
import { SentenceReader } from '../lsp/sentenceReader.js';
import { keep, recall } from './cache.js';
import { exists, findFiles, readText, stampOf, uriOfPath } from './files.js';
import { gitAuthorAt } from './gitAuthor.js';
import { askServers, isPrivateAllowed, plannedRequests } from './liveLinks.js';
import { startReadingThread } from './readingThread.js';
import { loadResources } from './resources.js';
import { Textlints } from './textlint.js';

export function nodeHost(version: string, folder: string): Host {
  const reader = new SentenceReader(() => startReadingThread(folder));
  const textlints = new Textlints(path.join(folder, 'textlint.js'));
  return {
    version,
    readText: async (uri) => readText(uri),
    findFiles: async (root, globs) => findFiles(root, globs),
    stampOf: async (uri) => stampOf(uri),
    exists: async (uri) => exists(uri),
    pageOf: (rule) => uriOfPath(path.join(folder, 'rules', `${rule}.md`)),
    plannedRequests: async (urls) => plannedRequests(urls),
    async askServers(urls, cancel, onAnswer) {
      const controller = new AbortController();
      const listening = cancel.onCancellationRequested(() => controller.abort());
      try {
        return await askServers(urls, { signal: controller.signal, onAnswer, isPrivateAllowed });
      } finally {
        listening.dispose();
      }
    },
    loadResources: async () => loadResources(folder),
    recall: async (key) => recall(key),
    keep: async (key, text) => keep(key, text),
    authorAt: gitAuthorAt,
    lint: (root, uri, text) => textlints.lint(root, uri, text),
    stopLinting: () => textlints.stop(),
    readSentences: (sentences) => reader.read(sentences),
  };
}
