/**
 * How long the extension takes to begin, in a real VS Code: `node test/extension/activation.mjs 5` prints one line of
 * JSON for each fresh extension host. `activate` is the time of activate(), at whose end the server answers; `findings`
 * that from there, through the opening of a report, to its first findings. Both in milliseconds.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { build } from 'esbuild';
import { stage } from '../../tools/package.mjs';
import { installHost } from '../editor-host/install.mjs';
import { openWorkbench } from '../editor-host/workbench.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const bundle = join(here, '../../out/extension/activation.cjs');
await build({
  entryPoints: [join(here, 'activation.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
  logLevel: 'warning',
});
installHost();
for (let left = Number(process.argv[2] ?? 1); left > 0; left--) console.log(await measured());

/** Without koetsu.yaml, which would activate the extension at once; nothing is cached from an earlier start. */
async function measured() {
  const temporary = mkdtempSync(join(tmpdir(), 'koetsu-'));
  process.env.XDG_CACHE_HOME = join(temporary, 'cache');
  const folder = join(temporary, 'folder');
  mkdirSync(folder);
  cpSync(join(here, '../../sample/reports'), join(folder, 'reports'), { recursive: true });
  let line;
  const log = [];
  const { exit, close } = await openWorkbench({
    folder,
    developed: [stage()],
    tests: bundle,
    onLog(_, args) {
      const text = format(...args);
      log.push(text);
      if (text.startsWith('[activation] ')) line = text.slice('[activation] '.length);
    },
  });
  await exit;
  await close();
  rmSync(temporary, { recursive: true, force: true });
  return line ?? Promise.reject(new Error(log.slice(-20).join('\n')));
}
