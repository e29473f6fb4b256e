/** Runs a TypeScript file of this project: `node tools/run.mjs tools/generate.ts --check`. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [entry, ...args] = process.argv.slice(2);
const outfile = path.join(root, 'out/run', `${path.basename(entry, '.ts')}.cjs`);
await build({
  absWorkingDir: root,
  entryPoints: [path.resolve(entry)],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'es2022',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  loader: { '.md': 'text' },
  define: { KOETSU_VERSION: '"development"' },
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
