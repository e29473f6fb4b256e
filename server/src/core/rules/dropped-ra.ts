import { droppedRaIn } from '../japanese/spokenForms.js';
import { spokenFormProblems } from '../knowledge/spokenFormProblems.js';
import { defineBlockRule } from './rule.js';

export const droppedRa = defineBlockRule({
  id: 'dropped-ra',
  scope: 'block',
  summary: {
    ja: '「見れる」のように、可能の「られる」の「ら」が抜けています（ら抜き言葉）。',
    en: 'A potential form lacks its ら, as in “見れる” for “見られる”.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},
  check: spokenFormProblems(droppedRaIn, { ja: 'ら抜き言葉', en: 'lacks the ら of the potential form' }),
});
