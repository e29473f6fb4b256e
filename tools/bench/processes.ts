/** Whole processes: how long each takes from start to end, and how much memory it held at most. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Command } from './peers.js';

export interface Program extends Command {
  readonly name: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Run {
  /** Milliseconds from start to end. */
  readonly time: number;
  /** The greatest resident memory in KiB. */
  readonly peak: number;
}

/** Milliseconds from start to end. What it prints goes nowhere; a status above 1 is a failure of the bench. */
export function runningTime(program: Program): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, program.args, optionsOf(program));
  const time = performance.now() - start;
  if (status !== 0 && status !== 1) throw new Error(`${program.name} ended with ${status}`);
  return time;
}

/** Time and memory at once. The hook costs a few milliseconds, so short times are better taken without it. */
export function watchedRun(program: Program, folder: string): Run {
  const file = path.join(folder, 'peak');
  rmSync(file, { force: true });
  const hook = path.resolve('tools/bench/peakMemory.cjs');
  const environment = { ...program.environment, KOETSU_BENCH_PEAK: file };
  const time = runningTime({ ...program, args: ['--require', hook, ...program.args], environment });
  return { time, peak: Number(readFileSync(file, 'utf8')) };
}

/** Whether it says anything about the text: a tool that finds no settings is fast and silent. */
export function outputOf(program: Program): string {
  const { stdout, stderr } = spawnSync(process.execPath, program.args, {
    ...optionsOf(program),
    stdio: 'pipe',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return stdout + stderr;
}

const optionsOf = ({ cwd, environment }: Program) =>
  ({ cwd, stdio: 'ignore', env: { ...process.env, ...environment } }) as const;
