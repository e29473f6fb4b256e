/** How a tool is told which text it is asked about. */
import { extents } from './extent.js';
import type { Fields } from './toolInput.js';

export const draftFields = {
  path: {
    type: 'text',
    description: {
      ja: 'ファイルのパス。フォルダーからの相対パスか、その中の絶対パス。',
      en: 'Path of the file: relative to the folder, or absolute within it.',
    },
  },
  text: {
    type: 'text',
    description: {
      ja: 'ファイルの代わりに調べる文章（Markdown）。path も書けば、そのファイルの中身として調べます。',
      en: 'Text (Markdown) to look at instead of a file. With path, it is read as the content of that file.',
    },
  },
  as: {
    type: 'choice',
    values: extents,
    description: {
      ja: 'passage なら報告書の一部として調べ、免責事項や署名がないこと、注や初出がほかの所にあることは問いません。report なら全体として調べます。省くと、題名（# …）で始まらない text は一部、ほかは全体とみなします。',
      en: 'passage: judged as a part of a report, to which a byline, a disclaimer, notes and first mentions elsewhere are no loss. report: judged as a whole. By default a text without a title (# …) is a passage, all else a report.',
    },
  },
} as const satisfies Fields;

export const writeField = {
  write: {
    type: 'flag',
    description: {
      ja: 'true なら path のファイルに書き込みます。省くと書き込みません。text とは一緒に使えません。',
      en: 'Writes to the file at path where true. Nothing is written by default. Not together with text.',
    },
  },
} as const satisfies Fields;
