/** The settings of the editor. */
import type { Message } from '../finding.js';

export type EditorSetting = { readonly description: Message } & (
  | {
      readonly default: string;
      readonly values: readonly string[];
      readonly valueDescriptions: readonly Message[];
    }
  /** `isCode`: it makes code of the workspace run, so it counts in none that is not trusted. */
  | { readonly default: boolean; readonly isCode: boolean }
);

/** The settings of the editor, under `koetsu.`; all that concerns reports is in koetsu.yaml, which the CLI reads too. */
export const editorSettings: Readonly<Record<string, EditorSetting>> = {
  language: {
    values: ['auto', 'ja', 'en'],
    default: 'ja',
    description: { ja: '指摘の文章の言語。', en: 'The language of the findings.' },
    valueDescriptions: [
      { ja: 'VS Codeの表示言語に合わせる', en: "VS Code's display language" },
      { ja: '日本語', en: 'Japanese' },
      { ja: '英語', en: 'English' },
    ],
  },
  'textlint.enable': {
    default: false,
    isCode: true,
    description: {
      ja: 'ワークスペースのtextlint（node_modules）を、そこの .textlintrc のとおりに並べて動かします。信頼したワークスペースだけで働き、ブラウザーでは働きません。',
      en: "Run the workspace's own textlint (from node_modules, by its .textlintrc) beside Koetsu. In trusted workspaces only, and not in a browser.",
    },
  },
  counts: {
    values: ['report', 'sentence', 'off'],
    default: 'report',
    description: {
      ja: 'ステータスバーに出す字数。範囲を選ぶと、その範囲の字数になります。',
      en: 'The count of characters in the status bar. Where something is selected, its characters are counted.',
    },
    valueDescriptions: [
      { ja: '報告書の字数', en: 'Those of the report' },
      { ja: 'カーソルのある文の字数と読点の数', en: 'Characters and commas of the sentence at the caret' },
      { ja: '出さない', en: 'None' },
    ],
  },
  nameColours: {
    values: ['off', 'on'],
    default: 'off',
    description: {
      ja: '報告書の名称を種類（人物、国、組織など）ごとに色分けする。色はテーマが決めます。',
      en: 'Colour the names in a report by kind (people, countries, organisations…), as the theme colours code.',
    },
    valueDescriptions: [
      { ja: '色分けしない', en: 'No colours' },
      { ja: '色分けする', en: 'Colours by kind' },
    ],
  },
};
