/** Dictionaries of prh: what they say, what is wrong with them, and where they are not to be believed. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import { fileRoleOf } from '../server/src/core/fileRole.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import { dictionaryFileOf } from '../server/src/core/terms/dictionaryFile.js';
import { type Terms, termsOf } from '../server/src/core/terms/terms.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { uriIn } from '../server/src/core/text/uri.js';
import { createWorkspace, filesOf, type Workspace } from '../server/src/core/workspace.js';
import { files } from './fixture.js';

const root = 'file:///house';

const workspaceFrom = (texts: string): Workspace =>
  createWorkspace(
    root,
    [...files(texts)].map(([path, text]) => new SourceText(uriIn(root, path), text)),
    noResources,
  );

/** What is said of a file: the marked text and the message. */
const said = (workspace: Workspace, path: string): readonly string[] => {
  const uri = uriIn(root, path);
  return createLanguageService(workspace)
    .check(uri)
    .map((it) => `${workspace.files.get(uri)!.slice(it.range)}: ${it.message.ja}`);
};

const termsFrom = (yaml: string): Terms => {
  const source = new SourceText('file:///house/prh.yml', yaml);
  const { entries, problems } = dictionaryFileOf(source);
  deepEqual(problems, []);
  return termsOf([{ source, entries }]);
};

/** What a text uses that the entries discourage, with what is to stand there. */
const usesIn = (text: string, rules: string): readonly string[] =>
  termsFrom(`rules:\n${rules}`)
    .usesIn(text)
    .map(({ start, end, to }) => `${text.slice(start, end)}→${to}`);

describe('a dictionary of prh', () => {
  it('is named by the settings, read with what it imports, and followed when it changes', () => {
    const workspace = workspaceFrom(`-- koetsu.yaml --
house: { terms: [house/prh.yml] }
-- house/prh.yml --
imports: [more/terms.yml]
rules:
  - { expected: 港湾, pattern: みなと湾 }
-- house/more/terms.yml --
rules:
  - { expected: 航路, pattern: 船路, prh: 海運の用語集による }
-- reports/a.md --
みなと湾と船路を調べた。
`);
    deepEqual(said(workspace, 'reports/a.md'), [
      'みなと湾: 「みなと湾」は用語集で「港湾」と書くことになっています。',
      '船路: 「船路」は用語集で「航路」と書くことになっています。海運の用語集による。',
    ]);
    const uri = uriIn(root, 'house/more/terms.yml');
    ok(filesOf(workspace).uris.includes(uri), 'the doors read it');
    equal(fileRoleOf(uri, '', workspace).kind, 'settings');
    const emptied = workspace.with({ kind: 'file', source: new SourceText(uri, 'rules: []\n') });
    equal(said(emptied, 'reports/a.md').length, 1);
    equal(said(workspace.with({ kind: 'deleted', uri }), 'reports/a.md').length, 1);
  });

  it('keeps its terms while koetsu.yaml is typed in', () => {
    const workspace = workspaceFrom(`-- koetsu.yaml --
house: { terms: house/prh.yml }
-- house/prh.yml --
rules: [{ expected: 港湾, pattern: みなと湾 }]
`);
    const settings = 'house: { terms: house/prh.yml, office: 甲研究所 }\n';
    const source = new SourceText(uriIn(root, 'koetsu.yaml'), settings);
    const after = workspace.with({ kind: 'file', source });
    equal(after.settings.house.terms, workspace.settings.house.terms);
  });

  it('tells what is wrong with it at its place, and the rest works', () => {
    const workspace = workspaceFrom(`-- koetsu.yaml --
house: { terms: [house/prh.yml, house/gone.yml] }
-- house/prh.yml --
imports: [prh.yml, other.yml, ../../out.yml, nowhere.yml]
rules:
  - expected: 港湾
    pattern: みなと湾
    specs:
      - { from: みなと湾の工事, to: 港湾の工事 }
      - { from: みなと湾の工事, to: 港の工事 }
      - { from: 工事, to: こうじ }
  - { pattern: 船路 }
  - { expected: 港, pattern: '/(/' }
  - { expected: 港, pattern: '/(み+)+な/' }
  - { expected: 航路, pattern: [船路, 5] }
-- house/other.yml --
imports: prh.yml
rules: 5
-- reports/a.md --
みなと湾と船路を調べた。
`);
    deepEqual(
      said(workspace, 'koetsu.yaml').map((it) => it.split(':')[0]),
      ['house/gone.yml'],
    );
    deepEqual(
      said(workspace, 'house/prh.yml').map((it) => it.replace(/: .*/, '')),
      [
        ...['港の工事', 'こうじ', 'pattern', "'/(/'", "'/(み+)+な/'"],
        ...['prh.yml', '../../out.yml', 'nowhere.yml'],
      ],
    );
    deepEqual(
      said(workspace, 'house/other.yml').map((it) => it.replace(/: .*/, '')),
      ['prh.yml'],
    );
    equal(said(workspace, 'reports/a.md').length, 2);
  });

  it('loses one entry to a fault in its YAML, not the others', () => {
    const { entries, problems } = dictionaryFileOf(
      new SourceText(
        'file:///house/prh.yml',
        'version: 1\nrules:\n  - expected: 港湾\n    pattern: みなと湾\n  - expected: "航路\n    pattern: 船路\n  - expected: 海峡\n    pattern: 海の峡\n',
      ),
    );
    deepEqual(
      entries.map((it) => it.expected),
      ['港湾', '海峡'],
    );
    ok(problems.length > 0);
  });

  it('leaves out what an import is told to leave out', () => {
    const workspace = workspaceFrom(`-- koetsu.yaml --
house: { terms: prh.yml }
-- prh.yml --
imports:
  - path: other.yml
    disableImports: true
    ignoreRules: [/船路/gm, { expected: 海峡 }]
-- other.yml --
imports: third.yml
rules:
  - { expected: 航路, pattern: 船路 }
  - { expected: 海峡, pattern: 海の峡 }
  - { expected: 港湾, pattern: みなと湾 }
-- third.yml --
rules: [{ expected: 停泊, pattern: 船泊まり }]
-- a.md --
船路と海の峡とみなと湾での船泊まりを調べた。
`);
    deepEqual(
      said(workspace, 'a.md').map((it) => it.split(':')[0]),
      ['みなと湾'],
    );
  });
});

describe('a discouraged term', () => {
  it('is a word of its script and no part of one', () => {
    const syria = '  - { expected: シリア, pattern: シリヤ }\n';
    deepEqual(usesIn('シリヤはシリヤライズしないし、アッシリヤでもない。', syria), ['シリヤ→シリア']);
    deepEqual(usesIn('事業の事と記事。', '  - { expected: こと, pattern: 事 }\n'), ['事→こと']);
    deepEqual(usesIn('サイズのちょうどよい品をのちに買う。', '  - { expected: 後, pattern: のち }\n'), [
      'のち→後',
    ]);
    deepEqual(usesIn('結びつく。', '  - { expected: 結び付, pattern: 結びつ }\n'), ['結びつ→結び付']);
    deepEqual(usesIn('障碍者の施設', '  - { expected: 障害, pattern: 障碍 }\n'), ['障碍→障害']);
  });

  it('is a part of a word where the dictionary says so', () => {
    const anywhere = '  - { expected: シリア, pattern: シリヤ, options: { wordBoundary: false } }\n';
    deepEqual(usesIn('アッシリヤ', anywhere), ['シリヤ→シリア']);
    const server = '  - { expected: サーバー, pattern: /サーバ(?!ー)/ }\n';
    deepEqual(usesIn('サーバ室、サーバルーム、サーバー、オブサーバ', server), [
      'サーバ→サーバー',
      'サーバ→サーバー',
    ]);
  });

  it('without a pattern is what is expected, in any case and width', () => {
    deepEqual(usesIn('ＷＥＢとWebとwebinarとwebの', '  - Web\n'), ['ＷＥＢ→Web', 'web→Web']);
  });

  it('is not found where the right form stands already', () => {
    deepEqual(usesIn('子どもたちと子ども', '  - { expected: 子どもたち, pattern: 子ども }\n'), [
      '子ども→子どもたち',
    ]);
    deepEqual(usesIn('港湾局', '  - { expected: 港湾, pattern: /港湾?/ }\n'), []);
  });

  it('may fill in what its expression has matched, and wants a group empty', () => {
    deepEqual(usesIn('会議(非公開)', '  - { expected: （$1）, pattern: "/\\\\(([^)]+)\\\\)/" }\n'), [
      '(非公開)→（非公開）',
    ]);
    const rule = '  - { expected: 更新$2, pattern: /(再)?改新(日)/, regexpMustEmpty: $1 }\n';
    deepEqual(usesIn('改新日と再改新日', rule), ['改新日→更新日']);
  });

  it('is the longest of several', () => {
    const rules = '  - { expected: 甲, pattern: みなと }\n  - { expected: 港湾, pattern: みなと湾 }\n';
    deepEqual(usesIn('みなと湾', rules), ['みなと湾→港湾']);
  });
});

describe('an expression of a dictionary', () => {
  const isRefused = (pattern: string): boolean =>
    dictionaryFileOf(
      new SourceText('file:///p.yml', JSON.stringify({ rules: [{ expected: '甲', pattern }] })),
    ).problems.length > 0;

  it('is refused where it might take forever', () => {
    for (const it of [
      '(a+)+b',
      '(a|a)*b',
      '(a|ab)*c',
      '(a?)*b',
      '(a?){30}a{30}',
      '.*.*.*x',
      '(?<=a*b*)c',
      '(?:K|\u212a)+x/i',
    ])
      ok(isRefused(`/${it}${it.endsWith('/i') ? '' : '/'}`), it);
  });

  it('is used where it does not', () => {
    for (const it of [
      '[0-9]+月[0-9]+日',
      '(の|に)+x',
      '(?:[一-龠]+の)+x',
      '関わ?らず',
      '(?<!ま)でで(?!きる)',
      '\\((.+?)\\)',
    ])
      ok(!isRefused(`/${it}/`), it);
  });

  it('takes time that grows with the text, at its worst', () => {
    const terms = termsFrom("rules: [{ expected: '', pattern: '/.*[^い]$/' }]\n");
    const time = (length: number): number => {
      const text = 'い'.repeat(length);
      const start = performance.now();
      terms.usesIn(text);
      return performance.now() - start;
    };
    const best = (length: number): number => Math.min(...Array.from({ length: 5 }, () => time(length)));
    ok(best(64_000) < 24 * Math.max(best(8000), 1));
  });
});

describe('ten thousand terms', () => {
  it('cost a text no more than a few do', () => {
    const word = (index: number): string =>
      [...String(index).padStart(5, '0')].map((it) => 'アイウエオカキクケコ'[Number(it)]).join('');
    const rules = Array.from(
      { length: 10_000 },
      (_, it) => `  - { expected: 語${it}, pattern: ${word(it)} }\n`,
    );
    const [many, few] = [
      termsFrom(`rules:\n${rules.join('')}`),
      termsFrom(`rules:\n${rules.slice(0, 10).join('')}`),
    ];
    const text = `${word(7)}と${word(9999)}の協議は、関係国の間で続いている。`.repeat(400);
    equal(many.usesIn(text).length, 800);
    const time = (terms: Terms): number => {
      const start = performance.now();
      for (let round = 0; round < 5; round++) terms.usesIn(text);
      return performance.now() - start;
    };
    time(few);
    time(many);
    const times = [1, 2, 3].map(() => time(many) / time(few));
    ok(Math.min(...times) < 12, `${times}`);
  });
});
