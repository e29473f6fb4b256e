import type { Problem } from '../finding.js';
import { isMisplacedTeki, tekiBehindKatakana, tekiBehindLoanword } from '../japanese/teki.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import { mendedSlip } from '../knowledge/placedSlips.js';
import type { Prose } from '../markdown/prose.js';
import { rangeOf } from '../text/textRange.js';
import { defineBlockRule } from './rule.js';

export const misplacedTeki = defineBlockRule({
  id: 'misplaced-teki',
  scope: 'block',
  summary: {
    ja: '固有名詞の後ろの「の」が「的」になっています。',
    en: 'Behind a name stands “的” where “の” is meant.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge }) {
    if (!block.text.includes('的')) return;
    const { mentions } = namesIn(knowledge)(block);
    for (const { prose, form, start, end } of mentions) {
      if (prose.isBlockQuote || prose.text[end] !== '的') continue;
      const name = prose.text.slice(start, end);
      const { kind } = knowledge.entity(knowledge.names.entity(form));
      if (!isMisplacedTeki(name, prose.text.slice(end + 1, end + 17), kind === 'person')) continue;
      yield problemAt(prose, end, name);
    }
    for (const prose of block.prose) {
      if (prose.isBlockQuote || !prose.text.includes('的')) continue;
      const certain = tekiBehindKatakana(prose.text);
      for (const index of new Set([...certain, ...tekiBehindLoanword(prose.text)])) {
        if (isNamed(mentions, prose, rangeOf(index - 1, index))) continue;
        const [name = ''] = /[ァ-ヺー・＝]+$/.exec(prose.text.slice(Math.max(0, index - 40), index)) ?? [];
        yield {
          ...problemAt(prose, index, name),
          // Houses coin such words, too.
          ...(!certain.includes(index) && { severity: 'information' }),
        };
      }
    }
  },
});

function problemAt(prose: Prose, at: number, name: string): Problem {
  return {
    ...mendedSlip({ prose, slip: { range: rangeOf(at, at + 1), expected: ['の'] }, written: '的' }, false),
    message: {
      ja: `「${name}」の後ろの「的」は、「の」の誤りと思われます。`,
      en: `“的” behind “${name}” looks like a slip for “の”.`,
    },
  };
}
