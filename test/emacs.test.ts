/** The language server in Emacs, with the set-up that the page for other editors has. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const server = path.resolve('dist/server.js');
const line = '𠮷野家の隣で、協議はカタルーのドレステン市長が開いた（[声明](#)）。';
const setUp = [...readFileSync('docs/editors.md', 'utf8').matchAll(/^```elisp\n(.*?)^```$/gms)]
  .map(([, it]) => it)
  .join('\n');

const emacs = (...args: readonly string[]) => spawnSync('emacs', ['--batch', ...args], { encoding: 'utf8' });
const modules =
  '(progn (package-initialize) (require (quote eglot)) (require (quote markdown-mode)) (require (quote yaml-mode)))';

describe('Emacs', () => {
  let folder: string;
  before(function () {
    if (emacs('--eval', modules).status !== 0) {
      console.log(
        '  Emacs with Eglot is not installed here; its test is left out (Debian: apt-get install emacs-nox elpa-eglot elpa-markdown-mode elpa-yaml-mode).',
      );
      this.skip();
    }
    if (!existsSync(server)) equal(spawnSync(process.execPath, ['tools/build.mjs']).status, 0);
    folder = mkdtempSync(path.join(tmpdir(), 'koetsu-emacs-'));
    const write = (name: string, content: string, mode = 0o644): void => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content, { mode });
    };
    write(
      'work/knowledge/names.yaml',
      'entities:\n  - name: ハミルカ・ドレステン\n    kind: person\n    short: [ドレステン市長]\n',
    );
    write('work/koetsu.yaml', 'rules:\n  short-name-first: off\n');
    write('work/reports/april.md', `# 四月\n\n${line}\n`);
    write('set-up.el', setUp);
    write('bin/koetsu-language-server', `#!/bin/sh\nexec '${process.execPath}' '${server}' "$@"\n`, 0o755);
    // Emacs takes a folder under version control for the root; from its version 29 on also that of koetsu.yaml.
    equal(spawnSync('git', ['init', '--quiet'], { cwd: path.join(folder, 'work') }).status, 0);
  });
  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  it('shows findings, hovers, records, names, fixes and renames, each in its place', () => {
    const answers = path.join(folder, 'answers.json');
    const { stderr } = spawnSync('emacs', ['--batch', '-l', path.resolve('test/emacs.el')], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        ...process.env,
        PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH']}`,
        KOETSU_FOLDER: path.join(folder, 'work'),
        KOETSU_ANSWERS: answers,
        KOETSU_SETUP: path.join(folder, 'set-up.el'),
      },
    });
    ok(existsSync(answers), stderr);
    const seen = JSON.parse(readFileSync(answers, 'utf8'));
    equal(seen.problem, undefined);
    const [name, link] = seen.findings;
    equal(name[0], 'カタルー');
    match(name[1], /「カタルー」は「カタール」の誤り/);
    equal(link[0], '[声明](#)');
    match(seen.hover, /ハミルカ・ドレステン/);
    equal(seen.definition, 'names.yaml');
    equal(seen.action, '「カタール」に直す');
    const mended = line.replace('カタルー', 'カタール');
    equal(seen.mended, mended);
    equal(seen.renamed, mended.replace('ドレステン市長', 'ドレスデン市長'));
    ok(seen.completions.includes('ネタニヤフ首相'));
    equal(seen.saved, 'ハミルカ＝ドレステンは語った。'.replace('＝', '・'));
    deepEqual(seen.fault[0], 'personal');
  }).timeout(70_000);
});
