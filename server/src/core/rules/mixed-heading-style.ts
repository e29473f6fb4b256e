import type { Message, Problem } from '../finding.js';
import { sentenceStyleOf } from '../japanese/sentenceStyle.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Prose } from '../markdown/prose.js';
import type { Report } from '../markdown/report.js';
import { rangeOf, shifted, type TextEdit, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const mixedHeadingStyle = defineReportRule({
  id: 'mixed-heading-style',
  scope: 'report',
  summary: {
    ja: '見出しの終わり方がそろっていません。',
    en: 'The headings end in different ways.',
  },
  severity: 'information',
  fixable: 'sometimes',
  options: {},

  *check({ report }) {
    const headings = report.blocks.flatMap(({ block, start }) =>
      headingsIn(block).map((it) => ({ ...it, range: shifted(it.range, start), start })),
    );
    const stopped = headings
      .filter((it) => it.isStopped)
      .map((it) => ({ ...it, range: rangeOf(it.range.end - 1, it.range.end) }));
    if (isMinority(stopped, headings)) {
      yield problemOf(report, stopped, headings, {
        ja: '「。」で終わる見出し',
        en: 'Headings that end in “。”',
      });
    }
    const polite = headings.filter((it) => it.isPolite);
    if (isMinority(polite, headings)) {
      const { fixes: _, ...problem } = problemOf(report, polite, headings, {
        ja: '「です・ます」調の見出し',
        en: 'Polite headings (“です・ます”)',
      });
      yield problem;
    }
  },
});

interface HeadingEnd {
  /** The last letters. */
  readonly range: TextRange;
  readonly isStopped: boolean;
  readonly isPolite: boolean;
  /** Takes the full stop away. */
  readonly edit: TextEdit | undefined;
}

interface PlacedHeading extends HeadingEnd {
  readonly start: number;
}

const headingsIn = rememberedByBlock((block: Block): readonly HeadingEnd[] =>
  block.kind === 'heading' ? block.prose.filter((it) => /[ぁ-ん]/.test(it.text)).map(endOf) : [],
)({});

function endOf(prose: Prose): HeadingEnd {
  const text = prose.text.trimEnd();
  const isStopped = text.endsWith('。');
  const style = sentenceStyleOf(isStopped ? text : `${text}。`);
  const start = style?.range.start ?? text.length - 1;
  return {
    range: prose.toSource(rangeOf(Math.min(start, text.length - 1), text.length)),
    isStopped,
    isPolite: style?.style === 'polite',
    edit: isStopped ? prose.edit(rangeOf(text.length - 1, text.length), '') : undefined,
  };
}

const isMinority = (some: readonly unknown[], all: readonly unknown[]): boolean =>
  some.length > 0 && 2 * some.length < all.length;

function problemOf(
  { source }: Report,
  some: readonly PlacedHeading[],
  all: readonly PlacedHeading[],
  called: Message,
): Problem {
  const [first, ...others] = some as [PlacedHeading, ...PlacedHeading[]];
  const edits = some.flatMap(({ edit, start }) =>
    edit ? [{ ...edit, range: shifted(edit.range, start) }] : [],
  );
  return {
    range: first.range,
    message: {
      ja: `${called.ja}が${some.length}、ほかの見出しが${all.length - some.length}あります。`,
      en: `${called.en}: ${some.length}; other headings: ${all.length - some.length}.`,
    },
    related: others.map((it) => ({
      location: { uri: source.uri, range: it.range },
      message: { ja: 'この見出しも同じです。', en: 'This heading too.' },
    })),
    fixes:
      edits.length < some.length
        ? []
        : [
            {
              title: {
                ja: `見出しの終わりの「。」を取る（${some.length}か所）`,
                en: `Remove “。” at the end of headings (${some.length})`,
              },
              edits,
              safe: false,
            },
          ],
  };
}
