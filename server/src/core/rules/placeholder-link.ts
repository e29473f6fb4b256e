import type { Message, Problem } from '../finding.js';
import { commonForm, formedLinksOf, linkFormOf, printed, reformed, sameForm } from '../markdown/linkForm.js';
import { foldedDestination, isPlaceholder } from '../markdown/placeholder.js';
import { linkLabel } from '../markdown/reportLists.js';
import type { TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const placeholderLink = defineReportRule({
  id: 'placeholder-link',
  scope: 'report',
  summary: {
    ja: 'リンク先がまだ入っていません。',
    en: 'A link still points to a placeholder.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {
    placeholders: {
      default: [],
      description: {
        ja: '仮のリンク先として扱う文字列（`#`、`TODO`、`example.com`などのほかに）。',
        en: 'Destinations that count as placeholders, besides `#`, `TODO`, `example.com` and the like.',
      },
    },
  },

  *check({ report, house, options }) {
    const { source } = report;
    const own = new Set(options.placeholders.map(foldedDestination));
    const isOpen = (range: TextRange): boolean => {
      const written = source.slice(range);
      return isPlaceholder(written) || own.has(foldedDestination(written));
    };
    const open = report.links.filter((it) => it.destination && isOpen(it.destination));
    if (open.length > 0) {
      const declared = house.linkLabel === undefined ? undefined : linkFormOf(house.linkLabel);
      const formed = formedLinksOf(report, declared?.text);
      const labels = new Map(formed.map((it) => [it.link.range.start, it]));
      const form = commonForm(formed, declared);
      for (const { range, destination } of open) {
        const label = labels.get(range.start);
        yield {
          ...problemAt(range, destination!, source.slice(destination!)),
          ...(label &&
            !sameForm(label.form, form) && {
              fixes: [
                {
                  title: {
                    ja: `表記を「${printed(form)}」の形にする`,
                    en: `Print it as “${printed(form)}”`,
                  },
                  edits: reformed(report, label, form),
                  safe: false,
                },
              ],
            }),
        };
      }
    }

    if (report.linkReferenceDefinitions.length === 0) return;
    const used = new Set<string>();
    for (const { label } of report.links) {
      if (label) used.add(linkLabel(source.slice(label)));
    }
    for (const { range, label, destination } of report.linkReferenceDefinitions) {
      // Of two definitions of one label the first counts (CommonMark §4.7).
      if (!used.delete(linkLabel(source.slice(label)))) continue;
      if (isOpen(destination)) yield problemAt(range, destination, source.slice(destination));
    }
  },
});

const insertLink: Message = { ja: 'リンク先を入れる…', en: 'Insert the link target…' };

function problemAt(range: TextRange, destination: TextRange, written: string): Problem {
  const shown =
    written.trim() === '' ? undefined : written.length > 40 ? `${written.slice(0, 39)}…` : written;
  return {
    range,
    message: {
      ja: `リンク先がまだ入っていません（${shown === undefined ? '空欄' : `「${shown}」`}）。`,
      en: `This link has no target yet (${shown === undefined ? 'empty' : `“${shown}”`}).`,
    },
    interactions: [{ kind: 'insert-link', title: insertLink, range: destination }],
  };
}
