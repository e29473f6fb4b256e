/** Edits of notes: what they do, where they refuse, and that they never change what a mark refers to. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { checkReport } from '../server/src/core/check.js';
import type { Refusal } from '../server/src/core/finding.js';
import { noHouse as house } from '../server/src/core/house.js';
import { convertedNotes } from '../server/src/core/markdown/footnoteConversion.js';
import { deletedNote } from '../server/src/core/markdown/footnoteDeletion.js';
import { insertedNote } from '../server/src/core/markdown/footnoteInsertion.js';
import { movedNotes } from '../server/src/core/markdown/footnoteMove.js';
import { renumberingOf } from '../server/src/core/markdown/footnoteNumbers.js';
import type { NoteEdit } from '../server/src/core/markdown/footnoteProof.js';
import { footnoteKey } from '../server/src/core/markdown/footnotes.js';
import { type Report, reportOf } from '../server/src/core/markdown/report.js';
import { defaultSettings as settings } from '../server/src/core/settings.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { applyEdits, overlaps } from '../server/src/core/text/textRange.js';
import { marked } from './fixture.js';
import { emptyScene } from './scene.js';

const { knowledge } = emptyScene;

const read = (text: string): Report => reportOf(new SourceText('file:///report.md', text));

const done = (text: string, edit: NoteEdit | Refusal): string =>
  edit.kind === 'refused' ? `✗ ${edit.reason.ja}` : applyEdits(text, edit.edits);

const renumbered = (text: string): string => done(text, renumberingOf(read(text)));
const toSup = (text: string): string => done(text, convertedNotes(read(text), 'sup'));
const toCaret = (text: string): string => done(text, convertedNotes(read(text), 'caret'));
const toEnd = (text: string): string => done(text, movedNotes(read(text), 'report'));
const toSections = (text: string): string => done(text, movedNotes(read(text), 'section'));

/** At ‸; the caret of the result is where the text of the note is typed. */
function inserted(source: string): string {
  const { text, caret } = marked(source);
  const edit = insertedNote(read(text), caret!);
  if (edit.kind === 'refused') return `✗ ${edit.reason.ja}`;
  const after = applyEdits(text, edit.edits);
  return `${after.slice(0, edit.caret)}‸${after.slice(edit.caret)}`;
}

/** The note whose mark is at ‸. */
function deleted(source: string): string {
  const { text, caret } = marked(source);
  const report = read(text);
  const isHere = ({ start, end }: { start: number; end: number }): boolean => start <= caret! && caret! < end;
  const note =
    report.footnoteReferences.find((it) => isHere(it.range)) ??
    report.footnoteDefinitions.find((it) => isHere(it.mark));
  return done(text, deletedNote(report, note!));
}

describe('inserting a note', () => {
  it('puts its mark and its text in their places, and later numbers follow', () =>
    equal(
      inserted(
        '港は開いた<sup>1</sup>。船‸は戻った。米も届いた<sup>2</sup>。\n\n<sup>1</sup> 港務局。\n\n<sup>2</sup> 税関。\n',
      ),
      '港は開いた<sup>1</sup>。船<sup>2</sup>は戻った。米も届いた<sup>3</sup>。\n\n<sup>1</sup> 港務局。\n\n<sup>2</sup> ‸\n\n<sup>3</sup> 税関。\n',
    ));

  it('opens the first note of a report, before contact and disclaimer', () => {
    equal(inserted('港は開いた‸。\n'), '港は開いた<sup>1</sup>。\n\n<sup>1</sup> ‸\n');
    equal(
      inserted('港は開いた‸。\n\n## 免責事項\n\n本資料は正確さを保証しません。\n'),
      '港は開いた<sup>1</sup>。\n\n<sup>1</sup> ‸\n\n## 免責事項\n\n本資料は正確さを保証しません。\n',
    );
  });

  it('writes as the report does', () => {
    equal(
      inserted('港[^1]は‸開いた[^2]。\n\n[^1]: 一。\n[^2]: 二。\n'),
      '港[^1]は[^2]開いた[^3]。\n\n[^1]: 一。\n[^2]: ‸\n[^3]: 二。\n',
    );
    equal(
      inserted('港は開いた<sup>1</sup>。船は戻った。‸\n\n<sup>1</sup> 一。\n'),
      '港は開いた<sup>1</sup>。船は戻った<sup>2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> ‸\n',
      'before the full stop',
    );
    equal(
      inserted('港は開いた。<sup>1</sup>船は戻った‸。\n\n<sup>1</sup> 一。\n'),
      '港は開いた。<sup>1</sup>船は戻った。<sup>2</sup>\n\n<sup>1</sup> 一。\n\n<sup>2</sup> ‸\n',
      'behind it',
    );
  });

  it('joins the superscript before it', () =>
    equal(
      inserted('港は開いた<sup>1</sup>‸。\n\n<sup>1</sup> 一。\n'),
      '港は開いた<sup>1,2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> ‸\n',
    ));

  it('takes a number that is free', () =>
    equal(
      inserted('港[^1]は‸開いた[^5]。\n\n[^1]: 一。\n[^5]: 五。\n'),
      '港[^1]は[^2]開いた[^5]。\n\n[^1]: 一。\n[^2]: ‸\n[^5]: 五。\n',
    ));

  it('keeps line breaks of Windows', () =>
    equal(inserted('港は開いた‸。\r\n'), '港は開いた<sup>1</sup>。\r\n\r\n<sup>1</sup> ‸\r\n'));

  it('works in headings, lists and tables', () => {
    equal(inserted('## 港‸\n\n文。\n'), '## 港<sup>1</sup>\n\n文。\n\n<sup>1</sup> ‸\n');
    equal(inserted('- 港‸は\n- 船\n'), '- 港<sup>1</sup>は\n- 船\n\n<sup>1</sup> ‸\n');
    equal(
      inserted('| 港 | 船 |\n| - | - |\n| 東‸ | 三 |\n'),
      '| 港 | 船 |\n| - | - |\n| 東<sup>1</sup> | 三 |\n\n<sup>1</sup> ‸\n',
    );
  });

  it('refuses where the text would be read otherwise', () => {
    for (const it of [
      '`cod‸e`\n',
      '```\ncode‸\n```\n',
      '[港](https://a.exa‸mple/)\n',
      '面積は10‸。\n',
      '<!-- ‸ -->\n',
    ]) {
      match(inserted(it), /^✗ /, it);
    }
    match(
      inserted('港‸は開いた<sup>1</sup>（前掲注1）。\n\n<sup>1</sup> 一。\n'),
      /^✗ 本文が「前掲注1」|^✗ 本文が「注1」/,
    );
    match(
      inserted('港‸と船<sup>1–2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n'),
      /^✗ .*読み切れません/,
    );
  });
});

describe('deleting a note', () => {
  it('takes its marks and its text out, and later numbers follow', () =>
    equal(
      deleted(
        '港<sup>1</sup>、船‸<sup>2</sup>、米<sup>3</sup>、再び船<sup>2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n\n<sup>3</sup> 三。\n',
      ),
      '港<sup>1</sup>、船、米<sup>2</sup>、再び船。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 三。\n',
    ));

  it('leaves the other numbers of a shared mark', () =>
    equal(
      deleted('港<sup>1、‸2、3</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n\n<sup>3</sup> 三。\n'),
      '港<sup>1、2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 三。\n',
    ));

  it('takes a note of several paragraphs whole', () =>
    equal(
      deleted('港‸[^a]。船[^b]。\n\n[^a]: 一。\n\n    続き。\n\n    - 表\n\n[^b]: 二。\n'),
      '港。船[^b]。\n\n[^b]: 二。\n',
    ));

  it('refuses where the text still speaks of it', () =>
    match(deleted('港‸[^1]（注1も参照）。\n\n[^1]: 一。\n'), /^✗ 本文が「注1」/));
});

describe('converting notes', () => {
  const published =
    '## 港<sup>1</sup>\n\n- 船<sup>2</sup>\n\n| 米 |\n| - |\n| 麦<sup>1</sup> |\n\n<sup>1</sup> 一行目。\n二行目。\n\n<sup>2</sup> 二（[リンク](#)）。\n';
  const draft =
    '## 港[^1]\n\n- 船[^2]\n\n| 米 |\n| - |\n| 麦[^1] |\n\n[^1]: 一行目。\n二行目。\n\n[^2]: 二（[リンク](#)）。\n';

  it('leads there and back', () => {
    equal(toCaret(published), draft);
    equal(toSup(draft), published);
  });

  it('parts notes that stand line by line', () =>
    equal(
      toSup('港[^1]と船[^2]。\n\n[^1]: 一。\n[^2]: 二。\n'),
      '港<sup>1</sup>と船<sup>2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n',
    ));

  it('joins marks that stand side by side', () => {
    const joined = '港<sup>1,2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n';
    equal(toSup('港[^1][^2]。\n\n[^1]: 一。\n\n[^2]: 二。\n'), joined);
    equal(toCaret(joined), '港[^1][^2]。\n\n[^1]: 一。\n\n[^2]: 二。\n');
  });

  it('gives numbers to names, and makes one of two dialects', () => {
    equal(
      toSup('港[^nisi]と船<sup>1</sup>。\n\n[^nisi]: 研究所。\n\n<sup>1</sup> 一。\n'),
      '港<sup>1</sup>と船<sup>2</sup>。\n\n<sup>1</sup> 研究所。\n\n<sup>2</sup> 一。\n',
    );
  });

  it('leaves exponents alone', () =>
    equal(
      toCaret('面積は10<sup>6</sup>m<sup>2</sup>、R<sup>3</sup>だ<sup>1</sup>。\n\n<sup>1</sup> 一。\n'),
      '面積は10<sup>6</sup>m<sup>2</sup>、R<sup>3</sup>だ[^1]。\n\n[^1]: 一。\n',
    ));

  it('refuses what it cannot write', () => {
    match(toSup('港[^1]。\n\n[^1]: 一。\n\n    続き。\n'), /^✗ 脚注1の文面は一段落ではない/);
    match(toSup('港[^1]。\n\n[^1]: - 一\n'), /^✗ 脚注1の文面は一段落ではない/);
    match(toSup('速度は9m[^2]、港[^1]。\n\n[^1]: 一。\n\n[^2]: 二。\n'), /^✗ 「.*9m\[\^2\]」の番号/);
    match(
      toCaret('港<sup>1–2</sup>と船<sup>1</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n'),
      /^✗ .*読み切れません/,
    );
    match(toSup(published), /^✗ 脚注はもう/);
  });
});

describe('moving notes', () => {
  it('collects their texts at the end of the body, in their order', () =>
    equal(
      toEnd(
        '## 港\n\n港は開いた<sup>1</sup>。\n\n<sup>2</sup> 二。\n\n<sup>1</sup> 一。\n\n## 船\n\n船は戻った<sup>2</sup>。\n\n---\n\n## 免責事項\n\n本資料は正確さを保証しません。\n',
      ),
      '## 港\n\n港は開いた<sup>1</sup>。\n\n## 船\n\n船は戻った<sup>2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n\n---\n\n## 免責事項\n\n本資料は正確さを保証しません。\n',
    ));

  it('puts each behind the section that refers to it', () =>
    equal(
      toSections('## 港\n\n港は開いた[^1]。\n\n## 船\n\n船は戻った[^2]。\n\n[^1]: 一。\n[^2]: 二。\n'),
      '## 港\n\n港は開いた[^1]。\n\n[^1]: 一。\n\n## 船\n\n船は戻った[^2]。\n\n[^2]: 二。\n',
    ));

  it('takes notes of several paragraphs whole', () =>
    equal(
      toEnd('港[^1]。\n\n[^1]: 一。\n\n    続き。\n\n船は戻った。\n'),
      '港[^1]。\n\n船は戻った。\n\n[^1]: 一。\n\n    続き。\n',
    ));

  it('refuses where something would be read otherwise', () => {
    match(toEnd('- 港[^1]\n\n[^1]: 一。\n\n- 船\n\n文。\n'), /^✗ /, 'two lists would be one');
    match(toEnd('- 港[^1]\n- [^1]: 一。\n\n文。\n'), /^✗ 箇条書き/);
    match(
      toEnd('港[^1]。\n\n[^1]: この措置は決議に含まれ、同決議を\n\n船。\n'),
      /^✗ 脚注1の文面が途中で切れ/,
    );
    match(toEnd('港[^1]。\n\n[^1]: 一。\n'), /^✗ 脚注の文面はもう/);
  });
});

// The same kinds of documents as those which obsidian-linter is known to have corrupted (#1464, #1006, #902, #1294).
describe('renumbering', () => {
  it('swaps two notes without touching their texts', () =>
    equal(
      renumbered('港は開いた[^2]。\n船は戻った[^1]。\n\n[^1]: 船会社。\n[^2]: 港務局。\n'),
      '港は開いた[^1]。\n船は戻った[^2]。\n\n[^2]: 船会社。\n[^1]: 港務局。\n',
    ));

  it('keeps links and code with their notes', () =>
    equal(
      renumbered(
        '港[^4]、船[^1]、米[^2]。\n\n[^1]: [船](https://a.example/1)と`一`\n[^2]: [米](https://a.example/2)\n[^4]: [港](https://a.example/4)と`四`\n',
      ),
      '港[^1]、船[^2]、米[^3]。\n\n[^2]: [船](https://a.example/1)と`一`\n[^3]: [米](https://a.example/2)\n[^1]: [港](https://a.example/4)と`四`\n',
    ));

  it('leaves names and the places of texts alone', () =>
    equal(
      renumbered('港[^2]、船[^統計]、米[^1]。\n\n[^統計]: 統計局。\n[^1]: 一。\n\n結び。\n\n[^2]: 二。\n'),
      '港[^1]、船[^統計]、米[^2]。\n\n[^統計]: 統計局。\n[^2]: 一。\n\n結び。\n\n[^1]: 二。\n',
    ));

  it('tells empty and equal texts in a list apart', () =>
    equal(
      renumbered('- 港[^3]\n- [^3]:\n    - 同上\n- 船[^1]\n- [^1]:\n    - 同上\n- 米[^2]\n- [^2]:\n- 結び\n'),
      '- 港[^1]\n- [^1]:\n    - 同上\n- 船[^2]\n- [^2]:\n    - 同上\n- 米[^3]\n- [^3]:\n- 結び\n',
    ));

  it('reads marks with several numbers', () =>
    equal(
      renumbered(
        '港<sup>3,1</sup>と船<sup>2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n\n<sup>3</sup> 三。\n',
      ),
      '港<sup>1,2</sup>と船<sup>3</sup>。\n\n<sup>2</sup> 一。\n\n<sup>3</sup> 二。\n\n<sup>1</sup> 三。\n',
    ));
});

/** A report with notes in all its parts, in one dialect. */
const labels = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
const places = ['文', '見出し', '箇条', '表', '引用', '強調'] as const;
const reportText = labels.chain((numbers) =>
  fc
    .record({
      dialect: fc.constantFrom('sup' as const, 'caret' as const),
      parts: fc.array(
        fc.record({
          place: fc.constantFrom(...places),
          refers: fc.array(fc.constantFrom(...numbers), { maxLength: 2 }),
        }),
        { minLength: 1, maxLength: 7 },
      ),
      between: fc.nat(7),
      order: fc.shuffledSubarray(numbers, { minLength: numbers.length }),
      lines: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      inner: fc.option(fc.constantFrom(...numbers)),
    })
    .map(({ dialect, parts, between, order, lines, inner }) => {
      const mark = (it: number): string => (dialect === 'sup' ? `<sup>${it}</sup>` : `[^${it}]`);
      const notes = order.map((it, at) => {
        const head = dialect === 'sup' ? `${mark(it)} ` : `${mark(it)}: `;
        return `${head}出典${at}${inner !== null && at === 0 ? mark(inner) : ''}（[リンク](#)）。${lines[at] ? '\n続きの行。' : ''}`;
      });
      const body = parts.map(({ place, refers }, at) => {
        const text = `${refers.map((it) => `句${at}${mark(it)}と`).join('')}尾${at}`;
        return {
          文: `${text}。`,
          見出し: `## ${text}`,
          箇条: `- ${text}\n- 次の項`,
          表: `| ${text} | 値 |\n| - | - |\n| ${text} | 三 |`,
          引用: `> ${text}。`,
          強調: `**${text}**である。`,
        }[place];
      });
      body.splice(between, 0, ...notes.slice(0, 2));
      return `${[...body, '結びの文。', ...notes.slice(2)].join('\n\n')}\n`;
    }),
);

/** Where each mark leads: the words before it, and the texts of its notes without marks. */
function mapOf(text: string): readonly string[] {
  const report = read(text);
  const bare = (it: string): string => it.replace(/<sup>[^<]*<\/sup>|\[\^[^\]]*\]:?/g, '');
  return report.footnoteReferences
    .map((it) => {
      const before = bare(text.slice(0, it.mark.start)).split('\n').at(-1)!.trim().slice(-4);
      const notes = report.footnoteDefinitions.filter((note) => footnoteKey(note) === footnoteKey(it));
      return `${before} → ${notes.map((note) => bare(report.source.slice(note.content))).join(' / ')}`;
    })
    .sort();
}

/** All letters but the marks of notes and white space. */
const lettersOf = (text: string): string =>
  [...text.replace(/<sup>[^<]*<\/sup>|\[\^[^\]]*\]:?|\s/g, '')].sort().join('');

const isDone = (text: string): boolean => !text.startsWith('✗');

describe('every report', () => {
  const edits = { renumbered, toSup, toCaret, toEnd, toSections };
  for (const [name, edit] of Object.entries(edits)) {
    it(`keeps the map from marks to notes, and every letter, when it is ${name}`, () => {
      let count = 0;
      fc.assert(
        fc.property(reportText, (text) => {
          const after = edit(text);
          if (!isDone(after)) return;
          count++;
          deepEqual(mapOf(after), mapOf(text));
          equal(lettersOf(after), lettersOf(text));
          ok(!isDone(edit(after)), 'once is enough');
        }),
        { numRuns: 300 },
      );
      ok(count > 60, `only ${count} were edited`);
    });
  }

  it('comes back from the other dialect as it was', () =>
    fc.assert(
      fc.property(reportText, (text) => {
        const isRaised = read(text).footnoteDefinitions[0]!.dialect === 'sup';
        const [there, back] = isRaised ? [toCaret, toSup] : [toSup, toCaret];
        const other = there(text);
        if (isDone(other)) equal(back(other), text);
      }),
      { numRuns: 300 },
    ));

  it('keeps all other notes when one comes or goes', () => {
    let count = 0;
    fc.assert(
      fc.property(reportText, fc.nat(), (text, at) => {
        const report = read(text);
        const edit = insertedNote(report, at % text.length);
        if (edit.kind === 'refused') return;
        count++;
        const after = applyEdits(text, edit.edits);
        const now = read(after);
        equal(now.footnoteReferences.length, report.footnoteReferences.length + 1);
        const isNew = now.footnoteDefinitions.find((it) => it.content.start === it.content.end)!;
        equal(deletedNote(now, isNew).kind, 'note-edit');
        const back = done(after, deletedNote(now, isNew));
        deepEqual(mapOf(back), mapOf(text));
        equal(lettersOf(back), lettersOf(text));
      }),
      { numRuns: 300 },
    );
    ok(count > 100, `only ${count} were edited`);
  });

  it('keeps all other notes under the fixes of the rules on notes', () => {
    const ruled = new Set([
      'undefined-footnote',
      'unused-footnote',
      'duplicate-footnote',
      'inconsistent-footnote-mark',
      'mixed-citation-forms',
    ]);
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(reportText, fc.constantFrom(...Object.values(defects)), (text, damaged) => {
        const here = damaged(text);
        const report = read(here);
        for (const finding of checkReport(report, knowledge, settings, house, '')) {
          if (!ruled.has(finding.rule)) continue;
          const own = [...report.footnoteReferences, ...report.footnoteDefinitions].find(
            (it) => it.range.start <= finding.range.start && finding.range.start < it.range.end,
          );
          for (const { edits } of finding.fixes ?? []) {
            counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
            const after = read(applyEdits(here, edits));
            deepEqual(otherNotes(after, own?.label), otherNotes(report, own?.label));
          }
        }
      }),
      { numRuns: 300 },
    );
    ok([...counts.values()].every((it) => it > 3) && counts.size === ruled.size, JSON.stringify([...counts]));
  });
});

const noteLine = /^(?:<sup>\d+<\/sup> |\[\^\d+\]: ).*\n/m;

const defects: Readonly<Record<string, (text: string) => string>> = {
  none: (text) => text,
  'a text lost': (text) => text.replace(noteLine, ''),
  'a text twice': (text) => text.replace(noteLine, '$&\n$&'),
  'marks beside 。': (text) =>
    text
      .replace(/(句\d)((?:<sup>|\[\^).*?)と/g, '$1$2。次に')
      .replace(/(<sup>\d+<\/sup>|\[\^\d+\])。/, '。$1'),
  'links beside 。': (text) => text.replace(/（\[リンク\]\(#\)）。/, '。（[リンク](#)）'),
};

/**
 * The marks of all notes but one, and their texts without the full stop that a link may stand behind. A text that goes
 * takes the marks in it along.
 */
function otherNotes(
  { source, footnoteReferences, footnoteDefinitions }: Report,
  own: string | undefined,
): readonly string[] {
  const ownTexts = footnoteDefinitions.filter((it) => it.label === own);
  return [
    ...footnoteReferences
      .filter(({ range }) => !ownTexts.some((it) => overlaps(it.range, range)))
      .map((it) => it.label)
      .filter((it) => it !== own),
    ...footnoteDefinitions
      .filter((it) => it.label !== own)
      .map((it) => `${it.label}: ${source.slice(it.content).replaceAll('。', '')}`),
  ];
}
