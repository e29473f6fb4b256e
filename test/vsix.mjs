/** Packs the extension and looks at what is in it, and how large that is. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packVsix } from '../tools/package.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const file = path.join(root, 'out/koetsu.vsix');

/** All but the pages of the rules, which are as many as there are rules. */
const expected = [
  ...['LICENSE.txt', 'README.en.md', 'changelog.md', 'readme.md'],
  ...['package.json', 'package.nls.ja.json', 'package.nls.json', 'l10n/bundle.l10n.ja.json'],
  ...['client/icons/koetsu.svg', 'snippets/report.code-snippets', 'syntaxes/report.tmLanguage.json'],
  ...['schemas/accepted.schema.json', 'schemas/knowledge.schema.json', 'schemas/koetsu.schema.json'],
  ...['dist/client.js', 'dist/server.js', 'dist/web/client.js', 'dist/web/server.js'],
  ...['dist/lexicon.bin', 'dist/packs.bin'],
  ...['dist/packs/countries.yaml', 'dist/packs/us-middle-east.yaml'],
  'client/styles/preview.css',
  'dist/rules/index.json',
];

/** Bytes: what a start reads, and what a person downloads. Whoever needs more raises the number and says why. */
const bounds = {
  'dist/client.js': 600_000,
  'dist/server.js': 1_100_000,
  'dist/web/client.js': 600_000,
  'dist/web/server.js': 1_100_000,
};
const largest = 2_500_000;

packVsix(file);
const entries = entriesOf(readFileSync(file));
const packed = entries.map((it) => it.name).filter((it) => it.startsWith('extension/'));
const pages = readdirSync(path.join(root, 'server/src/core/rules')).filter((it) => it.endsWith('.md'));
const wanted = [...expected, ...pages.map((it) => `dist/rules/${it}`)].map((it) => `extension/${it}`);
const surplus = packed.filter((it) => !wanted.includes(it));
const missing = wanted.filter((it) => !packed.includes(it));
assert.deepEqual({ surplus, missing }, { surplus: [], missing: [] });
for (const [name, bound] of Object.entries(bounds)) {
  const { size } = entries.find((it) => it.name === `extension/${name}`);
  assert.ok(size <= bound, `${name} has ${size} bytes, and ${bound} are enough`);
}
const { size } = statSync(file);
assert.ok(size <= largest, `the package has ${size} bytes, and ${largest} are enough`);

/** The central directory of a ZIP file: names, and sizes as they are unpacked. */
function entriesOf(bytes) {
  const found = [];
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  while (bytes.toString('latin1', at, at + 4) === 'PK\x01\x02') {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((it) => bytes.readUInt16LE(at + it));
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    found.push({ name, size: bytes.readUInt32LE(at + 24) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return found;
}
