import { ownBlocks } from '../approvedText.js';
import { possible } from '../finding.js';
import { isQuotation } from '../japanese/quotation.js';
import { replacementOf } from '../knowledge/replacement.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import { placeIn } from '../markdown/passage.js';
import type { Prose } from '../markdown/prose.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { eraYear } from '../notation/eras.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const missingYear = defineReportRule({
  id: 'missing-year',
  scope: 'report',
  summary: {
    ja: '本文で初めての日付に、年がありません。',
    en: 'The first date of the text has no year.',
  },
  severity: 'off',
  fixable: 'sometimes',
  options: {},

  *check({ report, house }) {
    for (const { block, start } of ownBlocks(report, house)) {
      const first = firstDateIn(block);
      if (!first) continue;
      if (first.hasYear) return;
      const { prose, place, month } = first;
      const year = yearOf(month, reportDateOf(report));
      const written = year && (house.notation.era === 'era' ? eraYear(year) : `${year}年`);
      yield {
        range: placeIn({ prose, block, start }, place),
        message: {
          ja: `「${prose.text.slice(place.start, place.end)}」は本文で初めての日付です。年から書きます。`,
          en: `“${prose.text.slice(place.start, place.end)}” is the first date of the text: write its year.`,
        },
        fixes: written
          ? possible([
              {
                title: { ja: `「${written}」を補う`, en: `Put “${written}” before it` },
                edits: replacementOf(
                  { prose, start: place.start, end: place.start, blockStart: start },
                  written,
                ),
                safe: false,
              },
            ])
          : [],
      };
      return;
    }
  },
});

interface FirstDate {
  readonly prose: Prose;
  readonly place: TextRange;
  readonly hasYear: boolean;
  readonly month: number;
}

const day = /[0-9０-９]{1,2}月[0-9０-９]{1,2}日/g;
/** A year stands before it, or a word for one, in the same paragraph: 「2025年は1月5日に」, 「昨年は」. */
const year = /[0-9０-９]{4}年?|(?:令和|平成|昭和)(?:元|[0-9０-９]{1,2})年|[今昨本去同翌前来]年/;

const firstDateIn = rememberedByBlock((block: Block): FirstDate | undefined => {
  for (const prose of block.prose) {
    if (prose.kind === 'heading') continue;
    const first = [...prose.text.matchAll(day)].find(({ index }) => !isQuotation(prose, index));
    if (!first) continue;
    const hasYear = year.test(prose.text.slice(0, first.index));
    const place = rangeOf(first.index, first.index + first[0].length);
    return { prose, place, hasYear, month: Number.parseInt(first[0].normalize('NFKC'), 10) };
  }
  return undefined;
})({});

/** A report of January speaks of the December before it; of what is far from its date nobody knows. */
function yearOf(month: number, reportDate: string | undefined): number | undefined {
  if (reportDate === undefined) return undefined;
  const [reportYear, reportMonth] = reportDate.split('-').map(Number) as [number, number | undefined];
  if (reportMonth === undefined) return undefined;
  const distance = month - reportMonth;
  if (distance <= 0 && distance > -8) return reportYear;
  if (distance > 4) return reportYear - 1;
  return undefined;
}
