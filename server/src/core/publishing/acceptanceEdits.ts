/**
 * Edits of koetsu-accepted.yaml. Comments, order and everything else stay as they are.
 * Invariant: what an edit makes is read again, and an edit that would do more or less than it should is none.
 */
import { parseDocument } from 'yaml';
import { identityKey } from '../findingIdentity.js';
import { type EntryList, entriesIn, entryAt, sectionsOf } from '../knowledge/knowledgeLayout.js';
import { yamlScalar } from '../knowledge/yamlScalar.js';
import { lineBreakOf } from '../text/lineBreak.js';
import { SourceText } from '../text/sourceText.js';
import { applyEdits, rangeOf, type TextEdit, type TextRange } from '../text/textRange.js';
import { type Acceptance, loadAcceptances } from './acceptances.js';

export type NewAcceptance = Omit<Acceptance, 'isLost' | 'range' | 'reportRange' | 'sentenceRange'>;

const header = `# 指摘を見たうえで「このままでよい」と決めた箇所です。Koetsu（校閲）が読み書きします。
# Findings that stand, with who decided so and why.
`;

/**
 * The entry behind the last one of its report, so that people who accept findings of different reports write to
 * different places of the file. Undefined where the file is written so that this might spoil it.
 */
export function addedAcceptance(text: string, added: NewAcceptance): readonly TextEdit[] | undefined {
  const lineBreak = lineBreakOf(text);
  const entry = linesOf(added).join(lineBreak);
  const before = acceptancesIn(text);
  const edits = additionTo(text, entry, added, before, lineBreak);
  return edits && holds(applyEdits(text, edits), [...before, added]) ? edits : undefined;
}

function additionTo(
  text: string,
  entry: string,
  { report }: NewAcceptance,
  before: readonly Acceptance[],
  lineBreak: string,
): readonly TextEdit[] | undefined {
  if (/^(?:\s|#[^\r\n]*|---[ \t]*|\[\s*\])*$/.test(text)) {
    const written = text.replace(/^\[\s*\][ \t]*$/m, '');
    const kept = written.trim() === '' ? header.replaceAll('\n', lineBreak) : written;
    const gap = /\n$/.test(kept) ? '' : lineBreak;
    return [{ range: rangeOf(0, text.length), newText: `${kept}${gap}${entry}${lineBreak}` }];
  }
  const list = listIn(text);
  if (!list) return undefined;
  const own = before.filter((it) => it.report <= report).map((it) => it.range.start);
  const last = list.starts.findLastIndex((start) => own.some((it) => it >= start));
  if (last < 0) return [{ range: rangeOf(list.starts[0]!, list.starts[0]!), newText: entry + lineBreak }];
  const { end } = entryAt(text, list, last);
  return [{ range: rangeOf(end, end), newText: lineBreak + entry }];
}

/** The entry with its lines, and comments above it stay. */
export function removedAcceptance(
  text: string,
  removed: Pick<Acceptance, 'range'>,
): readonly TextEdit[] | undefined {
  const before = acceptancesIn(text);
  const list = listIn(text);
  const at = list?.starts.findLastIndex((it) => it <= removed.range.start) ?? -1;
  if (!list || at < 0) return undefined;
  const { end } = entryAt(text, list, at);
  const lineBreak = /^[^\S\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(end))![0].length;
  const edits = [{ range: rangeOf(list.starts[at]!, end + lineBreak), newText: '' }];
  const kept = before.filter((it) => it.range.start !== removed.range.start);
  return holds(applyEdits(text, edits), kept) ? edits : undefined;
}

/** The entries of a report that is called otherwise from now on, or of all reports in a folder that is. */
export function movedAcceptances(text: string, from: string, to: string): readonly TextEdit[] {
  const isInside = (path: string): boolean => path === from || path.startsWith(`${from}/`);
  return acceptancesIn(text)
    .filter((it) => isInside(it.report))
    .map(({ report, reportRange }) => rewritten(text, reportRange, to + report.slice(from.length)));
}

/** The entry for its finding as the sentence reads now. Undefined where it has none to put it in place of. */
export function reattachedAcceptance(
  text: string,
  acceptance: Acceptance,
  sentence: string,
): readonly TextEdit[] | undefined {
  if (!acceptance.sentenceRange) return undefined;
  const edits = [rewritten(text, acceptance.sentenceRange, sentence)];
  const expected = acceptancesIn(text).map((it) =>
    it.range.start === acceptance.range.start ? { ...it, sentence } : it,
  );
  return holds(applyEdits(text, edits), expected) ? edits : undefined;
}

/** Another text in place of one, in its quotation marks if it has such. */
function rewritten(text: string, { start, end }: TextRange, value: string): TextEdit {
  const quote = text[start - 1];
  const style = quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain';
  const range = style === 'plain' ? rangeOf(start, end) : rangeOf(start - 1, end + 1);
  return { range, newText: yamlScalar(value, style) };
}

const linesOf = ({
  report,
  rule,
  text,
  sentence,
  nth,
  reason,
  author,
  date,
}: NewAcceptance): readonly string[] => [
  `- report: ${yamlScalar(report)}`,
  `  rule: ${yamlScalar(rule)}`,
  `  text: ${yamlScalar(text)}`,
  ...(sentence === '' ? [] : [`  sentence: ${yamlScalar(sentence)}`]),
  ...(nth === 1 ? [] : [`  nth: ${nth}`]),
  `  reason: ${yamlScalar(reason)}`,
  `  author: ${yamlScalar(author)}`,
  ...(date === undefined ? [] : [`  date: ${date}`]),
];

const listIn = (text: string): EntryList | undefined => {
  const [only, ...others] = sectionsOf(text) ?? [];
  return only && only.key === '' && others.length === 0 ? entriesIn(text, only) : undefined;
};

const root = 'file:///accepted';

const acceptancesIn = (text: string): readonly Acceptance[] =>
  loadAcceptances(root, (uri) => (uri === fileUri ? new SourceText(uri, text) : undefined)).entries;

const fileUri = loadAcceptances(root, () => undefined).uri;

/** Whether the file says just this, in whatever order. */
function holds(text: string, expected: readonly NewAcceptance[]): boolean {
  const said = (all: readonly NewAcceptance[]): readonly string[] =>
    all.map((it) => JSON.stringify([it.report, identityKey(it), it.reason, it.author, it.date])).sort();
  const actual = said(acceptancesIn(text));
  const wanted = said(expected);
  const isSound = parseDocument(text, { prettyErrors: false, version: '1.2' }).errors.length === 0;
  return isSound && actual.length === wanted.length && actual.every((it, index) => it === wanted[index]);
}
