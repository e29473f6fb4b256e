/** What a house prescribes: the key `house`. */
import { reportPartIds, reportParts } from '../reportParts.js';
import { approvedText } from './approvedTextShape.js';
import { notationShapes, styleShape } from './notationShapes.js';
import type { Shape } from './shape.js';

export const houseShape = {
  type: 'map',
  description: { ja: '職場の決まり。', en: 'What the house prescribes.' },
  keys: {
    office: { type: 'text', description: { ja: '発行元の名称。', en: "The publisher's office." } },
    disclaimer: {
      type: 'list',
      description: {
        ja: '承認済みの免責事項。版がいくつかあれば新しい順に並べます。省くと house/disclaimer.md。',
        en: 'The approved disclaimer, its versions newest first. By default house/disclaimer.md.',
      },
      of: approvedText({ ja: '免責事項の一つの版。', en: 'One version of the disclaimer.' }),
    },
    contact: approvedText({ ja: '末尾に印刷する連絡先。', en: 'The contact block at the end.' }),
    byline: approvedText({ ja: '題名の下に印刷する署名の形。', en: 'The byline under the title.' }),
    parts: {
      type: 'list',
      description: {
        ja: '報告書になくてはならない部分を、並べる順に。新しい報告書もこの順に作ります。省くと、何も求めません。',
        en: 'The parts that a report must have, in their order; new reports are made so too. By default nothing is required.',
      },
      example: reportPartIds,
      of: {
        type: 'choice',
        values: reportPartIds,
        description: {
          ja: reportPartIds.map((it) => `${it} ${reportParts[it].name.ja}`).join('、'),
          en: 'A part of a report.',
        },
      },
    },
    sections: {
      type: 'list',
      description: {
        ja: '報告書になくてはならない見出し。番号は付けずに書きます。',
        en: 'The headings that a report must have, without their numbers.',
      },
      example: ['背景', '今後の見通し'],
      of: { type: 'text', description: { ja: '見出し。', en: 'A heading.' } },
    },
    length: {
      type: 'number',
      description: {
        ja: '報告書の字数の目安。ステータスバーの字数の横に出ます。題名、署名、脚注、連絡先、免責事項、空白は数えません。',
        en: 'How many characters a report should have, shown beside its count in the status bar. The title, the byline, notes, the contact block, the disclaimer and white space are not counted.',
      },
    },
    template: {
      type: 'text',
      description: {
        ja: '新しい報告書のひな型のファイル。{{題名}}、{{日付}}、{{発行元}}、{{執筆者}}、{{要旨}}、{{本文}}、{{連絡先}}、{{免責事項}} が置き換わります。省くと `parts` から作ります。',
        en: 'The file from which new reports are made; {{題名}} (or {{title}}), {{日付}} and the other parts are filled in. By default it is made from `parts`.',
      },
    },
    terms: {
      type: 'list',
      description: {
        ja: '使わない言葉の用語集（prhのYAML）。この設定ファイルからの相対パスで、そのフォルダーかワークスペースの中に置きます。',
        en: 'Dictionaries of discouraged terms (YAML of prh), relative to this settings file; in its folder or in the workspace.',
      },
      example: ['house/prh.yml'],
      of: { type: 'text', description: { ja: '用語集のファイル。', en: 'A dictionary.' } },
    },
    styleSheet: {
      type: 'text',
      description: {
        ja: 'プレビューと、書き出す印刷用のページの見た目を決めるCSSのファイル。報告書の部分は `.koetsu-summary` などのクラスで指します。外から何かを読み込むことはできません。',
        en: 'The CSS file for the preview and for pages to print. The parts of a report have classes such as `.koetsu-summary`. It can load nothing from outside.',
      },
    },
    footnotes: {
      type: 'choice',
      values: ['sup', 'caret'],
      description: {
        ja: '脚注の書き方。`sup` は <sup>1</sup>、`caret` は [^1]。',
        en: 'How footnotes are written: `sup` is <sup>1</sup>, `caret` is [^1].',
      },
    },
    footnoteMark: {
      type: 'choice',
      values: ['before', 'after'],
      description: {
        ja: '脚注の番号の位置。`before` は「。」や「」」の前、`after` は後ろ。',
        en: 'Where footnote marks stand: `before` or `after` 。 and 」.',
      },
    },
    footnotePlace: {
      type: 'choice',
      values: ['section', 'report'],
      description: {
        ja: '脚注の文面の置き場所。`section` は各章の終わり、`report` は本文の終わり。',
        en: 'Where the texts of footnotes stand: at the end of each `section`, or of the `report`.',
      },
    },
    linkLabel: {
      type: 'text',
      description: {
        ja: '注の中のリンクの書き方。例：（[リンク](URL)）',
        en: 'How a link in a note is written, such as （[リンク](URL)）',
      },
      form: {
        pattern: /\[[^\]]*リンク[^\]]*\]\(URL\)/,
        said: {
          ja: '「（[リンク](URL)）」のように、[リンク](URL) を含む形で書きます。',
          en: 'Write a form that contains [リンク](URL), such as （[リンク](URL)）.',
        },
      },
    },
    style: styleShape,
    notation: notationShapes,
  },
} satisfies Shape;
