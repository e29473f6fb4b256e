import { faultProblems } from '../faultProblems.js';
import { defineReadingRule } from './rule.js';

export const wrongParticle = defineReadingRule({
  id: 'wrong-particle',
  scope: 'reading',
  summary: {
    ja: '助詞が違っているか、抜けています。',
    en: 'A particle is wrong or missing.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  check: (input) =>
    faultProblems(input, 'particle', (written, meant) => ({
      ja: `「${written}」は、助詞が違っているか、抜けています。「${meant}」でしょうか。`,
      en: `A particle is wrong or missing in “${written}”. Did you mean “${meant}”?`,
    })),
});
