/** What a disk and a careless or malicious hand may do to Koetsu. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { createWorkspace } from '../server/src/core/workspace.js';
import { exists, findFiles, readText, stampOf, uriOfPath } from '../server/src/node/files.js';

describe('robustness', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'koetsu-robust-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (file: string, content: string | Buffer): string => {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
    return target;
  };
  const found = (...globs: string[]): readonly string[] =>
    findFiles(uriOfPath(folder), globs).map((it) => it.slice(uriOfPath(folder).length + 1));
  const check = (env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [path.resolve('dist/cli.js'), 'check', '--format', 'json', 'report.md'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache'), ...env },
    });
  const report = '# 四月の協議\n\n協議はカタルーで開かれた。\n';

  describe('a pattern of the settings that would take time without end', () => {
    const problemsOf = (glob: string): readonly string[] => {
      const text = `reports:\n  - ${JSON.stringify(glob)}\n  - drafts/*.md\n`;
      const source = new SourceText('file:///house/koetsu.yaml', text);
      const { settings, settingsProblems } = createWorkspace('file:///house', [source], noResources);
      ok(settings.reports!.includes('drafts/*.md'), 'the others count');
      return (settingsProblems.get(source.uri) ?? []).map((it) => source.slice(it.range));
    };

    it('is refused at its line', () => {
      for (const glob of [
        '*a*a*a*a*b.md',
        '**/a/**/a/**/a/**/a/**/a/**/a/**/b.md',
        '+(*a)b.md',
        '*(a|aa)b.md',
        '{a,a}{a,a}{a,a}{a,a}{a,a}b.md',
        `{${'a,'.repeat(40)}b}.md`,
        `${'a'.repeat(400)}.md`,
      ]) {
        deepEqual(problemsOf(glob), [JSON.stringify(glob)], glob);
      }
    });

    it('is not one that is empty, which names nothing', () => {
      for (const glob of ['', '!', './']) deepEqual(problemsOf(glob), [], glob);
    });

    it('is none of those that people write', () => {
      for (const glob of [
        'reports/**/*.md',
        '**/2025-*/*-*.{md,markdown,mdown,mkd}',
        '!reports/{archive,drafts}/**',
        'reports/!(draft|old)*/**/*.md',
        '報告書/20??/**/*.md',
        '**/(1) [a-z]*.md',
      ]) {
        deepEqual(problemsOf(glob), [], glob);
      }
    });
  });

  describe('a disk', () => {
    it('whose links lead round in circles, or nowhere, is walked once', () => {
      write('reports/a.md', report);
      symlinkSync(folder, path.join(folder, 'reports/up'));
      symlinkSync(path.join(folder, 'reports'), path.join(folder, 'reports/self'));
      symlinkSync('two', path.join(folder, 'reports/one'));
      symlinkSync('one', path.join(folder, 'reports/two'));
      symlinkSync('gone.md', path.join(folder, 'reports/dangling.md'));
      deepEqual(found('**/*.md'), ['reports/a.md']);
      equal(readText(uriOfPath(path.join(folder, 'reports/one'))), undefined);
      equal(stampOf(uriOfPath(path.join(folder, 'reports/dangling.md'))), undefined);
    });

    it('from which files vanish, or have become folders, has them no longer', () => {
      const gone = uriOfPath(write('a.md', report));
      const moved = write('b.md', report);
      write('c.md/inner.md', report);
      rmSync(path.join(folder, 'a.md'));
      renameSync(moved, path.join(folder, 'd.md'));
      equal(readText(gone), undefined);
      equal(exists(gone), false);
      equal(readText(uriOfPath(path.join(folder, 'c.md'))), undefined);
      deepEqual(found('**/*.md'), ['c.md/inner.md', 'd.md']);
    });

    it('that may only be read is checked, and what would be written is refused and left as it is', function () {
      if (process.platform === 'win32') this.skip();
      const text = '# 四月の協議\n\nｺﾝﾃﾅが着いた。\n';
      const file = write('reports/a.md', text);
      // Nobody is kept from anything who is root, so somebody else asks, and may read no program of root's.
      const program = path.join(folder, 'program');
      const isRead = (it: string): boolean => !it.endsWith('.map') && path.basename(it) !== 'web';
      cpSync(path.resolve('dist'), program, { recursive: true, filter: isRead });
      const nobody = process.getuid!() === 0 ? { uid: 65_534, gid: 65_534 } : {};
      const modes = [
        [file, 0o444],
        [path.dirname(file), 0o555],
        [folder, 0o555],
      ] as const;
      const run = (...args: readonly string[]) =>
        spawnSync(process.execPath, [path.join(program, 'cli.js'), ...args], {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache') },
          ...nobody,
        });
      for (const [it, mode] of modes) chmodSync(it, mode);
      try {
        const checked = run('check', 'reports');
        equal(checked.status, 1, checked.stderr);
        match(checked.stdout, /half-width-kana/);
        const fixed = run('fix', 'reports');
        equal(fixed.status, 2);
        match(fixed.stderr, /^reports\/a\.md: 書き込めません（EACCES）。/);
        equal(fixed.stdout, checked.stdout, 'what could not be mended is still told of');
        for (const args of [
          ['new', '--title', '五月'],
          ['export', 'reports/a.md', '--output', 'a.html'],
          ['publish-check', 'reports', '--format', 'html=a.html'],
        ]) {
          const { status, stderr } = run(...args);
          equal(status, 2);
          match(stderr, /書き込めません（EACCES）。/);
        }
        equal(readFileSync(file, 'utf8'), text);
      } finally {
        for (const [it] of modes) chmodSync(it, 0o755);
      }
    });

    it('that takes no cache costs nothing but time', () => {
      write('report.md', report);
      const names = Array.from(
        { length: 2000 },
        (_, at) => `  - { name: 架空商事${at}号店, kind: company }\n`,
      );
      write('knowledge/names.yaml', `entities:\n${names.join('')}`);
      const usual = check();
      // A folder cannot be made below a file, whoever asks.
      const blocked = check({ XDG_CACHE_HOME: write('no-folder', '') });
      deepEqual([blocked.status, blocked.stderr], [usual.status, usual.stderr]);
      equal(blocked.stdout, usual.stdout);
      match(usual.stdout, /misspelled-name/);
    });

    it('whose cache was cut off in the middle of a write builds it anew', () => {
      write('report.md', report);
      const names = Array.from(
        { length: 2000 },
        (_, at) => `  - { name: 架空商事${at}号店, kind: company }\n`,
      );
      write('knowledge/names.yaml', `entities:\n${names.join('')}`);
      const usual = check();
      for (const file of found('cache/**/*.kb')) {
        const kept = path.join(folder, file);
        writeFileSync(kept, readFileSync(kept).subarray(0, 1000));
      }
      equal(check().stdout, usual.stdout);
    });
  });

  it('is not lost when settings and knowledge are edited into nonsense while they are used', () => {
    const root = 'file:///house';
    const files: Readonly<Record<string, string>> = {
      'koetsu.yaml': 'reports: ["*.md"]\nknowledge: [names.yaml]\nrules:\n  placeholder-link: error\n',
      'names.yaml':
        'entities:\n  - name: カタール\n    kind: country\n    short: [カタール国]\n  - { name: ノルデン海運, former: [{ form: ベルク汽船, until: 2023-07 }] }\nwords: [シリアライズ]\n',
      'april.md': '# 四月\n\nカタルーは歓迎した。（[リンク](#)）\n',
    };
    const pieces = [
      ...[
        '- ',
        ': ',
        '  ',
        '\n',
        '\t',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
        '|',
        '>',
        '&a ',
        '*a',
        '!!binary ',
        '---\n',
        '<<: ',
      ],
      ...[
        'entities:',
        'name: ',
        'kind: person',
        'null',
        '~',
        '2025-13-45',
        '0x1F',
        '.inf',
        '# ',
        'カタール',
        '\uD83D',
        '\0',
      ],
    ];
    const edit = fc.record({
      file: fc.constantFrom('koetsu.yaml', 'names.yaml'),
      at: fc.nat(),
      length: fc.nat(20),
      text: fc.constantFrom(...pieces, ''),
    });
    const sourceOf = (file: string, text: string): SourceText => new SourceText(`${root}/${file}`, text);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const texts = { ...files };
        let workspace = createWorkspace(
          root,
          Object.entries(texts).map(([file, text]) => sourceOf(file, text)),
          noResources,
        );
        for (const { file, at, length, text } of edits) {
          const before = texts[file]!;
          const start = at % (before.length + 1);
          texts[file] = before.slice(0, start) + text + before.slice(start + length);
          workspace = workspace.with({ kind: 'file', source: sourceOf(file, texts[file]) });
          const fresh = createWorkspace(
            root,
            Object.entries(texts).map(([name, content]) => sourceOf(name, content)),
            noResources,
          );
          for (const name of [file, 'april.md']) {
            const said = [workspace, fresh].map((it) => createLanguageService(it).check(`${root}/${name}`));
            deepEqual(said[0], said[1]);
            ok(said[0]!.every(({ message }) => !message.ja.includes('途中で止まりました')));
          }
        }
      }),
      { numRuns: Number(process.env['KOETSU_SOAK'] ?? 15) },
    );
  });

  describe('an encoding other than UTF-8', () => {
    /** 四月 and a line feed. */
    const written: Readonly<Record<string, readonly number[]>> = {
      Shift_JIS: [0x8e, 0x6c, 0x8c, 0x8e, 0x0a],
      'EUC-JP': [0xbb, 0xcd, 0xb7, 0xee, 0x0a],
    };

    for (const [encoding, letters] of Object.entries(written)) {
      it(`is told of in settings and knowledge: ${encoding}`, () => {
        write('report.md', report);
        write('koetsu.yaml', Buffer.concat([Buffer.from('house:\n  office: '), Buffer.from(letters)]));
        write(
          'knowledge/names.yaml',
          Buffer.concat([Buffer.from('entities:\n  - name: '), Buffer.from(letters)]),
        );
        const { stdout, stderr } = check();
        match(stdout, /misspelled-name/);
        for (const file of ['koetsu.yaml', 'names.yaml']) {
          ok(new RegExp(`${file}[^]*UTF-8`).test(stdout + stderr), `${file}: ${stdout}${stderr}`);
        }
      });
    }

    it('is told of in settings and knowledge: UTF-16', () => {
      const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');
      write('report.md', report);
      write('koetsu.yaml', utf16('house:\n  office: 四月\n'));
      write('knowledge/names.yaml', utf16('entities:\n  - name: 四月\n'));
      const { stdout, stderr } = check();
      match(stdout, /misspelled-name/);
      for (const file of ['koetsu.yaml', 'names.yaml']) {
        ok(new RegExp(`${file}[^]*UTF-8`).test(stdout + stderr), `${file}: ${stdout}${stderr}`);
      }
    });
  });
});
