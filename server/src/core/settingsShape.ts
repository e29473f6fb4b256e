/**
 * Everything that may stand in koetsu.yaml and in the editor's settings, declared once.
 * The reader, the JSON Schema, `package.json` and docs/settings.md are made from it.
 */
import type { Message } from './finding.js';
import { type NotationChoice, notationStyles } from './notation/notationChoice.js';
import { reportPartIds, reportParts } from './reportParts.js';
import { rules } from './rules/index.js';
import type { OptionSpec, Rule } from './rules/rule.js';
import { builtInPacks, defaultKnowledgeGlobs, defaultPublishBlocks } from './settings.js';

export type Shape = { readonly description: Message } & (
  | { readonly type: 'text'; readonly form?: { readonly pattern: RegExp; readonly said: Message } }
  | { readonly type: 'flag' }
  | { readonly type: 'number' }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  /** One value without a list counts as a list of one. */
  | { readonly type: 'list'; readonly of: Shape; readonly example?: readonly string[] }
  /** `shorthand`: a value that may stand in place of the map; it is the value of the key `shorthandKey`. */
  | {
      readonly type: 'map';
      readonly keys: Shapes;
      readonly shorthand?: Shape;
      readonly shorthandKey?: string;
    }
);

export type Shapes = Readonly<Record<string, Shape>>;

/**
 * What a matcher that tries one way after another is done with soon: six wildcards, three in a name, four groups
 * with two dozen alternatives in all, none of which is repeated, in 300 characters.
 */
const boundedGlob =
  /^(?=.{0,300}$)(?!(?:[^*]*\*+(?!\*)){7})(?!(?:[^*]*(?:\*(?!\*)[^*]*)*\*\*+){4})(?!(?:[^/]*\/)*(?:[^*/]*\*+(?!\*)){4})(?!(?:[^{(]*[{(]){5})(?!(?:[^,|]*[,|]){25})(?!.*[+*]\()/;

const globs = (description: Message, example: readonly string[]): Shape => ({
  type: 'list',
  description,
  example,
  of: {
    type: 'text',
    description: {
      ja: 'ルートからの相対パス。`*` と `**` が使えます。頭に `!` を付けたものは除きます。',
      en: 'A path relative to the root; `*` and `**` may be used. One with `!` in front leaves files out.',
    },
    form: {
      pattern: boundedGlob,
      said: {
        ja: 'この書き方は、ファイルを探すのに際限なく時間がかかるおそれがあります。`*` は一つの名前に3つ、全体で6つまでにし、`+( )` と `*( )` は使わないでください。',
        en: 'Looking for files by this might take time without end. Use no more than 3 `*` in a name and 6 in all, and neither `+( )` nor `*( )`.',
      },
    },
  },
});

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

const approvedText = (description: Message): Shape => ({
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

const severity: Shape = {
  type: 'choice',
  values: ['error', 'warning', 'information', 'hint', 'off'],
  description: {
    ja: 'この規則の重さ。`off` で止まります。',
    en: 'How much this rule matters; `off` switches it off.',
  },
};

function optionShape({ default: value, description, values }: OptionSpec): Shape {
  if (values) return { type: 'choice', values, description };
  if (typeof value === 'boolean') return { type: 'flag', description };
  if (typeof value === 'number') return { type: 'number', description };
  if (typeof value === 'string') return { type: 'text', description };
  return { type: 'list', description, of: { type: 'text', description } };
}

const ruleShape = ({ summary, options }: Rule): Shape => ({
  type: 'map',
  description: summary,
  keys: {
    severity,
    ...Object.fromEntries(Object.entries(options).map(([name, spec]) => [name, optionShape(spec)])),
  },
  shorthand: severity,
  shorthandKey: 'severity',
});

const ruleShapes: Shape = {
  type: 'map',
  description: { ja: '規則ごとの重さと細目。', en: 'Severity and options of each rule.' },
  keys: Object.fromEntries(rules.map((it) => [it.id, ruleShape(it)])),
};

const notationShape = ({ name, source, forms }: NotationChoice): Shape => ({
  type: 'choice',
  values: Object.keys(forms),
  description: {
    ja: `${name.ja}（${source}）。${said(forms, 'ja')}。`,
    en: `${name.en} (${source}). ${said(forms, 'en')}.`,
  },
});

/** Each word has spellings of its own: nothing to decide at once. */
const isOpen = ({ forms }: NotationChoice): boolean => Object.keys(forms).length === 0;

const said = (forms: NotationChoice['forms'], language: 'ja' | 'en'): string =>
  Object.entries(forms)
    .map(([form, name]) => (language === 'ja' ? `\`${form}\` は${name.ja}` : `\`${form}\`: ${name.en}`))
    .join(language === 'ja' ? '、' : ', ');

export const settingsShape = {
  type: 'map',
  description: {
    ja: 'Koetsu（校閲）の設定。どの項目も省けます。',
    en: 'Settings of Koetsu. Every key is optional.',
  },
  keys: {
    extends: {
      type: 'list',
      description: {
        ja: '土台にする設定ファイル。このファイルからの相対パスで、フォルダーの外でもかまいません。ここに書いた項目が優先します。',
        en: 'Settings files to build on, relative to this one, outside the folder too. What this file says wins.',
      },
      of: { type: 'text', description: { ja: '設定ファイル。', en: 'A settings file.' } },
    },
    reports: globs(
      {
        ja: '校閲する報告書。省くと、報告書らしいMarkdownを自動で見分けます。',
        en: 'The reports to check. By default, every Markdown file that is not plainly something else.',
      },
      ['reports/**/*.md'],
    ),
    knowledge: globs(
      { ja: '知識ベースのファイル（YAML）。', en: 'Knowledge files (YAML).' },
      defaultKnowledgeGlobs,
    ),
    packs: {
      type: 'list',
      description: {
        ja: '使う内蔵パック。空の一覧 [] で使いません。',
        en: 'Built-in packs in use; [] for none.',
      },
      of: {
        type: 'choice',
        values: builtInPacks,
        description: { ja: '内蔵パック。', en: 'A built-in pack.' },
      },
    },
    rules: ruleShapes,
    house: {
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
      },
    },
    publish: {
      type: 'map',
      description: { ja: '公開前チェック。', en: 'The check before publishing.' },
      keys: {
        blocks: {
          type: 'list',
          description: {
            ja: 'あれば公開できないとするもの。',
            en: 'What keeps a report from going out.',
          },
          example: defaultPublishBlocks,
          of: {
            type: 'choice',
            values: [...defaultPublishBlocks, 'name'],
            description: { ja: '指摘の種類。', en: 'A kind of finding.' },
          },
        },
        style: {
          type: 'choice',
          values: notationStyles,
          description: {
            ja: '表記の土台。`newsroom` は新聞、`jtf` はJTF日本語標準スタイルガイド、`koyobun` は公用文作成の考え方。省くと、報告書の中で多いほう。',
            en: 'The published style to follow: newspapers, the JTF guide or 公用文. By default, what the report itself does most.',
          },
        },
        notation: {
          type: 'map',
          description: {
            ja: '表記の選択。`style` より優先します。',
            en: 'Choices of notation; they win over `style`.',
          },
          keys: Object.fromEntries(
            rules.flatMap((it) =>
              it.scope === 'report' && it.notation && !isOpen(it.notation)
                ? [[it.notation.id, notationShape(it.notation)]]
                : [],
            ),
          ),
        },
      },
    },
    overrides: {
      type: 'list',
      description: {
        ja: '一部の報告書だけの規則。あとに書いたものが優先します。',
        en: 'Other rules for some reports; later ones win.',
      },
      of: {
        type: 'map',
        description: { ja: '対象のファイルと規則。', en: 'Files and their rules.' },
        keys: {
          files: globs({ ja: '対象の報告書。', en: 'The reports concerned.' }, ['reports/archive/**']),
          rules: ruleShapes,
        },
      },
    },
  },
} satisfies Shape;

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
