/**
 * Runs a bundle from code that an earlier run has compiled, which is kept in the user's cache. Reading a megabyte of
 * source anew takes longer than checking a report. (Node has this of its own from version 22.1 on, for whole modules
 * alone.)
 * Invariant: without the kept code, or with one that does not fit, everything works, a little later.
 */
import { isAscii } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder, forgetOldest, writeCached } from './cache.js';

/** Of an older version, or of another one of Node. */
const mostKept = 6;

/** What `tools/build.mjs` writes under a bundle: a hash of it. */
const mark = /\/\/ build ([0-9a-f]+)\s*$/;

type Bundle = (load: NodeJS.Require, folder: string) => void;

/** `use` names what the bundle is run for; the code is kept with all that was compiled for it. Undefined keeps nothing. */
export function runCompiled(file: string, use: string | undefined): void {
  const bytes = readFileSync(file);
  const source = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
  const place = use === undefined ? undefined : placeOf(source, use);
  const cachedData = place === undefined ? undefined : codeIn(place);
  const script = new Script(`(function (require, __dirname) {${source}\n})`, {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const bundle: Bundle = script.runInThisContext();
  bundle(require, path.dirname(file));
  if (place !== undefined && (!cachedData || script.cachedDataRejected)) {
    // Status 2 comes too early: little is compiled by then.
    process.once('exit', (status) => status < 2 && keep(place, script));
  }
}

/** Undefined where nothing may be kept. */
function placeOf(source: string, use: string): string | undefined {
  const build = mark.exec(source.slice(-100))?.[1];
  if (build === undefined || process.env['NODE_DISABLE_COMPILE_CACHE']) return undefined;
  return path.join(cacheFolder(), `${use}-${build}-${process.versions.v8}-${process.arch}.code`);
}

/** V8 looks at the beginning of the code alone, and what is damaged behind it ends the process: it is there twice. */
function codeIn(place: string): Buffer | undefined {
  try {
    const file = openSync(place, 'r');
    try {
      if (!isOwn(fstatSync(file))) return undefined;
      const both = readFileSync(file);
      const half = both.length / 2;
      const code = both.subarray(0, half);
      return code.equals(both.subarray(half)) ? code : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Code is run only for the one who has written it. */
const isOwn = ({ uid, mode }: { uid: number; mode: number }): boolean =>
  process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);

function keep(place: string, script: Script): void {
  const code = script.createCachedData();
  writeCached(place, Buffer.concat([code, code]));
  forgetOldest('code', mostKept);
}
