import { ownBlocks } from '../approvedText.js';
import { rangeOf, shifted } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

/** Neither the destination of a link nor a part of an address on the web. */
const email = /(?<![\w.%+:/@-])[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![\w@/-])/g;

export const exposedEmail = defineReportRule({
  id: 'exposed-email',
  scope: 'report',
  summary: {
    ja: '署名と連絡先のほかに、メールアドレスがあります。',
    en: 'An e-mail address stands outside the byline and the contact block.',
  },
  severity: 'hint',
  fixable: 'never',
  options: {},

  *check({ report, house }) {
    for (const { block, start } of ownBlocks(report, house)) {
      for (const prose of block.prose) {
        for (const { 0: address, index } of prose.text.matchAll(email)) {
          yield {
            range: shifted(prose.toSource(rangeOf(index, index + address.length)), start),
            message: {
              ja: '署名と連絡先のほかに、個人のメールアドレスを載せません。',
              en: 'Give no e-mail addresses but in the byline and the contact block.',
            },
          };
        }
      }
    }
  },
});
