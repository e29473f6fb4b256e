/** Another number or label for a note, on its marks and on its text. */
import { type Refusal, refused } from '../finding.js';
import type { TextEdit } from '../text/textRange.js';
import type { FootnoteDefinition, FootnoteReference } from './block.js';
import { labelEdits } from './footnoteNumbers.js';
import { provenEdit } from './footnoteProof.js';
import { footnoteKey } from './footnotes.js';
import type { Report } from './report.js';

export function renamedFootnote(
  report: Report,
  note: FootnoteReference | FootnoteDefinition,
  newLabel: string,
): readonly TextEdit[] | Refusal {
  const marks = [...report.footnoteReferences, ...report.footnoteDefinitions];
  const label = newLabel.trim().normalize('NFKC');
  const own = marks.filter((it) => footnoteKey(it) === footnoteKey(note));
  const isNumbered = own.some((it) => it.dialect === 'sup');
  if (!(isNumbered ? /^[1-9][0-9]{0,2}$/ : /^[^\s[\]^\\`]{1,80}$/).test(label)) {
    return isNumbered
      ? refused('脚注の番号は1から999までの数字にします。', 'The number of a note is a number from 1 to 999.')
      : refused(
          '脚注の名前に空白や [ ] ^ などの記号は使えません。',
          'The label of a note has no spaces and none of [ ] ^.',
        );
  }
  if (marks.some((it) => footnoteKey(it) === footnoteKey({ label }) && !own.includes(it))) {
    return refused(`脚注「${label}」はもうあります。`, `There is a note “${label}” already.`);
  }
  const relabelled = new Map([[footnoteKey(note), label]]);
  const renamed = provenEdit(
    report,
    labelEdits(report, relabelled),
    { relabelled },
    // 10<sup>6</sup> becomes a mark when there is a note 6 that nothing else refers to.
    () =>
      refused(
        `「${label}」にすると、本文のほかの所まで脚注の番号と読めてしまいます。`,
        `As “${label}”, other places of the text would be read as marks of the note.`,
      ),
  );
  return renamed.kind === 'refused' ? renamed : renamed.edits;
}
