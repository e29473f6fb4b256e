import { type Problem, possible } from '../finding.js';
import { beginsAddress } from '../japanese/address.js';
import { isQuotation } from '../japanese/quotation.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isOwnAndPlain, replacementOf } from '../knowledge/replacement.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Prose } from '../markdown/prose.js';
import type { PlacedBlock, Report } from '../markdown/report.js';
import { overlaps, rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const halfWidthKana = defineReportRule({
  id: 'half-width-kana',
  scope: 'report',
  summary: {
    ja: '半角のカタカナや、その句読点が使われています。',
    en: 'Katakana or its punctuation is written in half-width letters.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report, knowledge }) {
    const marks: Placed[] = [];
    for (const placed of report.blocks) {
      for (const run of halfWidthIn(placed.block)) {
        if (!run.isWord) marks.push({ ...run, start: placed.start });
        // What is a name is told of as one.
        else if (!namesIn(knowledge)(placed.block).suspects.some((it) => isSame(it, run)))
          yield wordProblem(run, placed);
      }
    }
    if (marks.length > 0) yield marksProblem(report, marks);
  },
});

interface HalfWidth {
  readonly prose: Prose;
  readonly range: TextRange;
  readonly written: string;
  readonly expected: string;
  /** It has letters, and not only the punctuation of the same set. */
  readonly isWord: boolean;
}

interface Placed extends HalfWidth {
  /** Of its block in the report. */
  readonly start: number;
}

const halfWidthIn = rememberedByBlock((block: Block): readonly HalfWidth[] =>
  block.prose.flatMap((prose) =>
    anyHalfWidth.test(prose.text)
      ? [...prose.text.matchAll(halfWidth)]
          .filter(({ 0: written, index }) => !beginsAddress(prose.text, index + written.length))
          .map(({ 0: written, index }) => ({
            prose,
            range: rangeOf(index, index + written.length),
            written,
            expected: written.normalize('NFKC'),
            isWord: /[\uFF66-\uFF9D]/.test(written),
          }))
      : [],
  ),
)({});

const anyHalfWidth = /[\uFF61-\uFF9F]/;
/** A word with its sound marks, or a mark of punctuation. */
const halfWidth = /[\uFF66-\uFF9F]+|[\uFF61-\uFF65]/g;

const isSame = (suspect: TextRange & { readonly prose: Prose }, { prose, range }: HalfWidth): boolean =>
  suspect.prose === prose && overlaps(suspect, range);

const placeOf = ({ prose, range, start }: Placed): TextRange => shifted(prose.toSource(range), start);

function wordProblem(run: HalfWidth, { start }: PlacedBlock): Problem {
  const { prose, range, written, expected } = run;
  return {
    range: placeOf({ ...run, start }),
    message: {
      ja: `「${written}」は半角のカタカナです。「${expected}」と書きます。`,
      en: `“${written}” is half-width katakana. Write “${expected}”.`,
    },
    ...(isQuotation(prose, range.start) && { severity: 'information' }),
    fixes: possible([
      {
        title: { ja: `「${expected}」に直す`, en: `Change to “${expected}”` },
        edits: replacementOf({ prose, ...range, blockStart: start }, expected),
        safe: isOwnAndPlain({ prose, ...range }),
      },
    ]),
  };
}

/** One finding however many they are: whoever types them types all of them so. */
function marksProblem(report: Report, marks: readonly Placed[]): Problem {
  const kinds = [...new Set(marks.map((it) => it.written))].join('');
  const [first, ...others] = marks as [Placed, ...Placed[]];
  return {
    range: placeOf(first),
    severity: 'information',
    message: {
      ja: `半角の句読点や括弧（${kinds}）が${marks.length}か所あります。全角で書きます。`,
      en: `Half-width punctuation (${kinds}) stands in ${marks.length} places. Write it in full width.`,
    },
    related: others.map((it) => ({
      location: { uri: report.source.uri, range: placeOf(it) },
      message: { ja: 'ここも半角です。', en: 'Here too.' },
    })),
    fixes: possible([
      {
        title: { ja: `全角に直す（${marks.length}か所）`, en: `Write in full width (${marks.length})` },
        edits: marks.flatMap(({ prose, range, expected, start }) =>
          replacementOf({ prose, ...range, blockStart: start }, expected),
        ),
        safe: false,
      },
    ]),
  };
}
