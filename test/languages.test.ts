/** Everything that people read is there in Japanese and in English. */
import { deepEqual, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const filesIn = (folder: string): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', folder], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((it) => it.endsWith('.ts'));
const read = (file: string): string => readFileSync(file, 'utf8');
const texts = (file: string): Readonly<Record<string, string>> => JSON.parse(read(file));

const placeholdersIn = (text: string): readonly string[] => [...new Set(text.match(/\{\d+\}/g))].sort();
const targetsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\((command:[^)]*)\)/g)].map((it) => it[1]!);
const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/gu;

describe('the languages', () => {
  const client = filesIn('client/src').map(read).join('\n');
  const bundle = texts('l10n/bundle.l10n.ja.json');

  it('of the client: each text is a literal, translated once, and no translation is left over', () => {
    const used = [...client.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map((it) => it[1]!);
    deepEqual([...new Set(used)].sort(), Object.keys(bundle).sort());
    deepEqual(used.length, client.split('l10n.t(').length - 1);
    for (const [english, translation] of Object.entries(bundle)) {
      deepEqual(placeholdersIn(translation), placeholdersIn(english), english);
      ok(translation.match(japanese), translation);
    }
  });

  it('of the client: no text is shown untranslated', () => {
    const shown =
      /show(?:Information|Warning|Error)Message\(\s*['"`]|(?:prompt|placeHolder|openLabel|title):\s*'(?!https?:|Koetsu 校閲')[A-Za-z]/g;
    deepEqual(client.match(shown), null);
  });

  it('of the manifest: each text is named, in both files, and none is left over', () => {
    const manifest = JSON.parse(read('package.json'));
    const named = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map((it) => it[1]!);
    const [en, ja] = ['package.nls.json', 'package.nls.ja.json'].map(texts) as [typeof bundle, typeof bundle];
    deepEqual([...new Set(named)].sort(), Object.keys(en).sort());
    deepEqual(Object.keys(ja).sort(), Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      ok(ja[key]!.match(japanese), `${key} is Japanese`);
      deepEqual(targetsIn(ja[key]!), targetsIn(text), `${key} leads to the same commands`);
      deepEqual(placeholdersIn(ja[key]!), placeholdersIn(text), key);
    }
    /** The values of these keys are read by people. */
    const isRead = (key: string): boolean =>
      /^(?:title|name|shortTitle|contents|altText|description|markdownDescription|enumDescriptions|markdownEnumDescriptions)$/.test(
        key,
      );
    const untranslated: string[] = [];
    const look = (value: unknown, key: string): void => {
      if (typeof value === 'string') {
        if (isRead(key) && !/^%.*%$/.test(value) && value !== 'Koetsu 校閲')
          untranslated.push(`${key}: ${value}`);
      } else if (Array.isArray(value)) {
        for (const it of value) look(it, key);
      } else if (value && typeof value === 'object') {
        for (const [name, it] of Object.entries(value)) look(it, name);
      }
    };
    const { contributes, capabilities } = manifest;
    look({ ...contributes, jsonValidation: [], languageModelTools: [], problemMatchers: [] }, '');
    look(capabilities, '');
    deepEqual(untranslated, []);
  });

  it('of the server: each message is worded in both', () => {
    const [quoted, template] = [/'((?:[^'\\]|\\.)*)'/, /`((?:[^`\\]|\\.)*)`/].map((it) => it.source);
    const literal = `(?:${quoted}|${template})`;
    const pair = new RegExp(`\\bja:\\s*${literal}\\s*,\\s*en:\\s*${literal}`, 'g');
    let count = 0;
    for (const file of filesIn('server/src')) {
      for (const [, a, b, c, d] of read(file).matchAll(pair)) {
        const [ja, en] = [a ?? b!, c ?? d!].map((it) => it.replace(/\$\{[^}]*\}/g, ''));
        count++;
        if (/[a-z]{3}/i.test(ja!)) ok(ja!.match(japanese), `${file}: ${ja}`);
        // What it quotes is Japanese; the sentence is not.
        const words = en!.replace(/“[^”]*”|`[^`]*`|【[^】]*】/g, '');
        ok((words.match(japanese)?.length ?? 0) <= words.length / 3, `${file}: ${en}`);
        ok(en!.trim() !== '' || ja!.trim() === '' || !/[^\s。、・]/.test(ja!), `${file}: ${ja}`);
      }
    }
    ok(count > 300, `${count} messages`);
  });
});
