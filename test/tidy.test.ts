/** The house rules that can be checked. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../server/src/core/rules/index.js';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);
const sources = files.filter((it) => /\.(?:ts|mjs|cjs)$/.test(it));
const read = (file: string): string => readFileSync(file, 'utf8');

interface Import {
  readonly from: string;
  /** The file in this repository, or the name of the package. */
  readonly to: string;
}

const imports: readonly Import[] = sources.flatMap((from) =>
  [...read(from).matchAll(/^(?:import|export)\b[^'"`;]*?from '([^']+)'|^import '([^']+)'/gm)].map((it) => {
    const to = it[1] ?? it[2]!;
    const isLocal = to.startsWith('.');
    return { from, to: isLocal ? path.posix.join(path.posix.dirname(from), to).replace(/\.js$/, '.ts') : to };
  }),
);

const core = 'server/src/core/';
const inCore = imports.filter((it) => it.from.startsWith(core));

/** Modules of the core from the bottom up; each may import from those before it, and from its own folder. */
const layers = [
  ...[
    'text',
    'finding',
    'markdown',
    'japanese',
    'findingIdentity',
    'yamlProblem',
    'knowledge',
    'terms',
    'house',
    'archive',
    'settings',
    'approvedText',
  ],
  ...[
    'deviation',
    'printedDisclaimer',
    'surroundings',
    'morphology',
    'readings',
    'faultProblems',
    'reportParts',
    'pageBreaks',
    'notation',
    'rules',
    'settingsShape',
    'writtenSettings',
    'settingsFile',
    'suppression',
    'ruleSet',
    'fixing',
    'check',
    'knowledgeCheck',
  ],
  'publishing',
  'rendering',
  ...[
    'workspace',
    'noteCommands',
    'missingKnowledge',
    'fileRole',
    'newReport',
    'newFolder',
    'knowledgeAddition',
    'features',
    'languageService',
    'createLanguageService',
    'assistant',
  ],
];
const layerOf = (file: string): string => file.slice(core.length).replace(/\.ts$/, '').split('/')[0]!;

/** What the editor's side knows of the server: what both agree on, and what turns marks into what a reader sees. */
const seenByClient = [
  'server/src/lsp/protocol.ts',
  'server/src/lsp/sentenceReader.ts',
  'server/src/lsp/workerProtocol.ts',
  `${core}rendering/marks.ts`,
  `${core}rendering/reportPlugin.ts`,
];

/** What is known of one another across layers without running it: types alone. */
const typesOnly = (from: string, to: string): boolean => {
  const name = path.posix.basename(to, '.ts');
  return new RegExp(`^import type [^;]*/${name}\\.js';`, 'm').test(read(from));
};

describe('the house', () => {
  it('has a core that imports few packages and nothing of the world', () => {
    const allowed = [
      'yaml',
      'picomatch/posix',
      '@lezer/common',
      '@lezer/markdown',
      '@eslint-community/regexpp',
      'markdown-it',
    ];
    const packages = inCore.map((it) => it.to).filter((it) => !it.startsWith('server/'));
    deepEqual(
      packages.filter((it) => !allowed.includes(it)),
      [],
    );
    deepEqual(
      inCore.filter((it) => it.to.startsWith('server/') && !it.to.startsWith(core)),
      [],
    );
  });

  it('has a core whose modules import downwards', () => {
    const upwards = inCore.filter(({ from, to }) => {
      if (!to.startsWith(core)) return false;
      const [one, other] = [layerOf(from), layerOf(to)];
      ok(layers.includes(one), `${one} has its place in the list`);
      ok(layers.includes(other), `${other} has its place in the list`);
      return layers.indexOf(other) > layers.indexOf(one) && !typesOnly(from, to);
    });
    deepEqual(upwards, []);
  });

  it('has rules that know no other rule, and features that know only what is here', () => {
    const within = (folder: string, shared: readonly string[]): readonly Import[] =>
      imports.filter(
        ({ from, to }) =>
          from.startsWith(folder) &&
          to.startsWith(folder) &&
          from !== `${folder}index.ts` &&
          !shared.some((it) => to === `${folder}${it}.ts`),
      );
    deepEqual(within(`${core}rules/`, ['rule']), []);
    deepEqual(within(`${core}features/`, ['symbol', 'markdownText']), []);
  });

  it('keeps the protocol, the editor and the disk behind their doors', () => {
    const strays = imports.filter(({ from, to }) => {
      if (from.startsWith('test/') || from.startsWith('tools/')) return false;
      if (to === 'vscode' || to.startsWith('vscode-languageclient')) return !from.startsWith('client/');
      if (to.startsWith('vscode-languageserver') || to.startsWith('vscode-jsonrpc')) {
        const isType = to === 'vscode-languageserver-types' && from.startsWith('client/');
        return !from.startsWith('server/src/lsp/') && !/main\.\w+\.ts$/.test(from) && !isType;
      }
      if (to.startsWith('@modelcontextprotocol/')) return from !== 'server/src/main.mcp.ts';
      if (to.startsWith('node:')) return !/^server\/src\/(?:node\/|cli\/|main\.)/.test(from);
      return from.startsWith('client/') && to.startsWith('server/') && !seenByClient.includes(to);
    });
    deepEqual(strays, []);
  });

  it('has doors that one sees through', () => {
    for (const door of sources.filter((it) => /src\/(?:main|extension)\.\w+\.ts$/.test(it))) {
      ok(read(door).split('\n').length <= 60, door);
    }
  });

  it('names a rule, its file and its export alike, and words it in both languages', () => {
    for (const { id, summary, options } of rules) {
      const name = id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
      match(read(`${core}rules/${id}.ts`), new RegExp(`^export const ${name} = define`, 'm'));
      for (const text of [summary, ...Object.values(options).map((it) => it.description)]) {
        match(text.ja, /[ぁ-ん].*。$/);
        match(text.en, /^[^ぁ-んァ-ヶ]*\.$|“/);
      }
    }
  });

  it('has no file without a subject', () => {
    const vague = files.filter((it) => /(?:^|\/)(?:utils?|helpers?|common|misc|shared)\.[a-z]+$/i.test(it));
    deepEqual(vague, []);
  });

  it('publishes by an allow-list, and all that the manifest names', () => {
    const [first, ...others] = read('.vscodeignore').trim().split('\n');
    equal(first, '**');
    ok(others.every((it) => it.startsWith('!')));
    const { contributes } = JSON.parse(read('package.json'));
    const named = [...contributes.grammars, ...contributes.snippets].map((it: { path: string }) =>
      it.path.slice(2),
    );
    named.push(...contributes.yamlValidation.map((it: { url: string }) => it.url.slice(2)));
    for (const { steps } of contributes.walkthroughs)
      named.push(...steps.map((it: { media: { svg: string } }) => it.media.svg));
    for (const file of named) {
      ok(files.includes(file), file);
      ok(
        others.includes(
          `!${path.posix.dirname(file)}/*${file.slice(file.indexOf('.', file.lastIndexOf('/')))}`,
        ) || others.includes(`!${path.posix.dirname(file)}/*${path.posix.extname(file)}`),
        file,
      );
    }
  });

  it('leads only to commands that are there', () => {
    const declared = new Set(
      JSON.parse(read('package.json')).contributes.commands.map((it: { command: string }) => it.command),
    );
    for (const file of ['package.nls.json', 'package.nls.ja.json']) {
      for (const [, command] of read(file).matchAll(/\(command:(koetsu\.\w+)/g))
        ok(declared.has(command), command);
    }
  });

  it('names no machine and no registry', () => {
    for (const lock of files.filter((it) => it.endsWith('package-lock.json'))) {
      ok(!read(lock).includes('"resolved"'), lock);
    }
    const texts = files.filter(
      (it) => /\.(?:ts|mjs|cjs|json|md|yaml|txt)$|^\.[^/]+$/.test(it) && !it.startsWith('test/'),
    );
    // Written apart, so that this file does not name what it looks for.
    const places = new RegExp(`(?<![\\w.])/(?:${['work', 'root', 'home/[a-z]+'].join('|')})/`);
    deepEqual(
      texts.filter((it) => places.test(read(it))),
      [],
    );
  });
});
