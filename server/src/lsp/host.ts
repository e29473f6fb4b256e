/** What the server needs from its world: a disk with Node, the client's file system in a browser. */
import type { Resources } from '../core/knowledge/resources.js';

export interface Host {
  /** Of the product, for `serverInfo`. */
  readonly version: string;
  /** The text of a file; undefined where it cannot be read. */
  readText(uri: string): Promise<string | undefined>;
  /** Canonical URIs of the files under `root` whose path relative to it matches one of `globs`. */
  findFiles(root: string, globs: readonly string[]): Promise<readonly string[]>;
  loadResources(): Promise<Resources>;
}
