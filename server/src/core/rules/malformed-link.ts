import type { Problem } from '../finding.js';
import { destinationsIn } from '../markdown/linkTarget.js';
import type { Report } from '../markdown/report.js';
import { linkLabel } from '../markdown/reportLists.js';
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const malformedLink = defineReportRule({
  id: 'malformed-link',
  scope: 'report',
  summary: {
    ja: 'リンクの書き方が崩れています。',
    en: 'A link is written so that it is none or leads nowhere.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    for (const { range, written, target, meant, isPlaceholder, link } of destinationsIn(report)) {
      if (link?.kind === 'bare' || isPlaceholder) continue;
      if (meant !== undefined) {
        yield problemAt(
          range,
          {
            ja: `「${written}」は開けるURLの形ではありません。`,
            en: `“${written}” is not a URL that can be opened.`,
          },
          meant,
        );
      } else if (target?.kind === 'web' && /[\s\u3000]/.test(written)) {
        yield problemAt(range, {
          ja: 'リンク先のURLに空白が入っています。',
          en: 'There is white space in the URL of this link.',
        });
      }
    }
    yield* unmadeLinks(report);
  },
});

function problemAt(range: TextRange, message: Problem['message'], newText?: string): Problem {
  if (newText === undefined) return { range, message };
  const title = { ja: `「${newText}」に直す`, en: `Change to “${newText}”` };
  return { range, message, fixes: [{ title, edits: [{ range, newText }], safe: false }] };
}

/** Behind `[リンク]`: full-width brackets, a space before the bracket or one in the URL, and it is no link. */
const unmade =
  /^(?:[ \u3000]*（\s*((?:https?:\/\/|www\.)[^\s（）()]+|#)\s*[）)]|[ \u3000]+\(((?:https?:\/\/|www\.)[^\s()]+|#)\)|\((?=https?:\/\/)[^()\n]*[ \t][^()\n]*\))/;
/** A format (`[PDF]`) or a number (`[1]`) before a URL in brackets is text. */
const isText = /^(?:[A-Z]{2,5}|[0-9０-９*†‡^]+)$/;

function* unmadeLinks({ blocks, linkReferenceDefinitions, source }: Report): Iterable<Problem> {
  let defined: Set<string> | undefined;
  for (const { block, start } of blocks) {
    for (const link of block.links) {
      if (link.kind !== 'reference' || link.image || link.label?.start !== link.text.start) continue;
      const label = block.text.slice(link.text.start, link.text.end);
      const [all, wide, apart] = unmade.exec(block.text.slice(link.range.end)) ?? [];
      if (all === undefined || isText.test(label)) continue;
      defined ??= new Set(linkReferenceDefinitions.map((it) => linkLabel(source.slice(it.label))));
      if (defined.has(linkLabel(label))) continue;
      const range = shifted(rangeOf(link.range.end, link.range.end + all.length), start);
      const url = wide ?? apart;
      yield problemAt(
        range,
        {
          ja: `「[${label}]」はリンクになっていません。URLは、すぐあとの半角の括弧に空白を入れずに書きます。`,
          en: `“[${label}]” is no link: the URL belongs right behind it, in half-width brackets and without spaces.`,
        },
        url && `(${url})`,
      );
    }
  }
}
