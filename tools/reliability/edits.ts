/** Random edits of one report, each compared with a fresh reading of what they have made of it. */
import { isDeepStrictEqual } from 'node:util';
import { createLanguageService } from '../../server/src/core/languageService.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { randomOf } from '../accuracy/injection.js';
import { root, workspaceWith } from '../bench/koetsu.js';
import type { InventedName } from '../bench/names.js';
import { inventedReport } from '../bench/texts.js';

const uri = `${root}/report.md`;
/** A report is kept near this length, in UTF-16 code units: long enough for blocks that an edit leaves alone. */
const length = 4000;

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

export function editAtRandom(
  edits: number,
  names: readonly InventedName[],
): { readonly edits: number; readonly differences: number; readonly findings: number } {
  const random = randomOf(20250423);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const workspace = workspaceWith(names);
  const check = (source: SourceText) =>
    createLanguageService(workspace.with({ kind: 'file', source })).check(uri);
  let source = new SourceText(uri, inventedReport(1, 3 * length, names).slice(0, length));
  let [differences, findings] = [0, 0];
  for (let edit = 1; edit <= edits; edit++) {
    const { text } = source;
    const start = upTo(text.length);
    const isLong = text.length > length;
    const end = Math.min(text.length, start + (random() < 0.4 || isLong ? upTo(isLong ? 60 : 12) : 0));
    const copied = upTo(text.length);
    const newText =
      random() < 0.2
        ? ''
        : random() < 0.3
          ? text.slice(copied, copied + upTo(80))
          : pieces[upTo(pieces.length - 1)]!;
    source = source.edited([{ range: { start, end }, newText }]);
    const found = check(source);
    findings += found.length;
    if (!isDeepStrictEqual(plain(found), plain(check(new SourceText(uri, source.text))))) {
      differences++;
      console.error(`edit ${edit}: ${JSON.stringify({ start, end, newText, before: text })}`);
    }
  }
  return { edits, differences, findings };
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
