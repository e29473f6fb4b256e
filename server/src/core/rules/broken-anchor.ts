import type { Fix } from '../finding.js';
import { anchorsOf, type HeadingAnchor } from '../markdown/anchors.js';
import { destinationsIn, fragmentRangeOf } from '../markdown/linkTarget.js';
import { reportOf } from '../markdown/report.js';
import { linkedFile } from '../surroundings.js';
import type { TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const brokenAnchor = defineReportRule({
  id: 'broken-anchor',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: 'リンク先の見出しがありません。',
    en: 'A link leads to a heading that does not exist.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ report, surroundings }) {
    for (const destination of destinationsIn(report)) {
      const { target, isPlaceholder } = destination;
      if (!target || target.kind === 'web' || target.fragment === undefined || isPlaceholder) continue;
      const { fragment } = target;
      const range = fragmentRangeOf(destination);
      if (target.kind === 'here') {
        const anchors = anchorsOf(report);
        if (anchors.has(fragment)) continue;
        const nearest = anchors.nearest(fragment);
        yield {
          range,
          message: {
            ja: `「#${fragment}」にあたる見出しは、この報告書にありません。${meant(nearest).ja}`,
            en: `No heading of this report is “#${fragment}”.${meant(nearest).en}`,
          },
          fixes: fixesFor(range, nearest),
        };
        continue;
      }
      const file = linkedFile(report.source.uri, target.path, surroundings);
      if (file === undefined || typeof file === 'string') continue;
      const anchors = anchorsOf(reportOf(file));
      if (anchors.has(fragment)) continue;
      const nearest = anchors.nearest(fragment);
      yield {
        range,
        message: {
          ja: `「#${fragment}」にあたる見出しは、「${target.path}」にありません。${meant(nearest).ja}`,
          en: `No heading of “${target.path}” is “#${fragment}”.${meant(nearest).en}`,
        },
        fixes: fixesFor(range, nearest),
      };
    }
  },
});

const meant = (nearest: HeadingAnchor | undefined) =>
  nearest
    ? { ja: `「${nearest.text}」のことと思われます。`, en: ` Perhaps “${nearest.text}” is meant.` }
    : { ja: '', en: '' };

const fixesFor = (range: TextRange, nearest: HeadingAnchor | undefined): readonly Fix[] =>
  nearest
    ? [
        {
          title: { ja: `「${nearest.text}」へのリンクにする`, en: `Lead to “${nearest.text}”` },
          edits: [{ range, newText: `#${nearest.fragment}` }],
          safe: false,
        },
      ]
    : [];
