/**
 * The textlint of the folder in which this process runs: it lints the texts that its parent sends.
 * Invariant: nothing but `<folder>/node_modules/textlint` is loaded, whatever lies in folders above.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LintAnswer, LintMessage } from './lsp/host.js';
import type { LintRequest } from './node/textlint.js';

/** What is used of textlint's API, which it has had since 12.3: https://textlint.org/docs/use-as-modules */
interface Textlint {
  readonly default?: Textlint;
  createLinter?(options: { readonly descriptor: Descriptor }): Linter;
  loadTextlintrc(): Promise<Descriptor>;
}

interface Descriptor {
  toKernelOptions?(): { readonly rules?: readonly unknown[] };
}

interface Linter {
  lintText(text: string, filePath: string): Promise<{ readonly messages: readonly LintMessage[] }>;
  scanFilePath?(filePath: string): Promise<{ readonly status: string }>;
}

let loading: Promise<Linter | LintAnswer> | undefined;

async function load(): Promise<Linter | LintAnswer> {
  const folder = path.resolve('node_modules', 'textlint');
  if (!existsSync(folder)) return { kind: 'missing' };
  const module: Textlint = await import(pathToFileURL(require.resolve(folder)).href);
  const textlint = module.createLinter ? module : (module.default ?? module);
  if (!textlint.createLinter) return { kind: 'outdated' };
  const descriptor = await textlint.loadTextlintrc();
  if (descriptor.toKernelOptions?.().rules?.length === 0) return { kind: 'unconfigured' };
  return textlint.createLinter({ descriptor });
}

async function answerTo({ file, text }: LintRequest): Promise<LintAnswer> {
  loading ??= load();
  const linter = await loading;
  if ('kind' in linter) return linter;
  const scanned = await linter.scanFilePath?.(file);
  if (scanned?.status === 'ignored') return { kind: 'messages', messages: [] };
  const { messages } = await linter.lintText(text, file);
  return { kind: 'messages', messages };
}

process.on('message', (request: LintRequest) => {
  answerTo(request)
    .catch((error: unknown): LintAnswer => {
      loading = undefined;
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    })
    .then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
