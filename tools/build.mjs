/**
 * Builds dist/: each door as one file, the packs, the word list and the morphological dictionary as bytes, the rules'
 * pages.
 * Flags: --watch rebuilds the doors when a source changes; --production leaves the source maps out.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { common, doors, root } from './doors.mjs';

const dist = path.join(root, 'dist');
const flags = new Set(process.argv.slice(2));

const dictionaryPackage = 'node_modules/@patdx/kuromoji';
const dictionarySources = [
  'tools/morphology.ts',
  'server/src/core/morphology/dictionary.ts',
  'server/src/core/knowledge/nameTrie.ts',
  `${dictionaryPackage}/package.json`,
];

const made = doors.map((it) => ({ ...it, sourcemap: flags.has('--production') ? false : 'linked' }));
mkdirSync(dist, { recursive: true });
if (flags.has('--watch')) {
  for (const options of made) await (await esbuild.context(options)).watch();
} else {
  await Promise.all(made.map((options) => esbuild.build(options)));
  markBuild(path.join(dist, 'commands.js'));
}
await buildResources();
copyRulePages();

/** For `node/compiledCode.ts`: a bundle that tells which one it is. ASCII alone is read five times as fast. */
function markBuild(bundle) {
  const text = readFileSync(bundle, 'utf8');
  // esbuild leaves them in regular expressions. A source map would not know of it.
  const code = flags.has('--production')
    ? text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text;
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  writeFileSync(bundle, `${code}// build ${hash}\n`);
}

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
  const pages = readdirSync(rules).filter((it) => it.endsWith('.md'));
  for (const page of pages) cpSync(path.join(rules, page), path.join(dist, 'rules', page));
  const ids = pages.map((it) => it.slice(0, -'.md'.length)).sort();
  writeFileSync(path.join(dist, 'rules/index.json'), JSON.stringify(ids));
}
