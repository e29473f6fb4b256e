import { type LoneBracket, loneBracketsIn } from '../japanese/brackets.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Prose } from '../markdown/prose.js';
import { rangeOf, shifted } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const unpairedBracket = defineReportRule({
  id: 'unpaired-bracket',
  scope: 'report',
  summary: {
    ja: '括弧の一方がありません。',
    en: 'A bracket has no partner.',
  },
  severity: 'information',
  fixable: 'never',
  options: {},

  *check({ report }) {
    const lone = report.blocks.flatMap(({ block, start }) =>
      loneIn(block).map((it) => ({
        ...it,
        place: shifted(it.prose.toSource(rangeOf(it.at, it.at + 1)), start),
      })),
    );
    for (const { place, bracket, opens, partner } of withoutPartners(lone)) {
      yield {
        range: place,
        message: opens
          ? { ja: `「${bracket}」を閉じる「${partner}」がありません。`, en: `“${bracket}” is never closed.` }
          : { ja: `「${bracket}」に対する「${partner}」がありません。`, en: `“${bracket}” is never opened.` },
      };
    }
  },
});

interface LoneInBlock extends LoneBracket {
  readonly prose: Prose;
}

const loneIn = rememberedByBlock((block: Block): readonly LoneInBlock[] =>
  block.prose.flatMap((prose) => loneBracketsIn(prose.text).map((it) => ({ ...it, prose }))),
)({});

/** A quotation may go on over several paragraphs, and a page end may cut a bracket from its partner. */
function withoutPartners<T extends LoneBracket>(lone: readonly T[]): readonly T[] {
  const left: T[] = [];
  for (const it of lone) {
    const partner = it.opens
      ? -1
      : left.findLastIndex(
          (other) => other.opens && (other.partner === it.bracket || other.bracket === it.partner),
        );
    if (partner >= 0) left.splice(partner, 1);
    else left.push(it);
  }
  return left;
}
