/** Packs the extension and looks at what is in it, and how large that is. */
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import picomatch from 'picomatch';
import { packVsix } from '../tools/package.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const file = path.join(root, 'out/koetsu.vsix');

/** What is in it: programs and data by their names, and the kinds of files of which there may be any number. */
const expected = [
  ...['LICENSE.txt', 'NOTICE.md', 'README.en.md', 'changelog.md', 'readme.md'],
  ...['package.json', 'package.nls.json', 'package.nls.ja.json', 'l10n/bundle.l10n.ja.json'],
  ...['dist/client.js', 'dist/server.js', 'dist/reader.js', 'dist/textlint.js'],
  ...['dist/web/client.js', 'dist/web/server.js', 'dist/web/reader.js'],
  ...['dist/lexicon.bin', 'dist/packs.bin', 'dist/morphology.bin', 'dist/packs/*.yaml'],
  ...['dist/rules/*.md', 'dist/rules/index.json'],
  ...['client/icons/*.svg', 'client/styles/*.css', 'client/walkthrough/*.{md,svg}'],
  ...['schemas/*.schema.json', 'snippets/*.code-snippets', 'syntaxes/*.tmLanguage.json'],
];

/** Bytes: what a start reads, and what a person downloads. Whoever needs more raises the number and says why. */
const bounds = {
  'dist/client.js': 600_000,
  'dist/server.js': 1_400_000,
  'dist/web/client.js': 600_000,
  'dist/web/server.js': 1_400_000,
};
/** The dictionary of the morphological analysis is 4.7 million of them. */
const largest = 8_000_000;

packVsix(file);
const entries = entriesOf(readFileSync(file));
const packed = entries
  .map((it) => it.name)
  .filter((it) => it.startsWith('extension/'))
  .map((it) => it.slice('extension/'.length));
assert.deepEqual(
  packed.filter((it) => !expected.some((wanted) => picomatch.isMatch(it, wanted))),
  [],
  'nothing else is packed',
);
assert.deepEqual(
  expected.filter((wanted) => !packed.some((it) => picomatch.isMatch(it, wanted))),
  [],
  'all of it is packed',
);
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
