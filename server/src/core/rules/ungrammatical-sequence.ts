import { faultProblems } from '../faultProblems.js';
import { defineReadingRule } from './rule.js';

export const ungrammaticalSequence = defineReadingRule({
  id: 'ungrammatical-sequence',
  scope: 'reading',
  summary: {
    ja: '並ぶはずのない語が並んでいます。かなの抜け、余り、打ち違いと思われます。',
    en: 'Words stand together that cannot; a kana seems to be missing, superfluous or mistyped.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  check: (input) =>
    faultProblems(input, 'kana', (written, meant) => ({
      ja: `「${written}」は、かなが抜けているか、余っているか、違っています。「${meant}」でしょうか。`,
      en: `A kana is missing, superfluous or wrong in “${written}”. Did you mean “${meant}”?`,
    })),
});
