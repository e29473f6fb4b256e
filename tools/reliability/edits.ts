/** Random edits of one report, each compared with a fresh reading of what they have made of it. */
import { isDeepStrictEqual } from 'node:util';
import { createLanguageService } from '../../server/src/core/createLanguageService.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import type { TextRange } from '../../server/src/core/text/textRange.js';
import { randomOf } from '../accuracy/injection.js';
import { root, workspaceWith } from '../bench/koetsu.js';
import type { InventedName } from '../bench/names.js';
import { inventedReport } from '../bench/texts.js';

const uri = `${root}/report.md`;
/** A report is kept near this length, in UTF-16 code units: long enough for blocks that an edit leaves alone. */
const length = 1500;

const pieces = [
  ...['カタルー', 'イラン', 'トランプ大統領', '前大統領', '（IAEA）', 'サーバ', 'ｺﾝﾃﾅ', '一步', '同国は'],
  ...['<sup>1</sup>', '<sup>2</sup> ', '[^1]', '[^2]: ', '（[リンク](#)）', '[リンク](https://a.example/x)'],
  ...['\n', '\n\n', '\r\n', '# ', '## 2. ', '- ', '1. ', '> ', '    ', '```\n', '~~~\n', '---\n', '===\n'],
  ...[
    '| a | b |\n| - | - |\n| c | d |\n',
    '<!--',
    '-->',
    '<div>\n',
    '</div>',
    '`',
    '**',
    '_',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[
    '。',
    '、',
    '「',
    '」',
    '（',
    '）',
    '：',
    '　',
    ' ',
    '\t',
    '\u200B',
    '\uFEFF',
    '\uD83D',
    'か\u3099',
    '\\',
    '&amp;',
  ],
  ...['### 免責事項\n\n', '---\ntitle: 題名\n---\n', '<!-- koetsu-disable-line misspelled-name — 引用 -->'],
];

interface Edit {
  readonly range: TextRange;
  readonly newText: string;
}

/** Letters lost, typed and copied; the same for every run. */
function* randomEdits(text: string): Generator<Edit, never, string> {
  const random = randomOf(20250423);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  for (let now = text; ; ) {
    const start = upTo(now.length);
    const isLong = now.length > length;
    const lost = random() < 0.4 || isLong ? upTo(isLong ? 60 : 12) : 0;
    const copied = upTo(now.length);
    const isLoss = random() < 0.2;
    const isCopy = random() < 0.3;
    const newText = isCopy ? now.slice(copied, copied + upTo(80)) : pieces[upTo(pieces.length - 1)]!;
    const range = { start, end: Math.min(now.length, start + lost) };
    now = yield { range, newText: isLoss ? '' : newText };
  }
}

export function editAtRandom(
  edits: number,
  names: readonly InventedName[],
): { readonly edits: number; readonly differences: number; readonly findings: number } {
  const workspace = workspaceWith(names);
  const check = (source: SourceText) =>
    createLanguageService(workspace.with({ kind: 'file', source })).check(uri);
  let source = new SourceText(uri, inventedReport(1, 3 * length, names).slice(0, length));
  const random = randomEdits(source.text);
  let [differences, findings] = [0, 0];
  for (let edit = 1; edit <= edits; edit++) {
    source = source.edited([random.next(source.text).value]);
    const found = check(source);
    findings += found.length;
    if (!isDeepStrictEqual(plain(found), plain(check(new SourceText(uri, source.text))))) {
      differences++;
      console.error(`edit ${edit} is read otherwise: ${JSON.stringify(source.text.slice(0, 200))}`);
    }
  }
  return { edits, differences, findings };
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
