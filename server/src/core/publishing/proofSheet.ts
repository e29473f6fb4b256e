/**
 * The proof sheet (校正表): what the publish check says of a report, as tables that an editor prints and writes on.
 * Only words and their order are here; `proofSheetHtml` and `proofSheetMarkdown` draw them.
 */

import type { Finding, Message, Severity } from '../finding.js';
import type { Report } from '../markdown/report.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import type { AcceptedFinding } from './accepted.js';
import { type DisclaimerState, type PublishCheck, type PublishGroup, publishGroups } from './publishCheck.js';

export interface ProofSheet {
  readonly language: keyof Message;
  readonly heading: string;
  readonly title: string;
  readonly verdict: { readonly isGood: boolean; readonly text: string };
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly tables: readonly SheetTable[];
  /** Who signs. */
  readonly signatures: readonly string[];
}

export interface SheetTable {
  readonly heading: string;
  readonly columns: readonly { readonly title: string; readonly kind: ColumnKind }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** `blank` is written on by hand. */
export type ColumnKind = 'number' | 'place' | 'text' | 'blank';
export type Cell = string | Place;

/** A marked text with what stands around it; where something is missing, `marked` is empty. */
export interface Place {
  /** `注3：` where it stands in a note. */
  readonly label: string;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

export interface SheetFrame {
  /** The file as people call it. */
  readonly file: string;
  readonly language: keyof Message;
  /** The day on which the sheet is made. */
  readonly made: string;
  /** Where only some findings are told: which. */
  readonly scope?: Message;
}

export function proofSheetOf(check: PublishCheck, report: Report, frame: SheetFrame): ProofSheet {
  const { language } = frame;
  const words = (ja: string, en: string): string => ({ ja, en })[language];
  const draw: Drawing = { report, language, words };
  const numbered = numbering();
  const rowsOf = (blocks: boolean): readonly (readonly Cell[])[] =>
    check.groups
      .filter((it) => it.blocks === blocks)
      .flatMap(({ group, findings }) => findings.map((finding) => ({ group, finding })))
      .sort((a, b) => a.finding.range.start - b.finding.range.start)
      .map(({ group, finding }) => [numbered(), ...findingRow(finding, group, draw), '']);
  const findingColumns: SheetTable['columns'] = [
    { title: words('番号', 'No.'), kind: 'number' },
    { title: words('行', 'Line'), kind: 'number' },
    { title: words('箇所', 'Place'), kind: 'place' },
    { title: words('指摘', 'Finding'), kind: 'text' },
    { title: words('直し方・候補', 'Remedy'), kind: 'text' },
    { title: words('判断', 'Decision'), kind: 'blank' },
  ];
  const tables: readonly SheetTable[] = [
    {
      heading: words('公開の前に直すか、決める箇所', 'To be mended or decided before publishing'),
      columns: findingColumns,
      rows: rowsOf(true),
    },
    {
      heading: words('参考（公開の妨げにはなりません）', 'For information (nothing stands in the way)'),
      columns: findingColumns,
      rows: rowsOf(false),
    },
    namesTable(check, draw),
    acceptedTable(check.accepted, draw),
  ];
  return {
    language,
    heading: words('校正表', 'Proof sheet'),
    title: check.title,
    verdict: { isGood: check.canGoOut, text: verdictOf(check)[language] },
    facts: factsOf(check, frame, words).filter(([, value]) => value !== ''),
    tables: tables.filter((it) => it.rows.length > 0),
    signatures: [words('執筆', 'Author'), words('校閲', 'Proofreader'), words('承認', 'Approved')],
  };
}

/** 「公開できます」, or how much stands in the way. */
export function verdictOf({ canGoOut, groups, names, namesBlock }: PublishCheck): Message {
  if (canGoOut) return { ja: '公開できます', en: 'This can go out' };
  const blocking = groups.filter((it) => it.blocks);
  const count = blocking.reduce((sum, it) => sum + it.findings.length, namesBlock ? names.length : 0);
  return { ja: `公開できません（妨げ ${count}件）`, en: `This cannot go out yet (${count} in the way)` };
}

/** `2025-04-23`, where the user is. */
export function dayOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function disclaimerText({ state, printed, approved }: DisclaimerState): Message {
  const now: Message = { ja: approved ?? '承認済みの文面', en: approved ?? 'the approved text' };
  switch (state) {
    case 'current':
      return {
        ja: `${printed ?? now.ja}（報告書の日付に有効）`,
        en: `${printed ?? now.en} (in force at the date)`,
      };
    case 'outdated':
      return {
        ja: `${printed ?? '別の版'}（報告書の日付に有効なのは${now.ja}）`,
        en: `${printed ?? 'another version'} (in force at the date: ${now.en})`,
      };
    case 'changed':
      return { ja: `${now.ja}と異なる`, en: `differs from ${now.en}` };
    case 'missing':
      return { ja: `なし（${now.ja}が必要）`, en: `missing (${now.en} is required)` };
    case 'undeclared':
      return { ja: '承認済みの文面が設定されていない', en: 'no approved text is declared' };
  }
}

interface Drawing {
  readonly report: Report;
  readonly language: keyof Message;
  words(ja: string, en: string): string;
}

function numbering(): () => string {
  let last = 0;
  return () => String(++last);
}

function factsOf(
  check: PublishCheck,
  { file, made, scope, language }: SheetFrame,
  words: Drawing['words'],
): readonly (readonly [string, string])[] {
  const counts = check.groups.map(
    ({ group, findings }) => `${publishGroups[group][language]} ${findings.length}`,
  );
  if (check.names.length > 0) counts.push(`${publishGroups.name[language]} ${check.names.length}`);
  return [
    [words('ファイル', 'File'), file],
    [words('日付', 'Date'), check.date ?? words('（書かれていない）', '(not given)')],
    [words('発行・執筆', 'By'), check.byline.replaceAll('\n', words('／', ' / '))],
    [words('免責事項', 'Disclaimer'), disclaimerText(check.disclaimer)[language]],
    [words('指摘', 'Findings'), counts.join(words('、', ', ')) || words('なし', 'none')],
    [words('範囲', 'Scope'), scope?.[language] ?? ''],
    [words('作成', 'Made'), made],
  ];
}

const severityNames: Readonly<Record<Severity, Message>> = {
  error: { ja: 'エラー', en: 'error' },
  warning: { ja: '警告', en: 'warning' },
  information: { ja: '情報', en: 'information' },
  hint: { ja: 'ヒント', en: 'hint' },
};

const ownGroups: ReadonlySet<PublishGroup> = new Set(['disclaimer', 'placeholder', 'todo']);

function findingRow(finding: Finding, group: PublishGroup, draw: Drawing): readonly Cell[] {
  const { range, message, severity, fixes = [] } = finding;
  const { language, words, report } = draw;
  const kind = (ownGroups.has(group) ? publishGroups[group] : severityNames[severity])[language];
  const remedies = fixes.slice(0, mostRemedies).map((it) => it.title[language]);
  return [
    lineOf(range, report),
    placeOf(range, draw),
    `${words(`【${kind}】`, `[${kind}] `)}${message[language]}`,
    remedies.join('\n'),
  ];
}

const mostRemedies = 3;

function namesTable({ names }: PublishCheck, { report, words }: Drawing): SheetTable {
  return {
    heading: words('確かめる名前（知識ベースにありません）', 'Names to verify (not in the knowledge base)'),
    columns: [
      { title: words('名前', 'Name'), kind: 'text' },
      { title: words('回数', 'Count'), kind: 'number' },
      { title: words('行', 'Lines'), kind: 'text' },
      { title: words('確認', 'Verified'), kind: 'blank' },
    ],
    rows: names.map(({ name, places }) => {
      const lines = [...new Set(places.map((it) => lineOf(it, report)))];
      const shown = lines.slice(0, mostLines).join(words('、', ', '));
      return [name, String(places.length), lines.length > mostLines ? `${shown} …` : shown, ''];
    }),
  };
}

const mostLines = 12;

function acceptedTable(accepted: readonly AcceptedFinding[], draw: Drawing): SheetTable {
  const { words, language, report } = draw;
  return {
    heading: words('承認した指摘', 'Accepted findings'),
    columns: [
      { title: words('行', 'Line'), kind: 'number' },
      { title: words('箇所', 'Place'), kind: 'place' },
      { title: words('指摘', 'Finding'), kind: 'text' },
      { title: words('理由', 'Reason'), kind: 'text' },
      { title: words('承認した人', 'Accepted by'), kind: 'text' },
    ],
    rows: accepted.map(({ finding, acceptance: { reason, author, date } }) => [
      lineOf(finding.range, report),
      placeOf(finding.range, draw),
      finding.message[language],
      reason,
      [author, date].filter(Boolean).join('\n'),
    ]),
  };
}

const lineOf = ({ start }: TextRange, { source }: Report): string =>
  String(source.positionAt(start).line + 1);

const around = 36;
const mostMarked = 120;
/** No line of a report is read further than this: one may be a whole book. */
const mostRead = 400;

/** As it is written, from the same line; from a note without its mark, which the label names. */
function placeOf(range: TextRange, { report, words }: Drawing): Place {
  const { source } = report;
  const { text } = source;
  const note = report.footnoteDefinitions.find(
    (it) => it.content.start <= range.start && range.end <= it.content.end,
  );
  const from = Math.max(note?.content.start ?? 0, range.start - mostRead);
  const before = /[^\r\n]*$/.exec(text.slice(from, range.start))?.[0] ?? '';
  const after = /^[^\r\n]*/.exec(text.slice(range.end, range.end + mostRead))?.[0] ?? '';
  const marked = source.slice(range).replace(/\s*[\r\n]+\s*/g, ' ');
  return {
    label: note ? words(`注${note.label}：`, `Note ${note.label}: `) : '',
    before: endOf(before),
    marked:
      marked.length > mostMarked ? `${whole(marked, 0, 80)}……${whole(marked, marked.length - 30)}` : marked,
    after: startOf(after),
  };
}

const startOf = (text: string): string => (text.length > around ? `${whole(text, 0, around)}…` : text);
const endOf = (text: string): string =>
  text.length > around ? `…${whole(text, text.length - around).replace(/^[^<>]{0,5}>/, '')}` : text;

/** A part of a text that cuts no character of two code units in half. */
function whole(text: string, start: number, end = text.length): string {
  const { start: from, end: to } = rangeOf(
    /[\uDC00-\uDFFF]/.test(text[start] ?? '') ? start + 1 : start,
    /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end,
  );
  return text.slice(from, to);
}
