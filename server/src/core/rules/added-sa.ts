import { addedSaIn } from '../japanese/spokenForms.js';
import { spokenFormProblems } from '../knowledge/spokenFormProblems.js';
import { defineBlockRule } from './rule.js';

export const addedSa = defineBlockRule({
  id: 'added-sa',
  scope: 'block',
  summary: {
    ja: '「読まさせていただく」のように、余分な「さ」が入っています（さ入れ言葉）。',
    en: 'A causative form has a さ too many, as in “読まさせていただく”.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},
  check: spokenFormProblems(addedSaIn, { ja: 'さ入れ言葉', en: 'has a さ too many' }),
});
