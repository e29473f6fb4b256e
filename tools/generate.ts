/**
 * Writes what follows from the declarations of rules, settings and records: `npm run generate`.
 * With --check it writes nothing and fails where a file is not what it would write.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { schemaOf as inputSchemaOf } from '../server/src/core/assistant/toolInput.js';
import { tools } from '../server/src/core/assistant/tools.js';
import { type Message, severities } from '../server/src/core/finding.js';
import { entityKinds } from '../server/src/core/knowledge/entity.js';
import { fileKeys, type KeyShape, type Keys } from '../server/src/core/knowledge/knowledgeKeys.js';
import type { NameToken } from '../server/src/core/languageService.js';
import { acceptancesName, acceptancesShape } from '../server/src/core/publishing/acceptances.js';
import { previewStyles, reportStyles } from '../server/src/core/rendering/styles.js';
import { rules } from '../server/src/core/rules/index.js';
import { type EditorSetting, editorSettings } from '../server/src/core/settingsShape/editorSettings.js';
import { settingsShape } from '../server/src/core/settingsShape/settingsShape.js';
import type { Shape } from '../server/src/core/settingsShape/shape.js';
import { houseStylePage } from './houseStyle/page.js';
import { snippetBody, snippets } from './snippets.js';

type Json = { readonly [key: string]: unknown };

const inBoth = ({ ja, en }: Message): string => `${ja} / ${en}`;

function schemaOf(shape: Shape): Json {
  const description = inBoth(shape.description);
  switch (shape.type) {
    case 'text':
      return {
        description,
        type: ['string', 'number'],
        ...(shape.form && { pattern: shape.form.pattern.source }),
      };
    case 'flag':
      return { description, type: 'boolean' };
    case 'number':
      return { description, type: 'number' };
    case 'choice':
      return { description, enum: shape.values };
    case 'list': {
      const items = schemaOf(shape.of);
      return {
        description,
        anyOf: [{ type: 'array', items }, items],
        ...(shape.example && { default: shape.example }),
      };
    }
    case 'map': {
      const map = {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(Object.entries(shape.keys).map(([key, it]) => [key, schemaOf(it)])),
      };
      return shape.shorthand
        ? { description, anyOf: [schemaOf(shape.shorthand), map] }
        : { description, ...map };
    }
  }
}

const draft = 'http://json-schema.org/draft-07/schema#';

const text: Json = { type: ['string', 'number'] };
const oneOrMore = (items: Json): Json => ({ anyOf: [{ type: 'array', items }, items] });

function keyedSchema(keys: Keys, required: readonly string[]): Json {
  const properties = Object.fromEntries(
    Object.entries(keys).map(([key, { description, shape }]) => [
      key,
      { description: inBoth(description), ...valueSchema(shape) },
    ]),
  );
  return { type: 'object', additionalProperties: false, properties, required };
}

function valueSchema(shape: KeyShape): Json {
  switch (shape.type) {
    case 'text':
      return text;
    case 'date':
      return { type: ['string', 'number'], pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' };
    case 'texts':
      return oneOrMore(text);
    case 'urls':
      return oneOrMore({ type: 'string', pattern: '^https?://' });
    case 'choice':
      return { enum: shape.values };
    case 'choices':
      return oneOrMore({ enum: shape.values });
    case 'weights':
      return {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((it) => [it.id, { enum: [...severities, 'off'] }])),
      };
    case 'parts':
      return oneOrMore({ anyOf: [text, keyedSchema(shape.keys, [shape.main])] });
    case 'entries':
      return { type: 'array', items: keyedSchema(shape.keys, [shape.main]) };
  }
}

const knowledgeSchema = (): Json => ({
  $schema: draft,
  title: 'Koetsu: knowledge file',
  ...keyedSchema(fileKeys, []),
});

const generated = '<!-- `npm run generate` がこのファイルを書きます。/ Written by `npm run generate`. -->';

const valuesOf = (it: EditorSetting): readonly string[] =>
  ('values' in it ? it.values : ['true', 'false']).map((value) => `\`${value}\``);

function rulesPage(): string {
  const severities = {
    error: 'エラー',
    warning: '警告',
    information: '情報',
    hint: 'ヒント',
    off: '既定では止まっている',
  };
  const fixable = { always: '✓', sometimes: '（✓）', never: '' };
  const rows = rules.map(
    (it) =>
      `| [\`${it.id}\`](../server/src/core/rules/${it.id}.md) | ${it.summary.ja}<br>${it.summary.en} | ${severities[it.severity]} | ${fixable[it.fixable]} |`,
  );
  return `${generated}

# 規則の一覧 / Rules

規則の名前から説明のページへ移れます。例はすべてテストとして実行されています。
Each name leads to the page of its rule. Every example on it is executed by \`npm test\`.

修正 ✓ はいつも、（✓）は場合によって示されます。重さは \`koetsu.yaml\` の \`rules\` で変えられます。
✓ a fix is always offered, （✓） sometimes. \`rules\` in \`koetsu.yaml\` changes the severity.

| 規則 / rule | 何を見つけるか / what it finds | 重さ / severity | 修正 / fix |
| --- | --- | --- | --- |
${rows.join('\n')}

知識ベースと設定の誤りは \`invalid-knowledge\` と \`invalid-settings\` として、そのファイルに出ます。
Faults in knowledge and settings files are shown in those files as \`invalid-knowledge\` and \`invalid-settings\`.

承認の記録（\`koetsu-accepted.yaml\`）の誤りは \`invalid-acceptance\`、当てはまる指摘がなくなった承認は \`unused-acceptance\` です。
In the record of accepted findings, \`invalid-acceptance\` is a fault, \`unused-acceptance\` an entry whose finding is gone.
`;
}

function settingsPage(): string {
  const lines: string[] = [];
  const list = (shape: Shape, key: string, depth: number): void => {
    const inner = shape.type === 'list' ? shape.of : shape;
    const values = inner.type === 'choice' ? `（${inner.values.map((it) => `\`${it}\``).join('、')}）` : '';
    const { ja, en } = shape.description;
    const line = `${'  '.repeat(depth)}- \`${key}\` ${ja}${values} ${en}`;
    lines.push(line.replaceAll('<', '&lt;'));
    if (inner.type !== 'map' || key === 'rules') return;
    for (const [name, it] of Object.entries(inner.keys)) list(it, name, depth + 1);
  };
  for (const [key, shape] of Object.entries(settingsShape.keys)) list(shape, key, 0);
  const options = rules.flatMap(({ id, options }) =>
    Object.entries(options).map(
      ([name, it]) =>
        `| \`${id}\` | \`${name}\` | \`${JSON.stringify(it.default)}\` | ${it.description.ja}<br>${it.description.en} |`,
    ),
  );
  const editor = Object.entries(editorSettings).map(
    ([name, it]) =>
      `- \`koetsu.${name}\` ${it.description.ja}（${valuesOf(it).join('、')}、既定は \`${it.default}\`）${it.description.en}`,
  );
  return `${generated}

# 設定 / Settings

設定はなくても働きます。決めたいことがあるときだけ、フォルダーの一番上に \`koetsu.yaml\` を置きます。
Nothing needs to be set. Put a \`koetsu.yaml\` at the top of the folder for what your house decides.

## koetsu.yaml

${lines.join('\n')}

\`\`\`yaml
rules:
  placeholder-link: error          # 重さだけ / severity alone
  misspelled-name:                 # 重さと細目 / severity and options
    severity: warning
\`\`\`

## 規則の細目 / Options of rules

| 規則 | 項目 | 既定 | 内容 |
| --- | --- | --- | --- |
${options.join('\n')}

## VS Code

${editor.join('\n')}
`;
}

/** What a kind of names is to a theme: few colours, and those that every theme has. */
const nameScopes: Readonly<Record<NameToken['kind'], readonly [superType: string, scope: string]>> = {
  person: ['class', 'entity.name.function'],
  country: ['namespace', 'constant.numeric'],
  place: ['namespace', 'constant.numeric'],
  facility: ['namespace', 'constant.numeric'],
  organisation: ['type', 'entity.name.tag'],
  company: ['type', 'entity.name.tag'],
  agreement: ['string', 'string.quoted'],
  policy: ['string', 'string.quoted'],
  publication: ['string', 'string.quoted'],
  term: ['string', 'string.quoted'],
  event: ['keyword', 'keyword.control'],
  ship: ['keyword', 'keyword.control'],
  weapon: ['keyword', 'keyword.control'],
  other: ['keyword', 'keyword.control'],
};

const kindNames = { ...entityKinds, other: { ja: 'そのほかの名称', en: 'Any other name' } };
const nameTypes = Object.entries(nameScopes).map(([kind, [superType, scope]]) => ({
  id: `${kind}Name`,
  superType,
  scope,
  text: `kind.${kind}`,
  name: kindNames[kind as NameToken['kind']],
}));

function manifest(): string {
  const json = JSON.parse(readFileSync('package.json', 'utf8'));
  json.contributes.configuration = {
    title: 'Koetsu 校閲',
    properties: Object.fromEntries(
      Object.entries(editorSettings).map(([name, it]) => [
        `koetsu.${name}`,
        'values' in it
          ? {
              type: 'string',
              enum: it.values,
              enumItemLabels: it.values.map((value) => `%setting.${name}.${value}%`),
              default: it.default,
              markdownDescription: `%setting.${name}%`,
              markdownEnumDescriptions: it.values.map((value) => `%setting.${name}.${value}%`),
            }
          : { type: 'boolean', default: it.default, markdownDescription: `%setting.${name}%` },
      ]),
    ),
  };
  json.capabilities.untrustedWorkspaces.restrictedConfigurations = Object.entries(editorSettings)
    .filter(([, it]) => 'isCode' in it && it.isCode)
    .map(([name]) => `koetsu.${name}`);
  json.contributes.semanticTokenTypes = nameTypes.map(({ id, superType, text }) => ({
    id,
    superType,
    description: `%${text}%`,
  }));
  json.contributes.semanticTokenScopes = [
    {
      language: 'markdown',
      scopes: Object.fromEntries(nameTypes.map(({ id, scope }) => [id, [`${scope}.${id}.koetsu`]])),
    },
  ];
  // Models read English; people read the other texts.
  json.contributes.languageModelTools = tools.map(({ name, description, fields }) => ({
    name: `koetsu_${name}`,
    toolReferenceName: `koetsu${name.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())}`,
    canBeReferencedInPrompt: true,
    displayName: `%tool.${name}%`,
    userDescription: `%tool.${name}.description%`,
    modelDescription: description.en,
    inputSchema: inputSchemaOf(fields, 'en'),
    icon: '$(checklist)',
  }));
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

/** The texts of the settings, kinds and tools, beside those that are written by hand. */
function manifestTexts(file: string, language: keyof Message): string {
  const kept = Object.entries(JSON.parse(readFileSync(file, 'utf8'))).filter(
    ([key]) => !/^(?:setting|kind|tool)\./.test(key),
  );
  const texts = Object.entries(editorSettings).flatMap(([name, it]) => [
    [`setting.${name}`, it.description[language]],
    ...('values' in it
      ? it.values.map((value, at) => [`setting.${name}.${value}`, it.valueDescriptions[at]![language]])
      : []),
  ]);
  for (const { name, title, description } of tools) {
    texts.push([`tool.${name}`, title[language]], [`tool.${name}.description`, description[language]]);
  }
  const kinds = nameTypes.map((it) => [it.text, it.name[language]]);
  return `${JSON.stringify(Object.fromEntries([...kept, ...texts, ...kinds]), undefined, 2)}\n`;
}

function snippetFile(): string {
  const made = Object.fromEntries(
    snippets.map((it) => [
      `${it.name.ja} / ${it.name.en}`,
      {
        scope: 'markdown',
        prefix: it.prefixes,
        body: snippetBody(it).split('\n'),
        description: it.description,
      },
    ]),
  );
  return `${JSON.stringify(made, undefined, 2)}\n`;
}

/** The same layout in the preview as on the page to print, with what is for the author alone. */
const previewSheet = (): string =>
  `/* Written by \`npm run generate\`. */\n${reportStyles}\n${previewStyles}\n`;
/**
 * Colours of koetsu.yaml. A grammar cannot know the file's name, so it colours nothing but what stands in no other YAML:
 * the ids of our rules, and the severity behind one.
 */
const settingsColours = (): Json => ({
  $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
  scopeName: 'yaml.koetsu.injection',
  injectionSelector: 'L:source.yaml - comment - string.quoted - string.unquoted.block',
  patterns: [
    {
      match: `(?<=^ {2}|^ {4}|^ {6})(${rules.map((it) => it.id).join('|')})(:)(?:\\s+(?:(error)|(warning)|(information|hint)|(off)))?\\s*(?=$|#|\\{)`,
      captures: {
        1: { name: 'entity.name.tag.yaml entity.name.function.rule.koetsu' },
        2: { name: 'punctuation.separator.key-value.mapping.yaml' },
        3: { name: 'keyword.control.severity.error.koetsu' },
        4: { name: 'keyword.control.severity.warning.koetsu' },
        5: { name: 'keyword.control.severity.information.koetsu' },
        6: { name: 'constant.language.off.koetsu' },
      },
    },
  ],
});

const files: Readonly<Record<string, string>> = {
  'package.json': manifest(),
  'package.nls.json': manifestTexts('package.nls.json', 'en'),
  'package.nls.ja.json': manifestTexts('package.nls.ja.json', 'ja'),
  'schemas/koetsu.schema.json': `${JSON.stringify({ $schema: draft, title: 'koetsu.yaml', ...schemaOf(settingsShape) }, undefined, 2)}\n`,
  'schemas/accepted.schema.json': `${JSON.stringify({ $schema: draft, title: acceptancesName, ...schemaOf(acceptancesShape) }, undefined, 2)}\n`,
  'schemas/knowledge.schema.json': `${JSON.stringify(knowledgeSchema(), undefined, 2)}\n`,
  'snippets/report.code-snippets': snippetFile(),
  'docs/house-style.md': houseStylePage(generated),
  'client/styles/preview.css': previewSheet(),
  'syntaxes/settings.tmLanguage.json': `${JSON.stringify(settingsColours(), undefined, 2)}\n`,
  'docs/rules.md': rulesPage(),
  'docs/settings.md': settingsPage(),
};

const stale = Object.entries(files).filter(
  ([file, content]) => !existsSync(file) || readFileSync(file, 'utf8') !== content,
);
if (process.argv.includes('--check')) {
  for (const [file] of stale)
    console.error(`${file} is not what the declarations say. Run \`npm run generate\`.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, content] of stale) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`wrote ${file}`);
  }
}
