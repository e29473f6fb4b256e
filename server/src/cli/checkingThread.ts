/** The thread that judges files: answers each with what it has found. */
import type { MessagePort } from 'node:worker_threads';
import type { Workspace } from '../core/workspace.js';
import { pathOfUri } from '../node/files.js';
import { loadResources } from '../node/resources.js';
import { rootFor, workspaceOnDisk } from '../node/workspaceOnDisk.js';
import { checkerOf } from './checker.js';
import type { NamedFile, Task } from './checkingThreads.js';
import { judged } from './judgement.js';

/** `folder` holds what the product ships. */
export function judgeFor(port: MessagePort, { asksToPublish, answers }: Task, folder: string): void {
  const resources = loadResources(folder);
  const workspaces = new Map<string, Workspace>();
  const workspaceFor = (root: string): Workspace => {
    const known = workspaces.get(root) ?? workspaceOnDisk(root, resources);
    workspaces.set(root, known);
    return known;
  };
  port.on('message', (named: NamedFile) => {
    const file = { ...named, workspace: workspaceFor(rootFor(pathOfUri(named.uri)!)) };
    port.postMessage(judged(file, checkerOf(file, folder, answers), asksToPublish));
  });
}
