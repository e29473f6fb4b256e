/** What may be written in a knowledge file. The reader and the JSON Schema know no other keys. */
import type { Message } from '../finding.js';

/** The keys of an entry, in the order in which people write them, and what each is for. */
export const recordKeys = {
  name: { ja: '正式な表記。必須。', en: 'The canonical form. Required.' },
  kind: { ja: '種類。', en: 'What it is.' },
  english: { ja: '英語の名称。', en: 'Its name in English.' },
  short: { ja: '使ってよいほかの表記。略称や「氏」付きの形。', en: 'Other forms that may stand.' },
  variants: {
    ja: '使わない表記。`name` に直されます。別の形に直すときや重さを変えるときは {form, to, severity}。',
    en: 'Discouraged forms, changed to `name`; as {form, to, severity} to another form or with another weight.',
  },
  bio: { ja: '一つか二つの文の紹介。ホバーに出ます。', en: 'One or two sentences, shown on hover.' },
  asOf: { ja: '紹介が正しかった年月（2025-04）。', en: 'When the bio was true (2025-04).' },
  roles: { ja: '役職とその任期。', en: 'Offices with their terms.' },
  former: {
    ja: '以前の名称。{form, until}。報告書の日付より前に改まっていれば指摘します。',
    en: 'Earlier names, as {form, until}; marked where the report is later than the change.',
  },
  honorific: {
    ja: 'この人に付ける敬称（師）。省くと「氏」。',
    en: 'The honorific of this person (師); 氏 by default.',
  },
  reading: {
    ja: '漢字の名称の読み（かな）。入力の候補に使います。',
    en: 'How a name in kanji is read, in kana; completion uses it.',
  },
  rules: {
    ja: 'この項目だけの規則の重さ。`misspelled-name: off` のように書きます。',
    en: 'Severities of rules for this entry alone, such as `misspelled-name: off`.',
  },
  examples: {
    ja: 'この名称が見つかるはずの文。読み込むたびに確かめます。',
    en: 'Sentences in which the name must be found; tried whenever the file is read.',
  },
  counterexamples: {
    ja: 'この名称が見つかってはならない文。読み込むたびに確かめます。',
    en: 'Sentences in which the name must not be found; tried whenever the file is read.',
  },
  sources: { ja: '出典の URL。', en: 'Web addresses of sources.' },
  id: {
    ja: '変わらない識別子。省くと英語名から作られます。',
    en: 'A stable identifier; made from the English name by default.',
  },
} as const satisfies Readonly<Record<string, Message>>;

/** The keys of the file itself. */
export const fileKeys = {
  entities: { ja: '名称の一覧。', en: 'The names.' },
  words: {
    ja: '名称に似ていても誤りではない語の一覧。',
    en: 'Words that are no misspelling, though they look like a name.',
  },
} as const satisfies Readonly<Record<string, Message>>;
