/** The language server's world in a Node process: the disk, and what the product ships in `folder`. */
import type { Host } from '../lsp/host.js';
import { findFiles, readText } from './files.js';
import { loadResources } from './resources.js';

export const nodeHost = (version: string, folder: string): Host => ({
  version,
  readText: async (uri) => readText(uri),
  findFiles: async (root, globs) => findFiles(root, globs),
  loadResources: async () => loadResources(folder),
});
