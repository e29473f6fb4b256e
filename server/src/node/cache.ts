/** The user's cache folder: what can be made again, at a price. Whatever goes wrong here costs time and nothing else. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

export function cacheFolder(): string {
  const base =
    process.env['XDG_CACHE_HOME'] ??
    (process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined) ??
    (homedir() ? path.join(homedir(), '.cache') : tmpdir());
  return path.join(base, 'koetsu');
}

/** Writes a file as a whole or not at all, so that nobody ever reads half of it. */
export function writeCached(file: string, content: string | Uint8Array): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, content, { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // A read-only or full disk.
  }
}

/** Deletes the files with this ending that were written longest ago, but for the `most` newest. */
export function forgetOldest(ending: string, most: number): void {
  try {
    const folder = cacheFolder();
    const files = readdirSync(folder)
      .filter((it) => it.endsWith(`.${ending}`))
      .map((it) => ({ file: path.join(folder, it), written: statSync(path.join(folder, it)).mtimeMs }))
      .sort((a, b) => b.written - a.written);
    for (const { file } of files.slice(most)) rmSync(file, { force: true });
  } catch {
    // Somebody else has deleted one of them.
  }
}

/** The name of a cached file for a key of any length and any characters. */
export function cachedName(key: string | Iterable<string>, ending: string): string {
  // Loaded here, since few runs need it and it takes 5 ms of a cold start.
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  const hash = createHash('sha256');
  for (const part of typeof key === 'string' ? [key] : key) hash.update(part).update('\0');
  return path.join(cacheFolder(), `${hash.digest('hex').slice(0, 32)}.${ending}`);
}

export function recall(key: string): string | undefined {
  try {
    return readFileSync(cachedName(key, 'txt'), 'utf8');
  } catch {
    return undefined;
  }
}

export const keep = (key: string, text: string): void => writeCached(cachedName(key, 'txt'), text);
