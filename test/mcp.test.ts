/** `koetsu mcp` as an assistant meets it: the SDK's own client over the pipes of a process. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const cli = path.resolve('dist/cli.js');
const names = `entities:
  - name: ハミルカ・ドレステン
    kind: person
    english: Hamilca Dresten
    short: [ドレステン市長]
  - name: エンリコ・ベルタ
    kind: person
`;
const faulty =
  '# 四月\n\n協議はカタルーで開かれた。ハミルカ・ドレステン市長は声明を出した。エンリコ=ベルタは黙った。\n';

interface Told {
  readonly role: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly leftOut?: number;
  readonly text: string;
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  readonly written?: string;
  readonly names: readonly {
    readonly match: string;
    readonly records: readonly { readonly write: string }[];
  }[];
  readonly filesWithFaults?: readonly string[];
  readonly path: string;
}

describe('koetsu mcp', () => {
  let home: string;
  let folder: string;
  let client: Client;
  const write = (name: string, content: string): void => {
    mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
    writeFileSync(path.join(home, name), content);
  };
  const read = (name: string): string => readFileSync(path.join(home, name), 'utf8');

  before(async () => {
    if (!existsSync(cli)) equal(spawnSync(process.execPath, ['tools/build.mjs']).status, 0);
    home = realpathSync(mkdtempSync(path.join(tmpdir(), 'koetsu-mcp-')));
    folder = path.join(home, '報告');
    write('報告/koetsu.yaml', 'rules:\n  missing-disclaimer: off\n');
    write('報告/knowledge/names.yaml', names);
    write('報告/april.md', faulty);
    write('secret.md', '# 秘密\n\n本文。\n');
    client = await connected([folder]);
  });
  after(async () => {
    await client.close();
    rmSync(home, { recursive: true, force: true });
  });

  async function connected(args: readonly string[]): Promise<Client> {
    const it = new Client({ name: 'test', version: '0' });
    await it.connect(new StdioClientTransport({ command: process.execPath, args: [cli, 'mcp', ...args] }));
    return it;
  }
  async function answered(
    name: string,
    input: object,
    by = client,
  ): Promise<{ text: string; isError: boolean }> {
    const { content, isError } = await by.callTool({ name, arguments: { ...input } });
    const [first] = content as { type: string; text: string }[];
    return { text: first!.text, isError: isError === true };
  }
  async function told(name: string, input: object): Promise<Told> {
    const { text, isError } = await answered(name, input);
    equal(isError, false, text);
    return JSON.parse(text);
  }
  async function refused(name: string, input: object): Promise<string> {
    const { text, isError } = await answered(name, input);
    ok(isError, text);
    return text;
  }

  it('introduces itself and its tools, of which one alone may write', async () => {
    equal(client.getServerVersion()?.name, 'koetsu');
    match(client.getInstructions()!, /look_up_names/);
    const { tools } = await client.listTools();
    deepEqual(
      tools.map((it) => [it.name, it.annotations?.readOnlyHint]),
      [
        ['check', true],
        ['fix', false],
        ['look_up_names', true],
        ['list_names', true],
        ['new_report', true],
      ],
    );
  });

  it('judges a paragraph alone as a part of a report, unless it says that it is one', async () => {
    const paragraph = '協議はカタルーで開かれた<sup>3</sup>。ドレステン市長は声明を出した。';
    const judgedAs = async (input: object): Promise<readonly [string, readonly unknown[]]> => {
      const { role, findings } = await told('check', input);
      return [role, findings.map((it) => it['rule'])];
    };
    deepEqual(await judgedAs({ text: paragraph }), ['passage', ['misspelled-name']]);
    const whole = ['report', ['misspelled-name', 'undefined-footnote', 'short-name-first']] as const;
    deepEqual(await judgedAs({ text: paragraph, as: 'report' }), whole);
    deepEqual((await judgedAs({ text: `# 四月\n\n${paragraph}` }))[0], 'report');
    deepEqual((await judgedAs({ text: paragraph, path: 'may.md' }))[0], 'report');
    deepEqual((await judgedAs({ text: paragraph, path: 'may.md', as: 'passage' }))[0], 'passage');
    const { text, changes } = await told('fix', { text: 'ｶﾙﾀﾞの港。' });
    deepEqual([text, changes.length], ['カルダの港。', 1]);
  });

  it('checks a file by the settings and the knowledge of the folder, as the command line does', async () => {
    const { findings, counts } = await told('check', { path: 'april.md' });
    const { stdout } = spawnSync(process.execPath, [cli, 'check', '--format', 'json', 'april.md'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const [file] = JSON.parse(stdout).filter((it: { file: string }) => it.file === 'april.md');
    deepEqual(
      findings.map((it) => it['rule']),
      file.findings.map((it: { rule: string }) => it.rule),
    );
    equal(
      findings.length,
      Object.values(counts).reduce((sum, it) => sum + it, 0),
    );
    const misspelled = findings.find((it) => it['rule'] === 'misspelled-name')!;
    deepEqual([misspelled['line'], misspelled['column'], misspelled['text']], [3, 4, 'カタルー']);
    match(String(misspelled['message']), /「カタルー」は「カタール」の誤り/);
    deepEqual(misspelled['fixes'], [
      {
        title: '「カタール」に直す',
        safe: false,
        edits: [{ line: 3, column: 4, old: 'カタルー', new: 'カタール' }],
      },
    ]);
  });

  it('checks a text, also as what a file would hold; and shows as many as are asked for', async () => {
    const { findings, leftOut } = await told('check', { text: faulty, limit: 1 });
    equal(findings.length, 1);
    ok(leftOut! > 0);
    const absolute = path.join(folder, 'new', 'may.md');
    equal((await told('check', { path: absolute, text: faulty })).findings.length, 1 + leftOut!);
    const errors = await told('check', { text: faulty, severity: 'error' });
    ok(errors.findings.every((it) => it['severity'] === 'error'));
  });

  it('mends a text, and a file only where it is told to write', async () => {
    const { text, changes, written } = await told('fix', { path: 'april.md' });
    match(text, /エンリコ・ベルタ/);
    match(text, /カタルー/);
    equal(changes.length, 1);
    equal(written, undefined);
    equal(read('報告/april.md'), faulty);
    equal((await told('fix', { text: faulty })).text, text);
    const after = await told('fix', { path: 'april.md', write: true });
    equal(after.written, 'april.md');
    equal(after.text, undefined);
    equal(read('報告/april.md'), text);
    equal((await told('fix', { path: 'april.md', write: true })).changes.length, 0);
    write('報告/april.md', faulty);
  });

  it('knows the names of the folder and of the packs, as they are now', async () => {
    const { names: found } = await told('look_up_names', {
      names: ['dresten', 'カタルー', 'Witkoff', 'だれか'],
    });
    deepEqual(
      found.map((it) => [it.match, ...it.records.map((record) => record.write)]),
      [
        ['translation', 'ハミルカ・ドレステン'],
        ['misspelled', 'カタール'],
        ['translation', 'スティーブ・ウィトコフ'],
        ['unknown'],
      ],
    );
    write('報告/knowledge/names.yaml', `${names}  - name: カルダニア\n    english: Kardania\n`);
    const [later] = (await told('look_up_names', { names: ['kardania'] })).names;
    equal(later!.records[0]!.write, 'カルダニア');
    const { names: listed } = await told('list_names', { query: 'どれ' });
    equal((listed[0] as unknown as { write: string }).write, 'ハミルカ・ドレステン');
  });

  it('says which files have faults', async () => {
    write('報告/koetsu.yaml', 'rules:\n  no-such-rule: off\n');
    deepEqual((await told('check', { path: 'april.md' })).filesWithFaults, ['koetsu.yaml']);
    const { findings } = await told('check', { path: 'koetsu.yaml' });
    equal(findings[0]!['line'], 2);
    write('報告/koetsu.yaml', 'rules:\n  missing-disclaimer: off\n');
  });

  it('gives the form of a new report and makes no file', async () => {
    const { text, path: place } = await told('new_report', { title: '港の春', date: '2025-04-23' });
    match(text, /^# 港の春\n/);
    match(text, /2025年4月23日/);
    equal(existsSync(path.join(folder, place)), false);
  });

  it('reads and writes nothing outside of the folder', async () => {
    symlinkSync(path.join(home, 'secret.md'), path.join(folder, 'link.md'));
    symlinkSync(home, path.join(folder, 'up'));
    for (const given of [
      '../secret.md',
      path.join(home, 'secret.md'),
      'link.md',
      'up/secret.md',
      '/etc/passwd',
      'a\0b.md',
      '.',
    ]) {
      const reason = await refused('check', { path: given });
      match(reason, /の外にあります/, given);
      await refused('fix', { path: given, write: true });
      if (given !== '.') await refused('check', { path: given, text: 'あ' });
    }
    equal(read('secret.md'), '# 秘密\n\n本文。\n');
  });

  it('refuses in plain words what it cannot do', async () => {
    match(await refused('check', { path: 'none.md' }), /ENOENT/);
    match(await refused('check', { path: 'knowledge' }), /フォルダーです/);
    write('報告/.env', 'TOKEN=1\n');
    match(await refused('fix', { path: '.env' }), /報告書（Markdown）でも/);
    write('報告/sjis.md', '');
    writeFileSync(path.join(folder, 'sjis.md'), Buffer.from([0x8a, 0x4a, 0x82, 0xa9]));
    match(await refused('check', { path: 'sjis.md' }), /UTF-8ではありません/);
    match(await refused('publish', {}), /「publish」という道具はありません/);
    match(await refused('look_up_names', { names: 'Witkoff' }), /文字列の並び/);
  });

  it('speaks English where it is asked to', async () => {
    const english = await connected([folder, '--lang', 'en']);
    const { text } = await answered('check', { path: 'april.md' }, english);
    match(text, /“カタルー” looks like a misspelling/);
    match((await answered('check', { path: '../a.md' }, english)).text, /lies outside of the folder/);
    match((await english.listTools()).tools[0]!.title!, /^Check/);
    await english.close();
  });

  it('does not start without a folder that it may read', () => {
    const start = (args: readonly string[], cwd: string) =>
      spawnSync(process.execPath, [cli, 'mcp', ...args], { cwd, encoding: 'utf8', input: '' });
    for (const { status, stderr, stdout } of [
      start([], '/'),
      start(['no-such-folder'], folder),
      start(['a', 'b'], folder),
      start(['april.md'], folder),
    ]) {
      equal(status, 2);
      equal(stdout, '');
      match(stderr, /^koetsu mcp: .*フォルダー/);
    }
    equal(start([], folder).status, 0);
  });
});
