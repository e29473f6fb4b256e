/**
 * Builds dist/: the doors as one file each, the packs, the word list and the morphological dictionary as bytes, the
 * rules' pages.
 * Flags: --watch rebuilds the doors when a source changes; --production leaves the source maps out.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const flags = new Set(process.argv.slice(2));

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // Node 20 knows all of it; for a target in Node's versions, esbuild compiles regular expressions at each use.
  target: 'es2022',
  format: 'cjs',
  // `yaml` and `vscode-*` ship CommonJS for Node and ES modules for bundlers; the latter are smaller.
  mainFields: ['module', 'main'],
  alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
  // A start is half reading code, so it is small in development too.
  minify: true,
  sourcemap: flags.has('--production') ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  define: {
    KOETSU_VERSION: JSON.stringify(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version),
  },
};

/** @type {esbuild.BuildOptions[]} */
const doors = [
  {
    ...common,
    entryPoints: { cli: 'server/src/main.cli.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...common, entryPoints: { mcp: 'server/src/main.mcp.ts' }, outdir: 'dist' },
  {
    ...common,
    entryPoints: { server: 'server/src/main.node.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...common, entryPoints: { textlint: 'server/src/main.textlint.ts' }, outdir: 'dist' },
  { ...common, entryPoints: { reader: 'server/src/main.reader.ts' }, outdir: 'dist' },
  {
    ...common,
    entryPoints: { client: 'client/src/extension.node.ts' },
    outdir: 'dist',
    external: ['vscode'],
  },
];

const dictionaryPackage = 'node_modules/@patdx/kuromoji';
const dictionarySources = [
  'tools/morphology.ts',
  'server/src/core/morphology/dictionary.ts',
  'server/src/core/knowledge/nameTrie.ts',
  `${dictionaryPackage}/package.json`,
];

mkdirSync(dist, { recursive: true });
if (flags.has('--watch')) {
  for (const options of doors) await (await esbuild.context(options)).watch();
} else {
  await Promise.all(doors.map((options) => esbuild.build(options)));
}
await buildResources();
copyRulePages();

/** Packs and word list → bytes, by the product's own code. */
async function buildResources() {
  const outfile = path.join(root, 'out/tools/resources.cjs');
  await esbuild.build({
    ...common,
    entryPoints: ['tools/resources.ts'],
    outfile,
    sourcemap: false,
    minify: false,
  });
  const { packImage, wordList, morphologicalDictionary } = createRequire(import.meta.url)(outfile);
  writeFileSync(path.join(dist, 'packs.bin'), packImage(path.join(root, 'server/packs')));
  writeFileSync(path.join(dist, 'lexicon.bin'), wordList(path.join(root, 'server/lexicon/katakana.txt')));
  cpSync(path.join(root, 'server/packs'), path.join(dist, 'packs'), { recursive: true });
  const dictionary = path.join(dist, 'morphology.bin');
  if (!isNewer(dictionary, dictionarySources)) {
    writeFileSync(dictionary, morphologicalDictionary(path.join(root, dictionaryPackage, 'dict')));
  }
  cpSync(path.join(root, 'NOTICE.md'), path.join(dist, 'NOTICE.md'));
}

/** Whether a file was made after all of these, so that seconds need not be spent on it again. */
function isNewer(file, sources) {
  const timeOf = (it) => statSync(it, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.every((it) => timeOf(path.join(root, it)) < timeOf(file));
}

function copyRulePages() {
  const rules = path.join(root, 'server/src/core/rules');
  rmSync(path.join(dist, 'rules'), { recursive: true, force: true });
  mkdirSync(path.join(dist, 'rules'), { recursive: true });
  for (const page of readdirSync(rules).filter((it) => it.endsWith('.md'))) {
    cpSync(path.join(rules, page), path.join(dist, 'rules', page));
  }
}
