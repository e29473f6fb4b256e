/** The desktop door: the language server is a Node process of its own, spoken to over IPC. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, type NodeModule, TransportKind } from 'vscode-languageclient/node';
import { type Started, start } from './client.js';

let started: Started | undefined;

export async function activate(context: ExtensionContext): Promise<Pick<Started, 'extendMarkdownIt'>> {
  const run: NodeModule = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  const debug: NodeModule = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  started = await start(
    context,
    (options) => new LanguageClient('koetsu', 'Koetsu 校閲', { run, debug }, options),
  );
  const { extendMarkdownIt } = started;
  return { extendMarkdownIt };
}

export const deactivate = (): Promise<void> | undefined => started?.stop();
