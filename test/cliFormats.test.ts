/** What the command line writes for other programs, and what it leaves out because it was there before. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rules } from '../server/src/core/rules/index.js';

const cli = path.resolve('dist/cli.js');

describe('koetsu, for other programs', () => {
  let folder: string;
  before(() => {
    if (!existsSync(cli)) equal(spawnSync(process.execPath, ['tools/build.mjs']).status, 0);
  });
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'koetsu-formats-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, content: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });

  const faulty = '# 四月\n\n協議は𠮷野家のカタルーで開かれた。\n';
  const clean = '# 四月\n\n協議はカタールで開かれた。\n';

  describe('SARIF', () => {
    it('has the properties that the specification makes mandatory, and positions in UTF-16', () => {
      write('報告 一.md', faulty);
      const { stdout, status } = run('check', '--format', 'sarif', '報告 一.md');
      equal(status, 1);
      const log = JSON.parse(stdout);
      equal(log.version, '2.1.0');
      match(log.$schema, /sarif-schema-2\.1\.0\.json$/);
      equal(log.runs.length, 1);
      const [{ tool, columnKind, results, invocations }] = log.runs;
      equal(columnKind, 'utf16CodeUnits');
      deepEqual(invocations, [{ executionSuccessful: true }]);
      const { driver } = tool;
      equal(driver.name, 'Koetsu');
      const ids = driver.rules.map((it: { id: string }) => it.id);
      equal(new Set(ids).size, ids.length);
      deepEqual(
        ids.slice(0, rules.length),
        rules.map((it) => it.id),
      );
      for (const it of driver.rules.slice(0, rules.length)) {
        ok(it.shortDescription.text && it.help.text && it.help.markdown.startsWith(`# ${it.id}`), it.id);
        ok(it.defaultConfiguration.level || it.defaultConfiguration.enabled === false);
      }
      const [result] = results;
      equal(result.ruleId, 'misspelled-name');
      equal(ids[result.ruleIndex], result.ruleId);
      equal(result.level, 'warning');
      match(result.partialFingerprints['koetsuIdentity/v1'], /^[0-9a-f]{16}$/);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      deepEqual(artifactLocation, { uri: `${encodeURIComponent('報告 一')}.md`, uriBaseId: '%SRCROOT%' });
      deepEqual(region, { startLine: 3, startColumn: 9, endLine: 3, endColumn: 13 });
      const [change] = result.fixes[0].artifactChanges;
      deepEqual(change.replacements, [{ deletedRegion: region, insertedContent: { text: 'カタール' } }]);
    });

    it('is whole where there is nothing to tell, and says so where something could not be checked', () => {
      write('a.md', clean);
      deepEqual(JSON.parse(run('check', '--format', 'sarif', 'a.md').stdout).runs[0].results, []);
      const log = JSON.parse(run('check', '--format', 'sarif', 'a.md', 'gone.md').stdout);
      deepEqual(log.runs[0].invocations, [{ executionSuccessful: false }]);
    });

    it('gives a finding the same fingerprint after an edit elsewhere', () => {
      const fingerprint = (): unknown =>
        JSON.parse(run('check', '--format', 'sarif', 'a.md').stdout).runs[0].results[0].partialFingerprints;
      write('a.md', faulty);
      const before = fingerprint();
      write('a.md', faulty.replace('# 四月', '# 五月\n\n- 前書き'));
      deepEqual(fingerprint(), before);
    });
  });

  it('annotates for GitHub, and escapes what its commands give a meaning to', () => {
    write('a,b:c 100%.md', faulty);
    const { stdout } = run('check', '--format', 'github', 'a,b:c 100%.md');
    equal(
      stdout,
      '::warning file=a%2Cb%3Ac 100%25.md,line=3,col=9,endLine=3,endColumn=13,title=misspelled-name::「カタルー」は「カタール」の誤りと思われます。\n',
    );
  });

  it('writes Checkstyle that is well-formed whatever the file is called', () => {
    write(`a&"<b>'.md`, faulty);
    write('b.md', clean);
    const { stdout } = run('check', '--format', 'checkstyle', `a&"<b>'.md`, 'b.md');
    equal(
      stdout,
      `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="a&amp;&quot;&lt;b&gt;&apos;.md">
    <error line="3" column="9" severity="warning" message="「カタルー」は「カタール」の誤りと思われます。" source="koetsu.misspelled-name"/>
  </file>
  <file name="b.md">
  </file>
</checkstyle>
`,
    );
    equal(
      run('check', '--format', 'checkstyle', 'gone.md').stdout,
      '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n</checkstyle>\n',
    );
  });

  it('writes several forms in one run', () => {
    write('a.md', faulty);
    const formats = ['json', 'sarif', 'github', 'checkstyle', 'html', 'markdown'];
    const { stdout, status } = run(
      'publish-check',
      'a.md',
      ...formats.flatMap((it) => ['--format', `${it}=out.${it}`]),
    );
    equal(status, 1);
    match(stdout, /a\.md {2}公開できません（妨げ 1件）/);
    const [json] = JSON.parse(read('out.json'));
    equal(json.publish.canGoOut, false);
    deepEqual(json.publish.groups, [{ group: 'warning', blocks: true, count: 1 }]);
    match(read('out.html'), /<h1>四月<\/h1>[\s\S]*<mark>カタルー<\/mark>/);
    match(read('out.markdown'), /# 校正表：四月/);
    equal(JSON.parse(read('out.sarif')).runs[0].results.length, 1);
    match(read('out.github'), /^::warning/);
    match(read('out.checkstyle'), /<error /);
    equal(run('check', '--format', 'json', '--format', 'sarif', 'a.md').status, 2);
    equal(run('check', '--format', 'sarif=', 'a.md').status, 2);
    equal(run('check', '--format', 'sarif=no/such/folder/x', 'a.md').status, 2);
  });

  describe('publish-check', () => {
    it('ends with 0 where all can go out, with 1 where one cannot, with 2 where nothing was asked', () => {
      write('a.md', clean);
      const good = run('publish-check', 'a.md');
      equal(good.status, 0);
      match(good.stdout, /公開できます/);
      write('b.md', faulty);
      equal(run('publish-check').status, 1);
      match(run('publish-check', '--lang', 'en').stdout, /2 reports: 1 cannot go out yet/);
      mkdirSync(path.join(folder, 'empty'));
      const nothing = run('publish-check', 'empty');
      equal(nothing.status, 2);
      match(nothing.stderr, /報告書がありません/);
      write('koetsu.yaml', 'publish: { blocks: [eror] }\n');
      equal(run('publish-check').status, 2);
    });

    it('takes a finding that is accepted as settled, and tells of one that is gone', () => {
      write('a.md', faulty);
      const entry = (text: string): string =>
        `- { report: a.md, rule: misspelled-name, text: ${text}, sentence: 協議は𠮷野家のカタルーで開かれた。, reason: 店の名, author: 水野 }\n`;
      write('koetsu-accepted.yaml', entry('カタルー'));
      equal(run('publish-check', 'a.md').status, 0);
      write('koetsu-accepted.yaml', entry('カタルー') + entry('カタルル'));
      const { stdout, status } = run('check', 'a.md');
      equal(status, 0);
      match(
        stdout,
        /koetsu-accepted\.yaml\n +2:3 +情報 +承認した指摘（「カタルル」）は、もう報告書にありません/,
      );
      write('koetsu-accepted.yaml', '- { report: a.md }\n');
      equal(run('check', 'a.md').status, 2, 'a broken record is a fault of the settings');
    });
  });

  describe('--baseline', () => {
    it('leaves out what was there, by what it is and not by how many there are', () => {
      write('reports/a.md', faulty);
      equal(run('check', 'reports', '--write-baseline', 'koetsu-baseline.json').status, 0);
      match(
        read('koetsu-baseline.json'),
        /^ {4}\{"file":"reports\/a\.md","rule":"misspelled-name","text":"カタルー","id":"[0-9a-f]{16}"\}$/m,
      );
      equal(run('check', 'reports', '--baseline', 'koetsu-baseline.json').status, 0);
      write('reports/a.md', faulty.replace('# 四月', '# 四月\n\n前書き。'));
      equal(run('check', 'reports', '--baseline', 'koetsu-baseline.json').status, 0);
      // As many as before, but another one.
      write('reports/a.md', faulty.replace('カタルーで', 'カタルーの港で'));
      const { stdout, status } = run('check', 'reports', '--baseline', 'koetsu-baseline.json');
      equal(status, 1);
      match(stdout, /misspelled-name/);
    });

    it('goes along with a report that is renamed', () => {
      write('a.md', faulty);
      run('check', 'a.md', '--write-baseline', 'base.json');
      renameSync(path.join(folder, 'a.md'), path.join(folder, 'b.md'));
      equal(run('check', 'b.md', '--baseline', 'base.json').status, 0);
    });

    it('ends with 2 where there is no such file, or it is none', () => {
      write('a.md', faulty);
      equal(run('check', 'a.md', '--baseline', 'gone.json').status, 2);
      write('base.json', '[]');
      const { stderr, status } = run('check', 'a.md', '--baseline', 'base.json');
      equal(status, 2);
      match(stderr, /base\.json: 基準のファイルとして読めません/);
    });
  });

  describe('--since', () => {
    beforeEach(() => {
      git('init', '-q');
      write('reports/old.md', faulty);
      write('reports/clean.md', clean);
      git('add', '.');
      git('commit', '-qm', 'first');
    });

    it('tells of what was written since, in files old and new', () => {
      equal(run('check', 'reports', '--since', 'HEAD').status, 0);
      write('reports/old.md', `# 序\n\n前書き。\n\n${faulty}`);
      equal(run('check', 'reports', '--since', 'HEAD').status, 0);
      write('reports/clean.md', clean.replace('カタール', 'カタルー'));
      write('reports/new.md', faulty);
      const { stdout, status } = run('check', '--format', 'json', 'reports', '--since', 'HEAD');
      equal(status, 1);
      const counts = JSON.parse(stdout).map((it: { file: string; findings: unknown[] }) => [
        it.file,
        it.findings.length,
      ]);
      deepEqual(counts, [
        ['reports/clean.md', 1],
        ['reports/new.md', 1],
        ['reports/old.md', 0],
      ]);
      equal(run('publish-check', 'reports/old.md', '--since', 'HEAD').status, 0);
      equal(run('publish-check', 'reports/old.md').status, 1);
      match(
        run('publish-check', 'reports/old.md', '--since', 'HEAD', '--format', 'markdown').stdout,
        /範囲：HEAD のあとに増えた指摘だけ/,
      );
    });

    it('knows a report by its former name', () => {
      git('mv', 'reports/old.md', 'reports/renamed.md');
      equal(run('check', 'reports', '--since', 'HEAD').status, 0);
    });

    it('says clearly what it cannot compare with', () => {
      const unknown = run('check', 'reports/old.md', '--since', 'no-such-branch');
      equal(unknown.status, 2);
      match(unknown.stderr, /「no-such-branch」というリビジョンはありません/);
      equal(run('check', 'reports/old.md', '--since=--output=x').status, 2);
      ok(!existsSync(path.join(folder, 'x')));
      rmSync(path.join(folder, '.git'), { recursive: true });
      const outside = run('check', 'reports/old.md', '--since', 'HEAD');
      equal(outside.status, 2);
      match(outside.stderr, /Git のリポジトリーの中にない/);
    });
  });
});
