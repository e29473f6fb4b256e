import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Report } from '../markdown/report.js';
import { rangeOf, shifted, type TextEdit, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const mixedQuotationMarks = defineReportRule({
  id: 'mixed-quotation-marks',
  scope: 'report',
  summary: {
    ja: '英語の引用符が、まっすぐなものと曲がったものの二通りあります。',
    en: 'English quotation marks are straight here and curly there.',
  },
  severity: 'information',
  fixable: 'always',
  options: {},

  *check({ report }) {
    const quotations = placedIn(report);
    const curly = quotations.filter((it) => it.isCurly);
    const straight = quotations.filter((it) => !it.isCurly);
    if (curly.length === 0 || straight.length === 0) return;
    const deviating = straight.length > curly.length ? curly : straight;
    const [rare, usual] = deviating === curly ? ['“ ”', '" "'] : ['" "', '“ ”'];
    const here = deviating.length;
    const there = quotations.length - here;
    const edits = deviating.flatMap((it) => it.edits);
    const [first, ...others] = deviating;
    yield {
      range: first!.range,
      message: {
        ja: `英語の引用符が混ざっています。${rare} が${here}か所、${usual} が${there}か所です。`,
        en: `English quotation marks are mixed: ${rare} ${here} times, ${usual} ${there} times.`,
      },
      related: others.map((it) => ({
        location: { uri: report.source.uri, range: it.range },
        message: { ja: `ここも ${rare} です。`, en: `Here too it is ${rare}.` },
      })),
      fixes: [
        {
          title: {
            ja: `英語の引用符を ${usual} にそろえる（${here}か所）`,
            en: `Write all English quotation marks as ${usual} (${here})`,
          },
          edits,
          safe: false,
        },
      ],
    };
  },
});

interface Quotation {
  readonly isCurly: boolean;
  readonly range: TextRange;
  /** Both marks in the other form. */
  readonly edits: readonly TextEdit[];
}

const placedIn = ({ blocks }: Report): readonly Quotation[] =>
  blocks.flatMap(({ block, start }) =>
    quotationsOf(block).map(({ isCurly, range, edits }) => ({
      isCurly,
      range: shifted(range, start),
      edits: edits.map((it) => ({ ...it, range: shifted(it.range, start) })),
    })),
  );

/** A title or a remark in Latin letters between two marks of one form; `5"` is a length. */
const quoted = /(?<![\p{L}\p{N}])"([A-Za-z][^"“”]*)"(?![A-Za-z0-9])|“([A-Za-z][^"“”]*)”/gu;

const anyone = {};
const quotationsOf = rememberedByBlock((block: Block): readonly Quotation[] => {
  if (!/["“]/.test(block.text) || block.kind === 'block-quote') return [];
  return block.prose.flatMap((prose) =>
    [...prose.text.matchAll(quoted)].flatMap((match): Quotation[] => {
      const isCurly = match[1] === undefined;
      const end = match.index + match[0].length;
      const [open, close] = isCurly ? ['"', '"'] : ['“', '”'];
      const edits = [
        prose.edit(rangeOf(match.index, match.index + 1), open!),
        prose.edit(rangeOf(end - 1, end), close!),
      ].filter((it) => it !== undefined);
      const range = prose.toSource(rangeOf(match.index, end));
      return edits.length === 2 ? [{ isCurly, range, edits }] : [];
    }),
  );
})(anyone);
