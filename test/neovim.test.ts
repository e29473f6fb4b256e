/** The language server in another editor: a real Neovim, which counts in bytes and, in its older versions, cannot pull. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const server = path.resolve('dist/server.js');
const line = '𠮷野家の隣で、協議はカタルーのドレステン市長が開いた（[声明](#)）。';
const bytes = (text: string): number => Buffer.byteLength(line.slice(0, line.indexOf(text)));

/** As the page for other editors has it. */
const [, onSave] = /^```lua\n(vim\.api\.nvim_create_autocmd.*?)^```$/ms.exec(
  readFileSync('docs/editors.md', 'utf8'),
)!;

describe('Neovim', () => {
  const version = spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout;
  let folder: string;
  before(function () {
    if (!version) {
      console.log('  Neovim is not installed here; its test is left out (Debian: apt-get install neovim).');
      this.skip();
    }
    if (!existsSync(server)) equal(spawnSync(process.execPath, ['tools/build.mjs']).status, 0);
    folder = mkdtempSync(path.join(tmpdir(), 'koetsu-neovim-'));
    mkdirSync(path.join(folder, 'knowledge'));
    writeFileSync(
      path.join(folder, 'knowledge/names.yaml'),
      'entities:\n  - name: ハミルカ・ドレステン\n    kind: person\n    short: [ドレステン市長]\n',
    );
    writeFileSync(path.join(folder, 'koetsu.yaml'), 'rules:\n  short-name-first: off\n');
    writeFileSync(path.join(folder, 'april.md'), `# 四月\n\n${line}\n`);
  });
  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  it('shows findings, hovers, records, fixes and renames, each in its place', () => {
    const answers = path.join(folder, 'answers.json');
    const { stderr } = spawnSync(
      'nvim',
      ['--clean', '--headless', '-c', `luafile ${path.resolve('test/neovim.lua')}`],
      {
        cwd: folder,
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          ...process.env,
          KOETSU_NODE: process.execPath,
          KOETSU_SERVER: server,
          KOETSU_FOLDER: folder,
          KOETSU_ANSWERS: answers,
          KOETSU_ON_SAVE: onSave,
          XDG_STATE_HOME: path.join(folder, '.state'),
        },
      },
    );
    const seen = JSON.parse(
      existsSync(answers) ? readFileSync(answers, 'utf8') : JSON.stringify({ problem: stderr }),
    );
    equal(seen.problem, undefined);
    equal(seen.encoding, 'utf-16');
    deepEqual(seen.findings, [
      [2, bytes('カタルー'), bytes('のドレ'), '「カタルー」は「カタール」の誤りと思われます。'],
      [2, bytes('[声明]'), bytes('）。'), 'リンク先がまだ入っていません（「#」）。'],
    ]);
    match(seen.hover, /ハミルカ・ドレステン/);
    equal(seen.definition, 'names.yaml');
    equal(seen.action, '「カタール」に直す');
    equal(seen.mended, line.replace('カタルー', 'カタール'));
    equal(seen.saved, 'ハミルカ・ドレステンは語った。');
    equal(seen.renamed, line.replace('カタルー', 'カタール').replace('ドレステン市長', 'ドレスデン市長'));
  }).timeout(70_000);
});
