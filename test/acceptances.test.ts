/** Findings that stand: on record beside the reports, with who and why. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import type { Finding } from '../server/src/core/finding.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import type { LanguageService } from '../server/src/core/languageService.js';
import {
  addedAcceptance,
  type NewAcceptance,
  removedAcceptance,
} from '../server/src/core/publishing/acceptanceEdits.js';
import { acceptancesName, loadAcceptances } from '../server/src/core/publishing/acceptances.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits } from '../server/src/core/text/textRange.js';
import { uriIn } from '../server/src/core/text/uri.js';
import { createWorkspace, filesOf } from '../server/src/core/workspace.js';
import { files } from './fixture.js';

const root = 'file:///folder';
const uri = (path: string): string => uriIn(root, path);
const accepted = uri(acceptancesName);

function serviceOf(text: string): LanguageService {
  const sources = [...files(text)].map(([path, content]) => new SourceText(uri(path), content));
  return createLanguageService(createWorkspace(root, sources, noResources));
}

const rulesIn = (service: LanguageService, path: string): readonly string[] =>
  service.check(uri(path)).map((it) => it.rule);

const a = '# 四月\n\n前書き。\n\n港は開いた[^1]。船は[戻った](#)。\n';
const entry = `- report: a.md
  rule: placeholder-link
  text: "[戻った](#)"
  sentence: 船は戻った。
  reason: 発表を待っている
  author: 水野
  date: 2025-04-23
`;

describe('acceptances', () => {
  it('hide the finding that they name, and no other', () => {
    deepEqual(rulesIn(serviceOf(`-- a.md --\n${a}`), 'a.md'), ['undefined-footnote', 'placeholder-link']);
    const service = serviceOf(`-- a.md --\n${a}-- ${acceptancesName} --\n${entry}`);
    deepEqual(rulesIn(service, 'a.md'), ['undefined-footnote']);
    deepEqual(service.check(accepted), []);
    equal(service.role(accepted).kind, 'settings');
  });

  it('go on through edits around, and end with an edit of the text or its sentence', () => {
    const after = (from: string, to: string): readonly string[] =>
      rulesIn(serviceOf(`-- a.md --\n${a.replace(from, to)}-- ${acceptancesName} --\n${entry}`), 'a.md');
    deepEqual(after('前書き。', '新しい段落。\n\n- 一\n- 二'), ['undefined-footnote']);
    deepEqual(after('[^1]', ''), []);
    deepEqual(after('船は', '白い船は'), ['undefined-footnote', 'placeholder-link']);
    deepEqual(after('(#)', '(TODO)'), ['undefined-footnote', 'placeholder-link']);
  });

  it('count for one report, and for whichever matches where that one is gone', () => {
    const other = `-- b.md --\n${a}`;
    deepEqual(rulesIn(serviceOf(`-- a.md --\n${a}${other}-- ${acceptancesName} --\n${entry}`), 'b.md'), [
      'undefined-footnote',
      'placeholder-link',
    ]);
    const moved = serviceOf(`${other}-- ${acceptancesName} --\n${entry}`);
    deepEqual(rulesIn(moved, 'b.md'), ['undefined-footnote']);
    const [lost] = moved.check(accepted);
    equal(lost!.rule, 'unused-acceptance');
    equal(lost!.severity, 'warning');
    equal(moved.workspace.files.get(accepted)!.slice(lost!.range), 'a.md');
  });

  it('are reported where they match nothing any more, with a fix that removes them', () => {
    const second = entry.replace('戻った](#)', '戻った](TODO)');
    const service = serviceOf(`-- a.md --\n${a}-- ${acceptancesName} --\n# 記録\n${entry}# 古い\n${second}`);
    const found = service.check(accepted);
    deepEqual(
      found.map((it) => [it.rule, it.severity]),
      [['unused-acceptance', 'information']],
    );
    match(found[0]!.message.ja, /もう報告書にありません/);
    const { text } = service.workspace.files.get(accepted)!;
    equal(applyEdits(text, found[0]!.fixes!.at(-1)!.edits), `# 記録\n${entry}# 古い\n`);
  });

  it('are attached anew where the sentence was edited, if somebody says so', () => {
    const service = serviceOf(
      `-- a.md --\n${a.replace('船は', '白い船: は')}-- ${acceptancesName} --\n${entry}`,
    );
    const [found] = service.check(accepted);
    const [attach] = found!.fixes!;
    equal(attach!.title.ja, '改められた文「白い船: は戻った。」でも承認する');
    const { text } = service.workspace.files.get(accepted)!;
    const after = applyEdits(text, attach!.edits);
    equal(after, entry.replace('船は戻った。', '"白い船: は戻った。"'));
    const again = createLanguageService(
      service.workspace.with({ kind: 'file', source: new SourceText(accepted, after) }),
    );
    deepEqual(again.check(accepted), []);
    deepEqual(rulesIn(again, 'a.md'), ['undefined-footnote']);
    const twice = a.replace('船は[戻った](#)', '白い船は[戻った](#)。黒い船は[戻った](#)');
    const unclear = serviceOf(`-- a.md --\n${twice}-- ${acceptancesName} --\n${entry}`).check(accepted);
    equal(unclear[0]!.fixes!.length, 1, 'which of the two, nobody can tell');
  });

  it('are reported where another entry says the same', () => {
    const found = serviceOf(`-- a.md --\n${a}-- ${acceptancesName} --\n${entry}${entry}`).check(accepted);
    deepEqual(
      found.map((it) => it.message.ja),
      ['同じ指摘の承認が、ほかにもあります。'],
    );
  });

  it('are reported where a directive silences the finding anyway', () => {
    const silenced = a.replace('船は', '船は<!-- koetsu-disable-line placeholder-link — 後日 -->');
    const service = serviceOf(`-- a.md --\n${silenced}-- ${acceptancesName} --\n${entry}`);
    deepEqual(rulesIn(service, acceptancesName), ['unused-acceptance']);
  });

  it('are findings at their place where they are broken, and the others count', () => {
    const broken = '- report: a.md\n  rule: no-such-rule\n  reason: x\n  autor: 水野\n';
    const service = serviceOf(`-- a.md --\n${a}-- ${acceptancesName} --\n${broken}${entry}`);
    const found = service.check(accepted);
    deepEqual(
      found.map((it) => [it.rule, it.severity, service.workspace.files.get(accepted)!.slice(it.range)]),
      [
        ['invalid-acceptance', 'error', 'report: a.md'],
        ['invalid-acceptance', 'warning', 'autor'],
      ],
    );
    match(found[0]!.message.ja, /author がない/);
    deepEqual(rulesIn(service, 'a.md'), ['undefined-footnote']);
    ok(serviceOf(`-- a.md --\n${a}-- ${acceptancesName} --\n- [\n`).check(accepted).length > 0);
  });

  it('make their reports part of what a door reads', () => {
    const { workspace } = serviceOf(`-- ${acceptancesName} --\n${entry}`);
    ok(filesOf(workspace).uris.includes(uri('a.md')));
    const before = workspace.acceptances;
    const read = workspace.with({ kind: 'file', source: new SourceText(uri('a.md'), a) });
    equal(read.acceptances.entries[0]!.isLost, false);
    const typed = read.with({ kind: 'file', source: new SourceText(uri('a.md'), `${a}\n`) });
    equal(typed.acceptances, read.acceptances, 'typing leaves them as they are');
    ok(before.entries[0]!.isLost);
  });

  describe('are edited', () => {
    const added: NewAcceptance = {
      report: 'b.md',
      rule: 'misspelled-name',
      text: 'カタルー: #1',
      sentence: '',
      nth: 2,
      reason: '引用「原文」のまま',
      author: '水野 葉月',
      date: '2025-04-23',
    };
    const after = (text: string, it: NewAcceptance = added): string =>
      applyEdits(text, addedAcceptance(text, it)!);
    const reports = (text: string): readonly string[] =>
      loadAcceptances(root, (it) => new SourceText(it, text)).entries.map((it) => it.report);

    it('by a file of their own at first', () => {
      match(after(''), /^# 指摘を見た[^\n]+\n# Findings[^\n]+\n- report: b\.md\n {2}rule: misspelled-name\n/);
      equal(after('# 記録\n').startsWith('# 記録\n- report: b.md\n'), true);
      equal(after('[]\n'), after(''));
    });

    it('behind those of the same report, comments and order kept', () => {
      const [b, c] = [entry.replace('a.md', 'b.md'), entry.replace('a.md', 'c.md')];
      const text = `# 記録\n${entry}\n# b の分\n${b}# c の分\n${c}`;
      const edited = after(text);
      deepEqual(reports(edited), ['a.md', 'b.md', 'b.md', 'c.md']);
      const lines = after('').slice(after('').indexOf('- report')).trimEnd();
      equal(edited.replace(`${lines}\n`, ''), text);
      deepEqual(reports(after(`${b}${c}`, { ...added, report: 'a.md' })), ['a.md', 'b.md', 'c.md']);
      ok(!after(text.replaceAll('\n', '\r\n')).replaceAll('\r\n', '').includes('\n'));
    });

    it('not at all where that might spoil the file', () => {
      equal(addedAcceptance('- report: [\n', added), undefined);
      equal(addedAcceptance('a: 1\n', added), undefined);
    });

    it('by taking one back, whatever stands around', () => {
      const text = after(after(''), { ...added, report: 'a.md' });
      const entries = loadAcceptances(root, (it) => new SourceText(it, text)).entries;
      const removed = applyEdits(text, removedAcceptance(text, entries[0]!)!);
      equal(removed, after(''));
    });

    it('along with a report or a folder that is renamed', () => {
      const text = `${entry}${entry.replace('a.md', "'old/a.md'")}`;
      const service = serviceOf(`-- ${acceptancesName} --\n${text}`);
      const { edits } = service.moved([
        { from: uri('a.md'), to: uri('報告: 四月.md') },
        { from: uri('old'), to: uri('new/2025') },
      ])!;
      deepEqual(reports(applyEdits(text, edits)), ['報告: 四月.md', 'new/2025/a.md']);
      equal(service.moved([{ from: uri('z.md'), to: uri('y.md') }]), undefined);
    });

    it('through the façade: accept, list, withdraw', () => {
      const before = serviceOf(`-- a.md --\n${a}`);
      const source = before.workspace.files.get(uri('a.md'))!;
      const action = before
        .actions(uri('a.md'), { start: source.text.indexOf('(#)'), end: source.text.indexOf('(#)') })
        .find((it) => it.kind === 'accept');
      ok(action?.kind === 'accept');
      equal(action.title.ja, '承認して記録する（理由を書く）…');
      const approval = { reason: '発表待ち', author: '水野', date: '2025-04-23' };
      const edit = before.accept(uri('a.md'), action.identity, approval)!;
      equal(edit.create, true);
      const text = applyEdits('', edit.edits);
      const service = createLanguageService(
        before.workspace.with({ kind: 'file', source: new SourceText(accepted, text) }),
      );
      deepEqual(rulesIn(service, 'a.md'), ['undefined-footnote']);
      const [listed] = service.acceptedList();
      equal(listed!.acceptance.reason, '発表待ち');
      equal(source.slice(listed!.place!.range), '[戻った](#)');
      const withdrawn = service.withdraw(listed!.acceptance)!;
      deepEqual(reports(applyEdits(text, withdrawn.edits)), []);
    });
  });

  it('are counted against all findings, so that one accepted does not take the place of another', () => {
    const twice = '# 四月\n\n船は[戻った](#)。\n\n船は[戻った](#)。\n';
    const second = entry.replace('  reason', '  nth: 2\n  reason');
    const found = (record: string): readonly Finding[] =>
      serviceOf(`-- a.md --\n${twice}-- ${acceptancesName} --\n${record}`).check(uri('a.md'));
    equal(found(second)[0]!.range.start, twice.indexOf('[戻った]'));
    equal(found(entry)[0]!.range.start, twice.lastIndexOf('[戻った]'));
    deepEqual(found(entry + second), []);
  });
});
