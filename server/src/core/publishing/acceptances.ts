/**
 * koetsu-accepted.yaml → the findings that somebody has looked at and lets stand, with who and why.
 * Invariant: it never throws. An entry that cannot be used is a problem at its place, and the others count.
 */
import type { Message, Problem } from '../finding.js';
import type { FindingIdentity } from '../findingIdentity.js';
import type { Shape } from '../settingsShape/shape.js';
import type { SourceText } from '../text/sourceText.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { uriIn } from '../text/uri.js';
import { placeOf, readAs } from '../writtenSettings.js';
import { firstProblems } from '../yamlProblem.js';

/** Beside koetsu.yaml: it travels with the reports, and `git blame` knows it. */
export const acceptancesName = 'koetsu-accepted.yaml';

export interface Acceptance extends FindingIdentity {
  /** Path of the report, relative to the folder, with `/`. */
  readonly report: string;
  readonly reason: string;
  readonly author: string;
  readonly date: string | undefined;
  /** There is no such report any more: it may have been renamed. */
  readonly isLost: boolean;
  /** The first line of the entry, and the path of its report without quotation marks, in the file. */
  readonly range: TextRange;
  readonly reportRange: TextRange;
  /** Of the sentence, without quotation marks; absent where none is written. */
  readonly sentenceRange: TextRange | undefined;
}

export interface Acceptances {
  /** Undefined where there is no folder to keep it in. */
  readonly uri: string | undefined;
  readonly source: SourceText | undefined;
  readonly entries: readonly Acceptance[];
  readonly problems: readonly Problem[];
  /** The URIs of the reports that the entries name. */
  readonly reports: ReadonlySet<string>;
}

const text = (ja: string, en: string): Shape => ({ type: 'text', description: { ja, en } });

export const acceptancesShape: Shape = {
  type: 'list',
  description: {
    ja: '承認した指摘。「承認して記録する」が書き足します。',
    en: 'Findings that stand. “Accept and record” adds to it.',
  },
  of: {
    type: 'map',
    description: { ja: '承認した指摘の一つ。', en: 'One finding that stands.' },
    keys: {
      report: text('報告書。このフォルダーからの相対パス。', 'The report, relative to this folder.'),
      rule: text('規則。', 'The rule.'),
      text: text(
        '指摘された文字。欠けているものへの指摘なら空です。',
        'What is marked; empty for what is missing.',
      ),
      sentence: text('それを含む文。', 'The sentence in which it stands.'),
      nth: {
        type: 'number',
        description: {
          ja: '同じ文字と文の指摘がいくつもあるとき、何番目か。',
          en: 'Which one, where several have the same text and sentence.',
        },
      },
      reason: text('このままでよい理由。', 'Why it may stand.'),
      author: text('承認した人。', 'Who says so.'),
      date: {
        type: 'text',
        description: { ja: '承認した日（2025-04-01）。', en: 'When (2025-04-01).' },
        form: {
          pattern: /^\d{4}-\d{2}-\d{2}$/,
          said: { ja: '日付は 2025-04-01 の形で書きます。', en: 'A date is written as 2025-04-01.' },
        },
      },
    },
  },
};

type Written = Partial<
  Pick<Acceptance, 'report' | 'rule' | 'text' | 'sentence' | 'nth' | 'reason' | 'author'>
> & {
  readonly date?: string;
};

export const noAcceptances: Acceptances = {
  uri: undefined,
  source: undefined,
  entries: [],
  problems: [],
  reports: new Set(),
};

export function loadAcceptances(
  root: string | undefined,
  textOf: (uri: string) => SourceText | undefined,
): Acceptances {
  if (root === undefined) return noAcceptances;
  const uri = uriIn(root, acceptancesName);
  const source = textOf(uri);
  if (!source) return { ...noAcceptances, uri };
  const { value = [], problems } = readAs(acceptancesShape, source.text);
  const entries: Acceptance[] = [];
  const own: Problem[] = [];
  for (const [index, written] of (value as readonly Written[]).entries()) {
    const range = firstLine(source, placeOf(value as object, index));
    const read = acceptanceOf(written, range, (path) => textOf(uriIn(root, path)) !== undefined);
    if ('report' in read) entries.push(read);
    else own.push({ range, message: read.problem, severity: 'error' });
  }
  return {
    uri,
    source,
    entries,
    problems: firstProblems([...problems, ...own]),
    reports: new Set(entries.map((it) => uriIn(root, it.report))),
  };
}

function acceptanceOf(
  written: Written,
  range: TextRange,
  isThere: (path: string) => boolean,
): Acceptance | { readonly problem: Message } {
  const { report, rule, text: marked = '', sentence = '', nth = 1, reason = '', author = '', date } = written;
  const lacking = [
    ...(report ? [] : ['report']),
    ...(rule ? [] : ['rule']),
    ...(reason.trim() ? [] : ['reason']),
    ...(author.trim() ? [] : ['author']),
  ];
  if (!report || !rule || lacking.length > 0) return { problem: incomplete(lacking) };
  const identity = { rule, text: marked, sentence, nth };
  const places = {
    range,
    reportRange: placeOf(written, 'report'),
    sentenceRange: sentence === '' ? undefined : placeOf(written, 'sentence'),
  };
  return { report, ...identity, reason, author, date, isLost: !isThere(report), ...places };
}

const incomplete = (keys: readonly string[]): Message => ({
  ja: `この承認には ${keys.join('、')} がないので、効きません。`,
  en: `This acceptance lacks ${keys.join(', ')} and has no effect.`,
});

/** The first line of an entry says which one it is; a mark over all its lines would only shout. */
function firstLine({ text: file }: SourceText, { start, end }: TextRange): TextRange {
  const line = file.slice(start, end).search(/\r|\n/);
  return rangeOf(start, line < 0 ? end : start + line);
}
