import { droppedIIn } from '../japanese/spokenForms.js';
import { spokenFormProblems } from '../knowledge/spokenFormProblems.js';
import { defineBlockRule } from './rule.js';

export const droppedI = defineBlockRule({
  id: 'dropped-i',
  scope: 'block',
  summary: {
    ja: '「検討してる」のように、「ている」の「い」が抜けています（い抜き言葉）。',
    en: 'The い of “ている” is left out, as in “検討してる”.',
  },
  severity: 'information',
  fixable: 'sometimes',
  options: {},
  check: spokenFormProblems(droppedIIn, { ja: 'い抜き言葉', en: 'leaves out the い of ている' }),
});
