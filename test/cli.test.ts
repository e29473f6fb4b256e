/** The command line as a process, in a folder of its own. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run as runHere } from '../server/src/cli/run.js';

const cli = path.resolve('dist/cli.js');

describe('koetsu', () => {
  let folder: string;
  before(() => {
    if (!existsSync(cli)) equal(spawnSync(process.execPath, ['tools/build.mjs']).status, 0);
  });
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'koetsu-cli-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, content: string | Buffer): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const run = (args: readonly string[], input: string | Buffer = '') => {
    const result = spawnSync(process.execPath, [cli, ...args], { cwd: folder, input, encoding: 'utf8' });
    return { ...result, json: () => JSON.parse(result.stdout) };
  };

  const faulty = '# 四月\n\n協議はカタルーで開かれた。\n';
  const clean = '# 四月\n\n協議はカタールで開かれた。\n';

  describe('export', () => {
    it('writes one page with the pictures of the report inside', () => {
      write('figures/map.png', Buffer.from([1, 2, 3]));
      write('a.md', '# 四月の港\n\n![海図](figures/map.png)と![表](none.png)。\n');
      const { stdout, stderr, status } = run(['export', 'a.md', '--output', 'out/a.html']);
      equal(stdout, 'out/a.html\n');
      equal(stderr, 'a.md: none.png: 画像が読めないので、説明の文字を代わりに入れました。\n');
      equal(status, 0);
      const html = read('out/a.html');
      match(html, /<title>四月の港<\/title>/);
      match(html, /<img src="data:image\/png;base64,AQID" alt="海図">/);
      match(html, /［画像：表］/);
      equal(run(['export', 'a.md']).stdout, html);
    });

    it('uses the style sheet of the house, and says where there is none', () => {
      write('koetsu.yaml', 'house:\n  styleSheet: house/report.css\n');
      write('a.md', clean);
      match(
        run(['export', 'a.md']).stderr,
        /^koetsu\.yaml: 「house\/report\.css」というファイルがありません。/,
      );
      write('house/report.css', 'h1 { color: navy }');
      const { stdout, stderr } = run(['export', 'a.md']);
      equal(stderr, '');
      match(stdout, /\nh1 \{ color: navy \}\n<\/style>/);
    });

    it('writes one report, and never over itself', () => {
      write('a.md', clean);
      write('b.md', clean);
      equal(run(['export']).status, 2);
      equal(run(['export', '.']).status, 2);
      equal(run(['export', 'none.md']).status, 2);
      equal(run(['export', 'a.md', '-o', './a.md']).status, 2);
      equal(read('a.md'), clean);
      match(
        run(['export', 'a.md', '--lang', 'en', '-o', 'a.md']).stderr,
        /^a\.md: This is the report itself\./,
      );
    });
  });

  describe('check', () => {
    it('lists what it finds, and ends with 1; with 0 where there is nothing', () => {
      write('a.md', faulty);
      write('b.md', clean);
      const { stdout, status } = run(['check', 'a.md']);
      match(
        stdout,
        /^a\.md\n\s+3:4\s+警告\s+「カタルー」は「カタール」の誤りと思われます。\s+misspelled-name\n/,
      );
      equal(status, 1);
      equal(run(['check', 'b.md']).status, 0);
    });

    it('looks whether linked files are there', () => {
      write('figures/map.png', '');
      write('annex.md', '# 付録\n');
      write('a.md', '# 港\n\n![図](figures/map.png)と![図](figures/chart.png)、[付録](annex.md#年表)。\n');
      const [file] = run(['check', '--format', 'json', 'a.md']).json();
      deepEqual(
        file.findings.map((it: { rule: string }) => it.rule),
        ['missing-file', 'broken-anchor'],
      );
    });

    it('asks servers with --live alone, says so, and asks nothing again', async () => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        response.writeHead(request.url === '/gone' ? 404 : 200).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      // 127.0.0.1, written so that it is no placeholder.
      const origin = `http://2130706433:${port}`;
      const env = { ...process.env, KOETSU_ASK_PRIVATE: '1', XDG_CACHE_HOME: path.join(folder, 'cache') };
      const live = async (...args: string[]) => {
        const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env });
        const output = { stdout: '', stderr: '' };
        child.stdout.on('data', (it) => (output.stdout += it));
        child.stderr.on('data', (it) => (output.stderr += it));
        const status = await new Promise((resolve) => child.on('close', resolve));
        return { ...output, status };
      };
      write('a.md', `# 港の報告\n\n出典（[リンク](${origin}/gone)、[リンク](${origin}/here)）。\n`);
      try {
        equal((await live('check', 'a.md')).stderr, '');
        deepEqual(asked, []);
        const { stdout, stderr, status } = await live('check', '--live', 'a.md');
        match(stderr, /1のサイトに2件のURLを問い合わせます/);
        match(stdout, /3:10\s+警告\s+リンク先のページがありません（サイトの答え：404）。\s+dead-link/);
        equal(status, 1);
        deepEqual(asked.sort(), ['GET /gone', 'HEAD /gone', 'HEAD /here']);
        const again = await live('check', '--live', 'a.md');
        equal(again.stdout, stdout);
        equal(again.stderr, '');
        match((await live('publish-check', '--live', 'a.md')).stdout, /リンク先のページがありません/);
        equal(asked.length, 3);
      } finally {
        server.close();
      }
      equal(run(['fix', '--live', 'a.md']).status, 2);
    });

    it('keeps the contract of its JSON', () => {
      write('a.md', faulty);
      const { json, status } = run(['check', '--format', 'json', 'a.md']);
      equal(status, 1);
      const range = { start: { line: 2, character: 3 }, end: { line: 2, character: 7 } };
      deepEqual(json(), [
        {
          file: 'a.md',
          findings: [
            {
              rule: 'misspelled-name',
              severity: 'warning',
              message: '「カタルー」は「カタール」の誤りと思われます。',
              range,
              fixes: [{ title: '「カタール」に直す', safe: false, edits: [{ range, newText: 'カタール' }] }],
            },
          ],
        },
      ]);
    });

    it('takes folders, leaves a README and what is not Japanese alone, and follows no loop', () => {
      write('reports/2025/a.md', faulty);
      write('README.md', faulty);
      write('notes/english.md', '# Notes\n\nNothing to see.\n');
      symlinkSync(folder, path.join(folder, 'reports/loop'));
      deepEqual(
        run(['check', '--format', 'json'])
          .json()
          .map((it: { file: string }) => it.file),
        ['reports/2025/a.md'],
      );
      equal(run(['check', 'README.md']).status, 1, 'a file that is named is checked');
    });

    it('reads the sentences as the editor does', () => {
      const { json } = run(['check', '-', '--format', 'json'], '# 港\n\n政府は計画を実施た。\n');
      deepEqual(
        json()[0].findings.map((it: { rule: string }) => it.rule),
        ['ungrammatical-sequence'],
      );
    });

    it('reads stdin', () => {
      const { json, status } = run(['check', '-', '--format', 'json'], faulty);
      equal(status, 1);
      equal(json()[0].file, '-');
    });

    it('speaks English where asked to, and of nothing but errors and warnings', () => {
      write('a.md', '# 四月\n\n続報（[リンク](https://a.jp/1)）と続報([link](https://a.jp/2))。\n');
      match(run(['check', '--lang', 'en', 'a.md']).stdout, /info\s+Links are printed in 2 ways/);
      const { stdout, status } = run(['check', '--quiet', 'a.md']);
      equal(status, 0);
      ok(!stdout.includes('inconsistent-link-label'));
    });

    it('ends with 2 where the arguments are wrong or a file is missing, and checks the rest', () => {
      write('a.md', faulty);
      equal(run(['check', '--fromat', 'json']).status, 2);
      equal(run(['check', '--format', 'yaml']).status, 2);
      equal(run(['chekc']).status, 2);
      const { stdout, stderr, status } = run(['check', 'a.md', 'gone.md']);
      equal(status, 2);
      match(stderr, /gone\.md: ありません/);
      match(stdout, /misspelled-name/);
      equal(run(['check', 'gone.md']).stdout, '');
    });

    it('says in either language which argument it does not understand', () => {
      for (const [args, said] of [
        [['frob'], /「frob」という命令はありません。[\s\S]*There is no command “frob”/],
        [['check', '--frob'], /「--frob」というオプションはありません。[\s\S]*There is no option “--frob”/],
        [['check', '--format'], /--format に値がありません。[\s\S]*--format needs a value/],
        [['check', '--quiet=1'], /--quiet に値は付けられません。[\s\S]*--quiet takes no value/],
      ] as const) {
        match(run(args).stderr, said);
      }
    });

    it('goes on where it breaks down over one file', async () => {
      write('a.md', faulty);
      write('b.md', faulty);
      const written: string[] = [];
      const world = (failing: RegExp) => ({
        version: '',
        folder: path.dirname(cli),
        stdout: {
          write(text: string) {
            if (failing.test(text)) throw new RangeError('Maximum call stack size exceeded');
            written.push(text);
          },
        } as unknown as NodeJS.WriteStream,
        stderr: { write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream,
      });
      const paths = ['a.md', 'b.md'].map((it) => path.join(folder, it));
      equal(await runHere(['check', ...paths], world(/a\.md\n/)), 2);
      match(written.join(''), /a\.md: .*内部エラー.*call stack/);
      match(written.join(''), /b\.md\n\s+3:4/);
    });

    it('tells the same in the same order however many threads check', () => {
      const names = Array.from({ length: 24 }, (_, index) => `${index}.md`);
      names.forEach((name, index) => {
        write(name, index % 3 === 0 ? clean : `${faulty.repeat(1 + (index % 5))}`);
      });
      write('20.md', Buffer.from([0x83, 0x4a, 0x83, 0x5e]));
      const checked = (threads: string) => {
        const env = { ...process.env, KOETSU_THREADS: threads };
        const { stdout, stderr, status } = spawnSync(
          process.execPath,
          [cli, 'check', '--format', 'json', ...names],
          { cwd: folder, encoding: 'utf8', env },
        );
        return { stdout, stderr, status };
      };
      const alone = checked('1');
      match(alone.stderr, /^20\.md: 文字コード/);
      ok(JSON.parse(alone.stdout).length > 20);
      deepEqual(checked('3'), alone);
    });

    it('starts from compiled code, and without it where it is missing, damaged or not to be kept', () => {
      write('a.md', faulty);
      const cache = path.join(folder, 'cache');
      const checked = (environment: NodeJS.ProcessEnv = {}) => {
        const env = { ...process.env, XDG_CACHE_HOME: cache, ...environment };
        const options = { cwd: folder, encoding: 'utf8', env } as const;
        const { stdout, stderr, status } = spawnSync(process.execPath, [cli, 'check', 'a.md'], options);
        return { stdout, stderr, status };
      };
      const first = checked({ NODE_DISABLE_COMPILE_CACHE: '1' });
      equal(first.status, 1);
      ok(!existsSync(cache));
      deepEqual(checked(), first);
      const [code = '', ...others] = readdirSync(path.join(cache, 'koetsu'));
      match(code, /^check-.*\.code$/);
      deepEqual(others, []);
      const file = path.join(cache, 'koetsu', code);
      const compiled = readFileSync(file);
      deepEqual(checked(), first);
      deepEqual(readFileSync(file), compiled, 'it is written once');
      for (let at = 100; at < compiled.length / 2; at += Math.ceil(compiled.length / 12)) {
        const damaged = Buffer.from(compiled);
        damaged[at]! ^= 0xff;
        writeFileSync(file, damaged);
        deepEqual(checked(), first, `damaged at ${at}`);
      }
      writeFileSync(file, compiled.subarray(0, 1001));
      deepEqual(checked(), first);
      writeFileSync(path.join(folder, 'file'), '');
      deepEqual(checked({ XDG_CACHE_HOME: path.join(folder, 'file') }), first);
    });

    it('writes the same JSON in pieces as it would at once', () => {
      write('a.md', `${faulty}\n協議はカタルー\u2028で開かれた。\n`);
      write('b.md', clean);
      const { stdout, json } = run(['check', '--format', 'json', 'a.md', 'b.md']);
      equal(stdout, `${JSON.stringify(json(), undefined, 2)}\n`);
    });

    it('finds Markdown in a folder by any of its endings', () => {
      for (const name of ['UP.MD', 'c.mkd', 'd.mdown']) write(name, faulty);
      const { json } = run(['check', '--format', 'json']);
      deepEqual(
        json().map((it: { file: string }) => it.file),
        ['UP.MD', 'c.mkd', 'd.mdown'],
      );
    });

    it('tells what is wrong with koetsu.yaml at its place, and checks all the same', () => {
      write('koetsu.yaml', 'rules:\n  misspelled-name: loud\n');
      write('a.md', faulty);
      const { stdout, status } = run(['check']);
      equal(status, 2);
      match(stdout, /koetsu\.yaml\n\s+2:20\s+エラー\s+「loud」は使えません/);
      match(stdout, /a\.md\n\s+3:4/);
    });

    it('tells of a broken record in its file while the others work', () => {
      write(
        'knowledge/names.yaml',
        'entities:\n  - name: ドレステン\n    bio: "閉じない\n  - name: ハミルカ\n    variants: [公報]\n',
      );
      write('a.md', '# 四月\n\n公報による。\n');
      const { stdout, status } = run(['check']);
      equal(status, 1);
      match(stdout, /knowledge\/names\.yaml\n/);
      match(stdout, /discouraged-name/);
    });

    it('refuses a file that is not UTF-8', () => {
      const shiftJis = Buffer.from([0x23, 0x20, 0x8e, 0x6c, 0x8c, 0x8e, 0x0a]);
      write('a.md', shiftJis);
      for (const command of ['check', 'fix']) {
        const { stderr, status } = run([command, 'a.md']);
        equal(status, 2);
        match(stderr, /UTF-8/);
      }
      deepEqual(readFileSync(path.join(folder, 'a.md')), shiftJis);
    });

    it('refuses stdin that is not UTF-8, says what it is, and prints no text', () => {
      for (const [name, bytes] of [
        ['Shift_JIS', [0x23, 0x20, 0x8e, 0x6c, 0x8c, 0x8e, 0x82, 0xcd, 0x0a]],
        ['EUC-JP', [0x23, 0x20, 0xbb, 0xcd, 0xb7, 0xee, 0xa4, 0xcf, 0x0a]],
        ['UTF-16', [0xff, 0xfe, 0xdb, 0x56, 0x08, 0x67]],
      ] as const) {
        for (const command of ['check', 'fix']) {
          const { stdout, stderr, status } = run([command, '-'], Buffer.from(bytes));
          equal(status, 2);
          equal(stdout, '');
          match(stderr, new RegExp(`UTF-8ではありません（${name}のようです）`));
        }
      }
    });
  });

  describe('links', () => {
    it('lists the links whose target is still to come, with their notes', () => {
      write('a.md', '# 港の報告\n\n港は開いた<sup>1</sup>。\n\n<sup>1</sup> 港務局（[リンク](TODO)）。\n');
      write('b.md', clean);
      const { stdout, status } = run(['links']);
      equal(stdout, 'a.md\n     5:18  注1  港務局（リンク）。\n\n空のリンク 1か所（1ファイル）\n');
      equal(status, 1);
      deepEqual(run(['links', '--format', 'json', 'a.md']).json(), [
        {
          file: 'a.md',
          links: [
            {
              label: 'リンク',
              note: '1',
              text: '港務局（リンク）。',
              destination: 'TODO',
              range: { start: { line: 4, character: 17 }, end: { line: 4, character: 28 } },
            },
          ],
        },
      ]);
      equal(run(['links', 'b.md']).stdout, '空のリンクはありません。\n');
      equal(run(['links', 'b.md']).status, 0);
      equal(run(['links', 'none.md']).status, 2);
    });
  });

  describe('fix', () => {
    const mendable = '# 四月\n\nﾌｰｼ派の声明。\n';
    const mended = '# 四月\n\nフーシ派の声明。\n';

    it('mends what is safe, keeps line ends and the byte order mark, and leaves guesses alone', () => {
      write('a.md', `\uFEFF${mendable.replaceAll('\n', '\r\n')}カタルーは沈黙した。\r\n`);
      equal(run(['fix', 'a.md']).status, 1, 'a guess is left');
      equal(read('a.md'), `\uFEFF${mended.replaceAll('\n', '\r\n')}カタルーは沈黙した。\r\n`);
    });

    it('prints a diff and writes nothing with --dry-run', () => {
      write('a.md', mendable);
      const { stdout } = run(['fix', '--dry-run', 'a.md']);
      match(stdout, /^--- .*a\.md\n\+\+\+ .*a\.md\n@@/m);
      match(stdout, /^-ﾌｰｼ派の声明。$/m);
      match(stdout, /^\+フーシ派の声明。$/m);
      equal(read('a.md'), mendable);
      const { json } = run(['fix', '--dry-run', '--format', 'json', 'a.md']);
      equal(json()[0].diff, stdout.slice(0, json()[0].diff.length));
      match(json()[0].diff, /^\+フーシ派の声明。$/m);
      equal(read('a.md'), mendable);
    });

    it('is done after one run', () => {
      write('a.md', mendable);
      run(['fix', 'a.md']);
      equal(run(['fix', '--dry-run', 'a.md']).stdout.includes('@@'), false);
    });

    it('joins cut paragraphs, and does nothing else, with --page-breaks', () => {
      const cut = `${mendable}\n港は開いた。会社は自身\n\n---\n\nのブランドを売る。\n`;
      const joined = cut.replace('自身\n\n---\n\nの', '自身の');
      equal(run(['fix', '--page-breaks', '-'], cut).stdout, joined);
      ok(run(['fix', '-'], cut).stdout.includes('---'), 'it is never mended unasked');
    });

    it('mends what one rule finds, and nothing else, with --rule', () => {
      const both = `${mendable}\n二つのﾌｰｼ派。\n\n\n\n`;
      equal(run(['fix', '--rule', 'untidy-blank-lines', '-'], both).stdout, `${mendable}\n二つのﾌｰｼ派。\n`);
      equal(
        run(['fix', '--rule', 'untidy-blank-lines', '--rule', 'misspelled-name', '-'], both).stdout,
        run(['fix', '-'], both).stdout,
      );
      equal(run(['fix', '--rule', 'no-such-rule', '-'], both).status, 2);
      equal(run(['check', '--rule', 'untidy-blank-lines', '-'], both).status, 2);
    });

    it('mends stdin to stdout', () => equal(run(['fix', '-'], mendable).stdout, mended));
  });

  describe('notes', () => {
    const scattered =
      '# 四月\r\n\r\n一つ目<sup>2</sup>。\r\n\r\n<sup>2</sup> 甲の発表。\r\n\r\n二つ目<sup>1</sup>。\r\n\r\n<sup>1</sup> 乙の発表。\r\n';

    it('renumbers, moves and converts, each time with the same note behind each mark', () => {
      write('a.md', scattered);
      equal(run(['notes', 'renumber', 'a.md']).status, 0);
      equal(run(['notes', 'to-end', 'a.md']).status, 0);
      const { stdout, status } = run(['notes', 'to-caret', 'a.md']);
      deepEqual([stdout, status], ['a.md: 脚注を直しました。\n', 0]);
      equal(
        read('a.md'),
        '# 四月\r\n\r\n一つ目[^1]。\r\n\r\n二つ目[^2]。\r\n\r\n[^1]: 甲の発表。\r\n\r\n[^2]: 乙の発表。\r\n',
      );
    });

    it('has nothing to say where it is done already, and shows a diff with --dry-run', () => {
      write('a.md', scattered);
      const { stdout, status } = run(['notes', 'renumber', '--dry-run', 'a.md']);
      match(stdout, /^-一つ目<sup>2<\/sup>。\r?$/m);
      match(stdout, /^\+一つ目<sup>1<\/sup>。\r?$/m);
      equal(status, 0);
      equal(read('a.md'), scattered);
      run(['notes', 'renumber', 'a.md']);
      const again = run(['notes', 'renumber', 'a.md']);
      deepEqual([again.stdout, again.stderr, again.status], ['', '', 0]);
    });

    it('refuses with the reason what would change what a note says, and mends stdin to stdout', () => {
      write('a.md', '# 四月\n\n一つ目<sup>2</sup>と「脚注2」。\n\n<sup>2</sup> 甲の発表。\n');
      const refusal = run(['notes', 'renumber', 'a.md']);
      match(refusal.stderr, /^a\.md: .*「注2」/);
      equal(refusal.status, 1);
      equal(
        run(['notes', 'to-caret', '-'], '一つ目<sup>1</sup>。\n\n<sup>1</sup> 甲。\n').stdout,
        '一つ目[^1]。\n\n[^1]: 甲。\n',
      );
      equal(run(['notes', 'sort', 'a.md']).status, 2);
      equal(run(['notes', 'renumber']).status, 2);
      equal(run(['notes', 'renumber', 'none.md']).status, 2);
    });
  });

  it('builds a large knowledge base once, and keeps a few of its versions', () => {
    const names = Array.from({ length: 2500 }, (_, index) => `  - name: 第${index}号協定の事務局\n`).join('');
    const cached = (): readonly string[] => readdirSync(path.join(folder, 'cache/koetsu'));
    const check = (): string => {
      const env = { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache') };
      return spawnSync(process.execPath, [cli, 'check', 'a.md'], { cwd: folder, env, encoding: 'utf8' })
        .stdout;
    };
    write('a.md', clean);
    write('cache/koetsu/other.txt', 'これは知識ベースではない。');
    for (let version = 0; version < 9; version++) write(`cache/koetsu/${version}.kb`, '');
    write('knowledge/names.yaml', `entities:\n${names}`);
    equal(check(), '指摘はありません（1ファイル）。\n');
    const made = cached().filter((it) => /^[0-9a-f]{32}\.kb$/.test(it));
    equal(made.length, 1);
    equal(cached().filter((it) => it.endsWith('.kb')).length, 8);
    ok(cached().includes('other.txt'));
    equal(check(), '指摘はありません（1ファイル）。\n');
    deepEqual(
      cached().filter((it) => it.length > 10 && it.endsWith('.kb')),
      made,
    );
  });

  describe('new', () => {
    const settings = 'reports: [reports/**/*.md]\nhouse:\n  office: みなと研究所\n  disclaimer: house/d.md\n';
    const disclaimer = '## 免責事項\n\n- 本資料の内容の正確性を保証しません。\n';

    it('writes a report of the house where the reports are, and never over one', () => {
      write('koetsu.yaml', settings);
      write('house/d.md', disclaimer);
      const { stdout, status } = run(['new', '--title', '港の春']);
      match(stdout, /^reports\/\d{4}-\d\d-\d\d-港の春\.md\n$/);
      equal(status, 0);
      const text = read(stdout.trim());
      ok(text.startsWith('# 港の春\n\n20'));
      ok(text.includes('  \nみなと研究所  \n') && text.endsWith(disclaimer));
      match(run(['new', '--title', '港の春']).stdout, /-港の春-2\.md\n$/);
      const again = run(['new', stdout.trim()]);
      equal(again.status, 2);
      match(again.stderr, /: もうあります。\n$/);
      equal(read(stdout.trim()), text);
      const found = run(['check', stdout.trim(), '--format', 'json']).json()[0].findings;
      ok(found.length > 0);
      deepEqual([...new Set(found.map((it: { rule: string }) => it.rule))], ['unfilled-placeholder']);
    });

    it('writes to a file that is named, with its folders, or to stdout', () => {
      equal(run(['new', 'a/b.md']).stdout, 'a/b.md\n');
      match(read('a/b.md'), /^# 【題名を書く】\n/);
      match(run(['new', '-', '--title', '港']).stdout, /^# 港\n/);
      deepEqual(readdirSync(folder), ['a']);
    });

    it('writes nothing where the house names a template in vain', () => {
      write('koetsu.yaml', 'house:\n  template: house/t.md\n');
      const { stderr, status } = run(['new']);
      equal(
        stderr,
        'koetsu.yaml: 「house/t.md」というファイルがありません。綴りと置き場所を確かめてください。\n',
      );
      equal(status, 2);
      deepEqual(readdirSync(folder), ['koetsu.yaml']);
    });
  });

  it('lists its rules, and explains one', () => {
    match(run(['rules']).stdout, /^undefined-footnote\s+脚注/m);
    match(run(['rules', 'misspelled-name']).stdout, /^# misspelled-name\n/);
    match(run(['rules', 'misspelled-name', '--lang', 'en']).stdout, /^[ -~“”]+\n\n# misspelled-name\n/);
    equal(run(['rules', 'no-such-rule']).status, 2);
  });

  it('tells its version and its usage', () => {
    match(run(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
    match(run(['--help']).stdout, /koetsu check/);
    equal(run([]).status, 0);
  });
});
