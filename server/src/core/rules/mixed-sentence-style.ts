import { ownBlocks } from '../approvedText.js';
import type { Message } from '../finding.js';
import { ownSentencesOf } from '../japanese/ownSentences.js';
import { type SentenceStyle, sentenceStyleOf } from '../japanese/sentenceStyle.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Report } from '../markdown/report.js';
import { sectionsAround } from '../markdown/sections.js';
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const mixedSentenceStyle = defineReportRule({
  id: 'mixed-sentence-style',
  scope: 'report',
  summary: {
    ja: '本文に「である」調と「です・ます」調が混ざっています。',
    en: 'The body mixes plain (“である”) and polite (“です・ます”) sentences.',
  },
  severity: 'information',
  fixable: 'never',
  options: {
    style: {
      default: 'majority',
      values: ['majority', 'plain', 'polite'],
      description: {
        ja: '本文の文体。`plain` は「である」調、`polite` は「です・ます」調、`majority` は報告書の中で多いほう。',
        en: 'The style of the body: `plain` (“である”), `polite` (“です・ます”), or what most sentences of the report are.',
      },
    },
  },

  *check({ report, house, options }) {
    const blocks = ownBlocks(report, house);
    const counts: Record<SentenceStyle, number> = { plain: 0, polite: 0 };
    for (const { block } of blocks) for (const { style } of styledEndsIn(block)) counts[style]++;
    const isDecided = options.style !== 'majority';
    const usual = isDecided
      ? (options.style as SentenceStyle)
      : counts.polite > counts.plain
        ? 'polite'
        : 'plain';
    const other = usual === 'plain' ? 'polite' : 'plain';
    if (counts[other] === 0) return;
    const ends = blocks.flatMap(({ block, start }) =>
      styledEndsIn(block).map((it) => ({ ...it, range: shifted(it.range, start) })),
    );
    // Items of a list may be plain among polite paragraphs (JTF 1.1.3).
    const runs = runsOf(usual === 'plain' ? ends : ends.filter((it) => !it.isListed), other);
    const deviating = runs.flat().length;
    if (deviating === 0) return;
    const [name, usualName] = [names[other], names[usual]];
    const turn = turnIn(report, runs, name);
    yield {
      range: runs[0]![0]!,
      message: isDecided
        ? {
            ja: `本文は${usualName.ja}で書く決まりです。${name.ja}の文が${deviating}あります。${turn.ja}`,
            en: `The body is to be ${usualName.en}; ${deviating} sentences are ${name.en}.${turn.en}`,
          }
        : {
            ja: `本文の文体がそろっていません。${name.ja}の文が${deviating}、${usualName.ja}の文が${counts[usual]}あります。${turn.ja}`,
            en: `The body mixes two styles: ${deviating} sentences are ${name.en}, ${counts[usual]} ${usualName.en}.${turn.en}`,
          },
      related: runs
        .map((run, index) => relatedTo(report, run, name, index))
        .slice(runs[0]!.length > 1 ? 0 : 1),
    };
  },
});

const names: Readonly<Record<SentenceStyle, Message>> = {
  plain: { ja: '「である」調', en: 'plain (“である”)' },
  polite: { ja: '「です・ます」調', en: 'polite (“です・ます”)' },
};

interface StyledPlace {
  readonly style: SentenceStyle;
  readonly range: TextRange;
  readonly isListed: boolean;
}

const styledEndsIn = rememberedByBlock((block: Block): readonly StyledPlace[] =>
  ownSentencesOf(block).flatMap(({ prose, range, text }) => {
    const end = sentenceStyleOf(text);
    if (!end) return [];
    const place = rangeOf(range.start + end.range.start, range.start + end.range.end);
    return [{ style: end.style, range: prose.toSource(place), isListed: block.kind === 'list' }];
  }),
)({});

/** Deviating ends without another between them. */
function runsOf(ends: readonly StyledPlace[], style: SentenceStyle): readonly (readonly TextRange[])[] {
  const runs: TextRange[][] = [];
  ends.forEach((it, index) => {
    if (it.style !== style) return;
    if (index > 0 && ends[index - 1]!.style === style) runs.at(-1)!.push(it.range);
    else runs.push([it.range]);
  });
  return runs;
}

/** So many sentences in a row come from another text. */
const manyInARow = 3;

function turnIn(report: Report, runs: readonly (readonly TextRange[])[], { ja, en }: Message): Message {
  const run = runs.reduce((longest, it) => (it.length > longest.length ? it : longest));
  const where = run.length >= manyInARow && sectionsAround(report, rangeOf(run[0]!.start, run.at(-1)!.start));
  if (!where) return { ja: '', en: '' };
  return {
    ja: `特に${where.ja}で、${ja}が${run.length}文続きます。`,
    en: ` In ${where.en} there are ${run.length} in a row: ${en}.`,
  };
}

const relatedTo = (report: Report, run: readonly TextRange[], { ja, en }: Message, index: number) => ({
  location: { uri: report.source.uri, range: run[0]! },
  message:
    run.length > 1
      ? { ja: `ここから${run.length}文続けて${ja}です。`, en: `From here ${run.length} sentences are ${en}.` }
      : { ja: `ここ${index > 0 ? 'も' : 'は'}${ja}です。`, en: `Here it is ${en}.` },
});
