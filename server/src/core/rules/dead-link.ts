import type { Message } from '../finding.js';
import { destinationsIn } from '../markdown/linkTarget.js';
import type { WebAnswer } from '../surroundings.js';
import { defineReportRule } from './rule.js';

export const deadLink = defineReportRule({
  id: 'dead-link',
  scope: 'report',
  summary: {
    ja: 'リンク先のページが開けません。',
    en: 'A link leads to a page that is gone.',
  },
  severity: 'warning',
  fixable: 'never',
  options: {},

  *check({ report, surroundings: { answers } }) {
    if (answers.size === 0) return;
    for (const { range, target } of destinationsIn(report)) {
      const answer = target?.kind === 'web' ? answers.get(target.url) : undefined;
      const message = answer && messageOf(answer);
      if (message)
        yield { range, message, interactions: [{ kind: 'insert-link', title: insertLink, range }] };
    }
  },
});

const insertLink: Message = { ja: '別のURLを入れる…', en: 'Insert another URL…' };

function messageOf(answer: WebAnswer): Message | undefined {
  switch (answer.kind) {
    case 'gone':
      return {
        ja: `リンク先のページがありません（サイトの答え：${answer.status}）。`,
        en: `The page is gone (the server says ${answer.status}).`,
      };
    case 'no-such-host':
      return { ja: 'リンク先のサイトが見つかりません。', en: 'There is no such site.' };
    case 'bad-certificate':
      return {
        ja: 'リンク先のサイトの証明書が正しくありません。ブラウザーは警告を出して止まります。',
        en: 'The certificate of this site is not valid; browsers will refuse to open it.',
      };
    case 'redirect-loop':
      return {
        ja: 'リンク先が転送を繰り返すばかりで、ページに着きません。',
        en: 'This link is redirected again and again and reaches no page.',
      };
    default:
      return undefined;
  }
}
