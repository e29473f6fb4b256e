/** Who Git says works in a folder. */
import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathOfUri } from './files.js';

/** Undefined where there is no Git, or it knows nobody. */
export async function gitAuthorAt(uri: string): Promise<string | undefined> {
  const place = pathOfUri(uri);
  if (place === undefined || !existsSync(place)) return undefined;
  const folder = statSync(place).isDirectory() ? place : path.dirname(place);
  return new Promise((resolve) => {
    execFile('git', ['-C', folder, 'config', 'user.name'], { timeout: 5000 }, (error, stdout) =>
      resolve(error ? undefined : stdout.trim() || undefined),
    );
  });
}
