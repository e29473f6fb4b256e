/**
 * VS Code in Japanese. Its language packs are on a marketplace; the same translations are on the npm registry, as
 * modules. What they lack, since they are older than this VS Code, stays English.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const cache = join(dirname(fileURLToPath(import.meta.url)), '.cache');

/** Makes the pack known to a server that keeps its state in `dataFolder`. */
export async function addJapanese(dataFolder) {
  const pack = dirname(require.resolve('@codingame/monaco-vscode-language-pack-ja/package.json'));
  const { version } = JSON.parse(readFileSync(join(pack, 'package.json'), 'utf8'));
  const { default: contents } = await import(
    pathToFileURL(join(pack, 'translations/main.i18n.json.js')).href
  );
  const messages = join(cache, 'main.i18n.json');
  mkdirSync(cache, { recursive: true });
  writeFileSync(messages, JSON.stringify({ contents }));
  const ofExtension = (id) => [id, join(pack, `translations/extensions/${id}.i18n.json`)];
  const ja = {
    hash: version,
    label: '日本語',
    extensions: [{ extensionIdentifier: { id: 'ms-ceintl.vscode-language-pack-ja' }, version }],
    translations: Object.fromEntries([
      ['vscode', messages],
      ...['vscode.markdown', 'vscode.markdown-language-features', 'vscode.git'].map(ofExtension),
    ]),
  };
  writeFileSync(join(dataFolder, 'data/languagepacks.json'), JSON.stringify({ ja }));
}
