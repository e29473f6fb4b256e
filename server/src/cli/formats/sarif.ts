/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding, Fix, Severity } from '../../core/finding.js';
import { identityKey } from '../../core/findingIdentity.js';
import { rules } from '../../core/rules/index.js';
import type { SourceText } from '../../core/text/sourceText.js';
import type { TextRange } from '../../core/text/textRange.js';
import type { Language } from '../arguments.js';
import type { CheckedFile, Format, Write } from '../output.js';
import type { World } from '../world.js';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What is found in YAML files; these have no pages. */
const faultsOfFiles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'invalid-settings': { ja: '設定の誤りです。', en: 'A fault of the settings.' },
  'invalid-knowledge': { ja: '知識ベースの誤りです。', en: 'A fault of a knowledge file.' },
  'invalid-acceptance': { ja: '承認の記録の誤りです。', en: 'A fault of an acceptance.' },
  'unused-acceptance': { ja: '承認した指摘がもうありません。', en: 'The finding accepted is gone.' },
};

export function sarifFormat(write: Write, language: Language, { version, folder }: World): Format {
  const descriptors = [
    ...rules.map(({ id, summary, severity }) => ({
      id,
      shortDescription: { text: summary[language] },
      fullDescription: { text: summary[language] },
      help: helpOf(id, summary[language], folder),
      defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
    })),
    ...Object.entries(faultsOfFiles).map(([id, text]) => ({
      id,
      shortDescription: { text: text[language] },
    })),
  ];
  const indices = new Map(descriptors.map((it, index) => [it.id, index]));
  let isFirst = true;
  const start = (): void => {
    const driver = { name: 'Koetsu', semanticVersion: version, language, rules: descriptors };
    write(`{"$schema":${JSON.stringify(schema)},"version":"2.1.0","runs":[{`);
    write(
      `"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","language":"${language}","results":[`,
    );
  };
  const tell = (result: object): void => {
    if (isFirst) start();
    write(`${isFirst ? '' : ','}\n${JSON.stringify(result)}`);
    isFirst = false;
  };
  return {
    tell(file) {
      for (const finding of file.findings) tell(resultOf(finding, file, language, indices));
      for (const { finding, acceptance } of file.publish?.accepted ?? []) {
        const { reason, author } = acceptance;
        const suppressions = [
          { kind: 'external', status: 'accepted', justification: `${reason} (${author})` },
        ];
        tell({ ...resultOf(finding, file, language, indices), suppressions });
      }
    },
    end(_, { isHindered }) {
      if (isFirst) start();
      write(`\n],"invocations":[{"executionSuccessful":${!isHindered}}]}]}\n`);
    },
  };
}

/** The page of the rule, as `koetsu rules` prints it. */
function helpOf(id: string, text: string, folder: string) {
  try {
    return { text, markdown: readFileSync(path.join(folder, 'rules', `${id}.md`), 'utf8') };
  } catch {
    return { text };
  }
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function resultOf(
  finding: Finding,
  { name, source, identities }: CheckedFile,
  language: Language,
  indices: ReadonlyMap<string, number>,
) {
  const { rule, severity, message, range, fixes = [] } = finding;
  const artifactLocation = artifactOf(name);
  const identity = identities.get(finding);
  return {
    ruleId: rule,
    ...(indices.has(rule) && { ruleIndex: indices.get(rule) }),
    level: levels[severity],
    message: { text: message[language] },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(range, source) } }],
    ...(identity && { partialFingerprints: { 'koetsuIdentity/v1': identityKey(identity) } }),
    ...(fixes.length > 0 && { fixes: fixes.map((it) => fixOf(it, artifactLocation, source, language)) }),
  };
}

const fixOf = ({ title, edits }: Fix, artifactLocation: object, source: SourceText, language: Language) => ({
  description: { text: title[language] },
  artifactChanges: [
    {
      artifactLocation,
      replacements: edits.map((it) => ({
        deletedRegion: regionOf(it.range, source),
        insertedContent: { text: it.newText },
      })),
    },
  ],
});

/** Relative to where the run was started: in CI the root of the repository. */
function artifactOf(name: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (path.isAbsolute(name)) return { uri: pathToFileURL(name).href };
  return { uri: name.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Counted from 1; the end is behind the last character. */
function regionOf({ start, end }: TextRange, source: SourceText) {
  const [from, to] = [source.positionAt(start), source.positionAt(end)];
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}
