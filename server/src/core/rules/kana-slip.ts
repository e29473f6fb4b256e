import { slipProblems } from '../slipProblems.js';
import { defineReadingRule } from './rule.js';

export const kanaSlip = defineReadingRule({
  id: 'kana-slip',
  scope: 'reading',
  summary: {
    ja: 'かなの抜け、余り、打ち違いで、文として読めません。',
    en: 'A kana is missing, superfluous or mistyped, so that the sentence cannot be read.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  check: (input) =>
    slipProblems(input, 'kana', (written, meant) => ({
      ja: `「${written}」は、かなが抜けているか、余っているか、違っています。「${meant}」でしょうか。`,
      en: `A kana is missing, superfluous or wrong in “${written}”. Did you mean “${meant}”?`,
    })),
});
