/**
 * `npm run bench`: measures Koetsu against its peers, into docs/benchmarks.md.
 * `--quick` goes through every step in a minute or two and keeps nothing; names of sections measure those alone.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
process.chdir(root);
const measure = 'out/bench/measure.cjs';
const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});

installPeers();
// What is shipped.
execFileSync(process.execPath, ['tools/build.mjs', '--production'], { stdio: 'inherit' });
await bundle();

const all = execFileSync(process.execPath, [measure, '--sections'], { encoding: 'utf8' }).split(' ');
const unknown = positionals.filter((it) => !all.includes(it));
if (unknown.length > 0)
  throw new Error(`no such section: ${unknown.join(', ')} (there are ${all.join(', ')})`);
const folder = mkdtempSync(path.join(tmpdir(), 'koetsu-bench-'));
const start = Date.now();
// Whoever interrupts a run ends the section; the folder is then deleted as at any other end.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
try {
  const sections = all
    .filter((it) => positionals.length === 0 || positionals.includes(it))
    .map((it) => measured(it));
  const file = path.join(folder, 'sections.json');
  writeFileSync(file, JSON.stringify(sections));
  const page = execFileSync(process.execPath, [measure, '--page', file], { encoding: 'utf8' });
  if (!values.quick && positionals.length === 0) writeFileSync('docs/benchmarks.md', page);
  console.log(page);
  console.error(`${Math.round((Date.now() - start) / 1000)} s`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One process for each section, so that none finds the heap that another has left. */
function measured(section) {
  const begin = Date.now();
  console.error(section);
  const file = path.join(folder, `${section}.json`);
  const { status } = spawnSync(
    process.execPath,
    [
      // The index of a million names, while it is built.
      '--max-old-space-size=6144',
      ...[measure, section, file, folder, values.quick ? 'quick' : 'full'],
    ],
    {
      stdio: 'inherit',
      // The user's own cache is neither used nor filled.
      env: { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache') },
    },
  );
  if (status !== 0) throw new Error(`${section} ended with ${status}`);
  console.error(`  ${Math.round((Date.now() - begin) / 1000)} s`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function installPeers() {
  const peers = 'tools/bench/peers';
  const installed = path.join(peers, 'node_modules/.package-lock.json');
  const lock = JSON.parse(readFileSync(path.join(peers, 'package-lock.json'), 'utf8'));
  const found = existsSync(installed) ? JSON.parse(readFileSync(installed, 'utf8')) : { packages: {} };
  const isCurrent = Object.keys(lock.packages['']?.devDependencies).every((name) => {
    const place = `node_modules/${name}`;
    return found.packages[place]?.version === lock.packages[place].version;
  });
  if (isCurrent) return;
  console.error('installing the peers');
  execFileSync('npm', ['ci', '--prefix', peers, '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

async function bundle() {
  const common = { bundle: true, platform: 'node', target: 'es2022', format: 'cjs', logLevel: 'warning' };
  await build({
    ...common,
    entryPoints: ['tools/bench/measure.ts'],
    outfile: measure,
    packages: 'external',
    define: { KOETSU_VERSION: '"development"' },
  });
  // As tools/build.mjs makes ours.
  await build({
    ...common,
    entryPoints: ['tools/bench/peers/emptyServer.ts'],
    outfile: 'out/bench/emptyServer.cjs',
    mainFields: ['module', 'main'],
    minify: true,
  });
}
