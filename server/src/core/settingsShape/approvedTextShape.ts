/** A text that is printed as approved. */
import type { Message } from '../finding.js';
import type { Shape } from './shape.js';

const day: Shape = {
  type: 'text',
  description: {
    ja: 'この版が有効になる日（2025-04-01）。',
    en: 'The first day of this version (2025-04-01).',
  },
  form: {
    pattern: /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/,
    said: { ja: '日付は 2025-04-01 の形で書きます。', en: 'A date is written as 2025-04-01.' },
  },
};

export const approvedText = (description: Message): Shape => ({
  type: 'map',
  description,
  keys: {
    file: {
      type: 'text',
      description: {
        ja: '文面のファイル。この設定ファイルからの相対パスで、そのフォルダーかワークスペースの中に置きます。',
        en: 'The file with the text, relative to this settings file; in its folder or in the workspace.',
      },
    },
    text: {
      type: 'text',
      description: { ja: '文面そのもの（Markdown）。', en: 'The text itself (Markdown).' },
    },
    version: { type: 'text', description: { ja: '版の呼び名。', en: 'What people call this version.' } },
    from: day,
  },
  shorthand: {
    type: 'text',
    description: { ja: 'ファイル名（.md）か文面そのもの。', en: 'A file name (.md) or the text itself.' },
  },
  shorthandKey: 'text',
});
