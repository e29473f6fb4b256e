/**
 * Everything that may be written in a knowledge file, declared once.
 * The reader, the JSON Schema, and what the editor tells and offers in such a file are made from it.
 */
import { type Message, severities } from '../finding.js';
import { entityKinds } from './entity.js';

/** What may stand behind a key. Of `texts`, `urls`, `choices` and `parts`, one without a list counts as a list of one. */
export type KeyShape =
  | { readonly type: 'text' | 'date' | 'texts' | 'urls' }
  | { readonly type: 'choice' | 'choices'; readonly values: readonly string[] }
  /** Severities by the id of a rule. */
  | { readonly type: 'weights' }
  /** Maps; a text alone stands for the value of `main`. */
  | { readonly type: 'parts'; readonly main: string; readonly keys: Keys }
  /** A list of maps that each have at least `main`. */
  | { readonly type: 'entries'; readonly main: string; readonly keys: Keys };

export interface Key {
  readonly description: Message;
  readonly shape: KeyShape;
}

export type Keys = Readonly<Record<string, Key>>;

/** The lists to which a record of the workspace adds, where a pack has a record of the same thing. */
export const growingKeys = ['short', 'variants', 'roles', 'former', 'sources'] as const;
export type GrowingKey = (typeof growingKeys)[number];

const text = { type: 'text' } as const;
const date = { type: 'date' } as const;
const texts = { type: 'texts' } as const;

/** The keys of an entry, in the order in which people write them. */
export const recordKeys = {
  name: { description: { ja: '正式な表記。必須。', en: 'The canonical form. Required.' }, shape: text },
  kind: {
    description: { ja: '種類。', en: 'What it is.' },
    shape: { type: 'choice', values: Object.keys(entityKinds) },
  },
  english: { description: { ja: '英語の名称。', en: 'Its name in English.' }, shape: text },
  short: {
    description: {
      ja: '使ってよいほかの表記。略称や「氏」付きの形。',
      en: 'Other forms that may stand.',
    },
    shape: texts,
  },
  variants: {
    description: {
      ja: '使わない表記。`name` に直されます。別の形に直すときや重さを変えるときは {form, to, severity}。',
      en: 'Discouraged forms, changed to `name`; as {form, to, severity} to another form or with another weight.',
    },
    shape: {
      type: 'parts',
      main: 'form',
      keys: {
        form: { description: { ja: '使わない表記。', en: 'The discouraged form.' }, shape: text },
        to: {
          description: {
            ja: '代わりに使う表記。省くと `name`。',
            en: 'What replaces it; `name` by default.',
          },
          shape: text,
        },
        severity: {
          description: { ja: 'この表記の重さ。', en: 'How much this form matters.' },
          shape: { type: 'choice', values: severities },
        },
      },
    },
  },
  bio: {
    description: {
      ja: '一つか二つの文の紹介。ホバーに出ます。',
      en: 'One or two sentences, shown on hover.',
    },
    shape: text,
  },
  asOf: {
    description: { ja: '紹介が正しかった年月（2025-04）。', en: 'When the bio was true (2025-04).' },
    shape: date,
  },
  roles: {
    description: { ja: '役職とその任期。', en: 'Offices with their terms.' },
    shape: {
      type: 'parts',
      main: 'title',
      keys: {
        title: { description: { ja: '役職名。', en: 'The office.' }, shape: text },
        from: {
          description: { ja: '就いた年月日（2024-08）。', en: 'When it was taken up (2024-08).' },
          shape: date,
        },
        to: {
          description: {
            ja: '退いた年月日。省くと今も就いています。',
            en: 'When it was left; still held by default.',
          },
          shape: date,
        },
      },
    },
  },
  former: {
    description: {
      ja: '以前の名称。{form, until}。報告書の日付より前に改まっていれば指摘します。',
      en: 'Earlier names, as {form, until}; marked where the report is later than the change.',
    },
    shape: {
      type: 'parts',
      main: 'form',
      keys: {
        form: { description: { ja: '以前の名称。', en: 'The earlier name.' }, shape: text },
        until: {
          description: { ja: '改まった年月日（2023-07）。', en: 'When it was given up (2023-07).' },
          shape: date,
        },
      },
    },
  },
  honorific: {
    description: {
      ja: 'この人に付ける敬称（師）。省くと「氏」。',
      en: 'The honorific of this person (師); 氏 by default.',
    },
    shape: text,
  },
  reading: {
    description: {
      ja: '漢字の名称の読み（かな）。入力の候補に使います。',
      en: 'How a name in kanji is read, in kana; completion uses it.',
    },
    shape: text,
  },
  rules: {
    description: {
      ja: 'この項目だけの規則の重さ。`misspelled-name: off` のように書きます。',
      en: 'Severities of rules for this entry alone, such as `misspelled-name: off`.',
    },
    shape: { type: 'weights' },
  },
  examples: {
    description: {
      ja: 'この名称が見つかるはずの文。読み込むたびに確かめます。',
      en: 'Sentences in which the name must be found; tried whenever the file is read.',
    },
    shape: texts,
  },
  counterexamples: {
    description: {
      ja: 'この名称が見つかってはならない文。読み込むたびに確かめます。',
      en: 'Sentences in which the name must not be found; tried whenever the file is read.',
    },
    shape: texts,
  },
  sources: {
    description: { ja: '出典の URL。', en: 'Web addresses of sources.' },
    shape: { type: 'urls' },
  },
  replaces: {
    description: {
      ja: '内蔵の記録の一覧に足さず、置き換える項目。`[short, roles]` のように書きます。',
      en: 'Lists that stand in place of the built-in record’s instead of adding to it, such as `[short, roles]`.',
    },
    shape: { type: 'choices', values: growingKeys },
  },
  id: {
    description: {
      ja: '変わらない識別子。省くと英語名から作られます。',
      en: 'A stable identifier; made from the English name by default.',
    },
    shape: text,
  },
} as const satisfies Keys;

/** The keys of the file itself. */
export const fileKeys = {
  entities: {
    description: { ja: '名称の一覧。', en: 'The names.' },
    shape: { type: 'entries', main: 'name', keys: recordKeys },
  },
  words: {
    description: {
      ja: '名称に似ていても誤りではない語の一覧。',
      en: 'Words that are no misspelling, though they look like a name.',
    },
    shape: texts,
  },
} as const satisfies Keys;
