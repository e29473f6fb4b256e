import type { Problem } from '../finding.js';
import type { Block } from '../markdown/block.js';
import type { Prose } from '../markdown/prose.js';
import { overlaps, rangeOf, type TextRange } from '../text/textRange.js';
import { defineBlockRule } from './rule.js';

export const unresolvedTodo = defineBlockRule({
  id: 'unresolved-todo',
  scope: 'block',
  summary: {
    ja: '書き残した箇所の目印（TODO、要確認、●● など）があります。',
    en: 'A mark of unfinished work (TODO, 要確認, ●● and the like) is left.',
  },
  severity: 'warning',
  fixable: 'never',
  options: {
    marks: {
      default: [],
      description: {
        ja: '書き残しの目印として扱う文字列（`TODO`、`FIXME`、`（要確認）` などのほかに）。',
        en: 'Texts that count as marks of unfinished work, besides `TODO`, `FIXME`, `（要確認）` and the like.',
      },
    },
  },

  *check({ block, options }) {
    for (const prose of block.prose) {
      for (const range of marksIn(prose, options.marks)) {
        const place = prose.toSource(range);
        if (!isInOpenLink(block, place)) yield problemAt(place, prose.text.slice(range.start, range.end));
      }
    }
    for (const comment of commentsIn(block)) {
      const text = block.text.slice(comment.start, comment.end);
      for (const { 0: mark, index } of text.matchAll(inComments)) {
        const start = comment.start + index;
        yield problemAt(rangeOf(start, start + mark.length), mark);
      }
    }
  },
});

const problemAt = (range: TextRange, mark: string): Problem => ({
  range,
  message: {
    ja: `「${mark}」が残っています。書き足すか、消してください。`,
    en: `“${mark}” is still there. Write what is missing, or remove it.`,
  },
});

/** Asked before anything else: nearly every text has none of these letters. */
const anyMark = /TODO|FIXME|XX|ＸＸ|TBD|要|（未）|\(未\)|●●|[〇○◯]{2}/;

const word = '(?<![A-Za-z0-9_])(?:TODO|FIXME|XXX|TBD)(?![A-Za-z0-9_]|\\s*(?:リスト|アプリ))';
const work = '(?:要|あとで|後で)(?:再)?(?:確認|修正|追記|加筆|更新|検討|調査|差し替え|出典|出所)';
/** A word for work to be done is a mark only where it stands apart from the sentence. */
const apart = `(?:[（(【［\\[〔＜<]|※\\s*)${work}[^（()）【】\\n。]{0,20}(?:[）)】］\\]〕＞>]|$)`;
/** Before what is counted, letters that stand for a number or a name still to come. */
const counted = '(?=年(?!代)|[月日円人名社件億兆万%％]|[かカヵヶ]国|ドル|バレル|トン)';
const kanjiDigit = '[〇一二三四五六七八九十百千]';
const filler = [
  '●{2,}',
  `(?<!${kanjiDigit})(?:〇{2,}|○{2,}|◯{2,})(?!${kanjiDigit})${counted}`,
  `(?<![A-Za-zＡ-Ｚ])(?:X{2,}|Ｘ{2,})${counted}`,
].join('|');

const inProse = new RegExp(`${word}|${apart}|[（(]未[）)]|${filler}`, 'g');
/** Rows of circles are marks of rating, and 未 is an answer. */
const inTables = new RegExp(`${word}|${apart}`, 'g');
const inComments = new RegExp(`${word}|${work}`, 'g');

function* marksIn({ text, kind }: Prose, own: readonly string[]): Iterable<TextRange> {
  if (anyMark.test(text)) {
    for (const { 0: mark, index } of text.matchAll(kind === 'table-cell' ? inTables : inProse)) {
      if (!/^[〇○◯]/.test(mark) || !isQuoted(text, index)) yield rangeOf(index, index + mark.length);
    }
  }
  for (const mark of own) {
    for (let at = mark ? text.indexOf(mark) : -1; at >= 0; at = text.indexOf(mark, at + mark.length)) {
      yield rangeOf(at, at + mark.length);
    }
  }
}

/** 「負担率を〇〇％以下に抑える」といった指標: whoever speaks of blanks puts them in quotation marks. */
const isQuoted = (text: string, at: number): boolean =>
  /[「｢『][^」｣』]*$/.test(text.slice(Math.max(0, at - 100), at));

/** `[TODO](#)` has one fault, and another rule tells of it. */
const isInOpenLink = ({ links, text }: Block, range: TextRange): boolean =>
  links.some(
    ({ range: whole, destination }) =>
      destination &&
      overlaps(whole, range) &&
      !/^https?:\/\/[\w-]+\.\w/.test(text.slice(destination.start, destination.end)),
  );

/** Without those that speak to Koetsu. */
const commentsIn = ({ kind, text, opaque, directives }: Block): readonly TextRange[] =>
  (kind === 'comment' ? [rangeOf(0, text.length)] : opaque).filter(
    (it) => text.startsWith('<!--', it.start) && !directives.some(({ range }) => overlaps(range, it)),
  );
