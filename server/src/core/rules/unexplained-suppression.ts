import { defineSuppressionRule } from './rule.js';

export const unexplainedSuppression = defineSuppressionRule({
  id: 'unexplained-suppression',
  scope: 'suppression',
  summary: {
    ja: '指摘を止める指示に理由が書かれていません。',
    en: 'A directive that silences findings gives no reason.',
  },
  severity: 'information',
  fixable: 'never',
  options: {},

  *check({ suppressions }) {
    for (const { directive } of suppressions) {
      if (directive.reason !== '') continue;
      yield {
        range: directive.range,
        message: {
          ja: '指摘を止める理由が書かれていません。「—」に続けて理由を書くと、あとで読む人が判断できます。',
          en: 'This directive gives no reason. Write one after “—” so that the next reader can judge.',
        },
      };
    }
  },
});
