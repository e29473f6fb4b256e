/** The textlints of workspace folders, each in a process of its own that is asked one text at a time. */
import { type ChildProcess, fork } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { LintAnswer } from '../lsp/host.js';
import { pathOfUri } from './files.js';

export interface LintRequest {
  readonly file: string;
  readonly text: string;
}

/** Milliseconds after which a text that is not answered counts as a failure. */
const longest = 60_000;

/** What textlint reads when it starts; a process that has read something else is replaced. */
const configurations = [
  ...['.textlintrc', '.textlintrc.json', '.textlintrc.yml', '.textlintrc.yaml', '.textlintrc.js'],
  ...[
    '.textlintrc.cjs',
    '.textlintrc.mjs',
    '.textlintignore',
    'package.json',
    'node_modules/textlint/package.json',
  ],
];

export class Textlints {
  readonly #script: string;
  readonly #running = new Map<string, { readonly child: ChildProcess; readonly stamp: string }>();

  /** `script` is the program of the processes. */
  constructor(script: string) {
    this.#script = script;
  }

  async lint(root: string, uri: string, text: string): Promise<LintAnswer> {
    const [folder, file] = [pathOfUri(root), pathOfUri(uri)];
    if (folder === undefined || file === undefined) return { kind: 'missing' };
    const child = this.#processFor(folder);
    return new Promise((resolve) => {
      const output: Buffer[] = [];
      const onOutput = (it: Buffer): number => output.push(it);
      const end = (answer: LintAnswer): void => {
        clearTimeout(timer);
        child.off('message', end);
        child.off('exit', onExit);
        child.off('error', onError);
        child.stderr?.off('data', onOutput);
        resolve(answer);
      };
      const fail = (reason: string): void => {
        this.#end(folder);
        end({ kind: 'failed', reason });
      };
      const onExit = (): void =>
        fail(Buffer.concat(output).toString().trim().split('\n').at(-1) || `exit ${child.exitCode}`);
      const onError = (error: Error): void => fail(error.message);
      const timer = setTimeout(() => fail(`${longest / 1000} s`), longest);
      child.once('message', end);
      child.once('exit', onExit);
      child.once('error', onError);
      child.stderr?.on('data', onOutput);
      child.send({ file, text } satisfies LintRequest);
    });
  }

  /** Ends all processes. */
  stop(): void {
    for (const folder of [...this.#running.keys()]) this.#end(folder);
  }

  #processFor(folder: string): ChildProcess {
    const stamp = configurations.map((it) => modifiedAt(path.join(folder, it))).join();
    const running = this.#running.get(folder);
    if (running?.stamp === stamp && running.child.connected) return running.child;
    this.#end(folder);
    const child = fork(this.#script, [], {
      cwd: folder,
      // The editor's own program is a Node only when it is told so.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      execArgv: [],
      // Its standard output may be the connection of this server.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    // What nobody reads would fill the pipe, and the process would wait for ever.
    child.stderr?.resume();
    this.#running.set(folder, { child, stamp });
    return child;
  }

  #end(folder: string): void {
    this.#running.get(folder)?.child.kill();
    this.#running.delete(folder);
  }
}

function modifiedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
