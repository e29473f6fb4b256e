/** The commands of `koetsu`: gives them a disk and two streams, and tells the shell how it went. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { judgeFor } from './cli/checkingThread.js';
import { run } from './cli/run.js';

declare const KOETSU_VERSION: string;

if (isMainThread) runCommand();
else judgeFor(parentPort!, workerData, __dirname);

function runCommand(): void {
  const { stdout, stderr } = process;
  // A reader such as `head` may have gone before the end.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const world = { version: KOETSU_VERSION, folder: __dirname, stdout, stderr };
  void Promise.resolve(run(process.argv.slice(2), world)).then((code) => {
    process.exitCode = code;
  });
}
