import type { Message } from '../finding.js';
import { destinationsIn } from '../markdown/linkTarget.js';
import type { WebAnswer } from '../surroundings.js';
import { defineReportRule } from './rule.js';

export const unconfirmedLink = defineReportRule({
  id: 'unconfirmed-link',
  scope: 'report',
  summary: {
    ja: 'リンク先が開けるかどうか、確かめられませんでした。',
    en: 'Whether a link can be opened could not be found out.',
  },
  severity: 'hint',
  fixable: 'never',
  options: {},

  *check({ report, surroundings: { answers } }) {
    if (answers.size === 0) return;
    for (const { range, target } of destinationsIn(report)) {
      const answer = target?.kind === 'web' ? answers.get(target.url) : undefined;
      const message = answer && messageOf(answer);
      if (message) yield { range, message };
    }
  },
});

function messageOf(answer: WebAnswer): Message | undefined {
  switch (answer.kind) {
    case 'refused':
      return {
        ja: `サイトが問い合わせを断りました（${answer.status}）。ブラウザーで開いて確かめてください。`,
        en: `The site refused to answer (${answer.status}). Open the link in a browser to see.`,
      };
    case 'failed':
      return {
        ja: `サイトに不具合が起きています（${answer.status}）。時間をおいて確かめてください。`,
        en: `The site is in trouble (${answer.status}). Try again later.`,
      };
    case 'timeout':
      return {
        ja: 'サイトが時間内に答えませんでした。ブラウザーで開いて確かめてください。',
        en: 'The site did not answer in time. Open the link in a browser to see.',
      };
    case 'no-connection':
      return {
        ja: 'サイトにつながりませんでした。時間をおいて確かめてください。',
        en: 'There was no connection to the site. Try again later.',
      };
    case 'private':
      return {
        ja: '組織の中のアドレスなので、問い合わせませんでした。外の読者にも開けるか確かめてください。',
        en: 'This address is one of your own network, so nobody asked. Make sure that readers elsewhere can open it.',
      };
    default:
      return undefined;
  }
}
