import { destinationsIn } from '../markdown/linkTarget.js';
import { defineReportRule } from './rule.js';

export const movedLink = defineReportRule({
  id: 'moved-link',
  scope: 'report',
  summary: {
    ja: 'リンク先のページが移転しています。',
    en: 'A link leads to a page that has moved for good.',
  },
  severity: 'information',
  fixable: 'sometimes',
  options: {},

  *check({ report, surroundings: { answers } }) {
    if (answers.size === 0) return;
    for (const { range, written, target } of destinationsIn(report)) {
      const answer = target?.kind === 'web' ? answers.get(target.url) : undefined;
      if (target?.kind !== 'web' || answer?.kind !== 'moved') continue;
      const { to } = answer;
      const shown = to.length > 80 ? `${to.slice(0, 79)}…` : to;
      if (isFrontPage(to) && !isFrontPage(target.url)) {
        yield {
          range,
          severity: 'warning',
          message: {
            ja: `リンク先のページはなくなり、「${shown}」へ転送されています。`,
            en: `The page is gone; its site sends readers to “${shown}”.`,
          },
        };
        continue;
      }
      const hash = written.indexOf('#');
      const fragment = hash < 0 || to.includes('#') ? '' : written.slice(hash);
      const newText = to.replaceAll('(', '%28').replaceAll(')', '%29') + fragment;
      yield {
        range,
        message: {
          ja: `リンク先のページは「${shown}」へ移転しています。`,
          en: `The page has moved to “${shown}”.`,
        },
        fixes: [
          {
            title: { ja: '移転先のURLに直す', en: 'Change to the new URL' },
            edits: [{ range, newText }],
            safe: false,
          },
        ],
      };
    }
  },
});

/** Where sites send those who ask for a page that they no longer have. */
const isFrontPage = (url: string): boolean =>
  /^https?:\/\/[^/?#]+(?:\/(?:index\.\w+|[a-z]{2}(?:-[a-z]{2})?\/?)?)?$/i.test(url);
