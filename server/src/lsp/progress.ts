/** The client's progress bar, where it has one and the work is worth one. */
import type * as lsp from 'vscode-languageserver';
import type { Message } from '../core/finding.js';
import type { Client } from './client.js';

export interface Progress {
  readonly isCancelled: boolean;
  /** So many of all are done. */
  report(done: number): void;
  done(): void;
}

const silent: Progress = { isCancelled: false, report() {}, done() {} };

export async function progressOf(
  connection: lsp.Connection,
  client: Client,
  title: Message,
  total: number,
  worthTelling: number,
): Promise<Progress> {
  if (!client.showsProgress || total < worthTelling) return silent;
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin(title[client.language], 0, undefined, true);
  let shown = 0;
  return {
    get isCancelled() {
      return progress.token.isCancellationRequested;
    },
    report(done) {
      const percentage = Math.floor((done / total) * 100);
      if (percentage === shown) return;
      shown = percentage;
      progress.report(percentage, `${done} / ${total}`);
    },
    done: () => progress.done(),
  };
}
