import type { YAMLError } from 'yaml';
import type { Message, Problem } from './finding.js';
import { rangeOf } from './text/textRange.js';

/** What is wrong with the YAML itself, in words for people who write reports. The keys are the library's codes. */
const messages: Readonly<Record<string, Message>> = {
  ALIAS_PROPS: { ja: '別名（*）には属性を付けられません。', en: 'An alias (*) takes no properties.' },
  BAD_ALIAS: {
    ja: '別名（*）や印（&）の名前が正しくありません。',
    en: 'The name of an alias (*) or anchor (&) is not valid.',
  },
  BAD_COLLECTION_TYPE: { ja: '一覧と項目の書き方が混ざっています。', en: 'A list and a map are mixed here.' },
  BAD_DIRECTIVE: { ja: '% で始まる行は使えません。', en: 'A line may not begin with % here.' },
  BAD_DQ_ESCAPE: {
    ja: '" " の中の \\ の使い方が正しくありません。',
    en: 'This \\ escape is not valid inside " ".',
  },
  BAD_INDENT: { ja: '字下げがそろっていません。', en: 'The indentation does not line up.' },
  BAD_PROP_ORDER: {
    ja: '印（&）や型（!）の順序が正しくありません。',
    en: 'Anchors (&) and tags (!) are out of order.',
  },
  BAD_SCALAR_START: {
    ja: 'この記号では始められません。「" "」で囲みます。',
    en: 'A value cannot begin with this character. Put it in quotes.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    ja: '項目名のあとの書き方が正しくありません。字下げを確かめます。',
    en: 'A key cannot hold a block. Check the indentation.',
  },
  BLOCK_IN_FLOW: {
    ja: '[ ] や { } の中では「- 」の一覧を使えません。',
    en: 'A “- ” list cannot stand inside [ ] or { }.',
  },
  DUPLICATE_KEY: { ja: '同じ項目が2度書かれています。', en: 'This key is written twice.' },
  IMPOSSIBLE: { ja: 'YAML として読み取れません。', en: 'This cannot be read as YAML.' },
  KEY_OVER_1024_CHARS: { ja: '項目名が長すぎます。', en: 'This key is too long.' },
  MISSING_CHAR: {
    ja: '閉じる記号（" \' ] } など）がありません。',
    en: 'A closing quote or bracket is missing.',
  },
  MULTILINE_IMPLICIT_KEY: {
    ja: '項目名のあとに「: 」がありません。',
    en: 'A “: ” is missing after the key.',
  },
  MULTIPLE_ANCHORS: { ja: '印（&）が2つあります。', en: 'There are two anchors (&).' },
  MULTIPLE_DOCS: {
    ja: '「---」で区切られた2つ目の文書は読まれません。',
    en: 'A second document after “---” is not read.',
  },
  MULTIPLE_TAGS: { ja: '型（!）が2つあります。', en: 'There are two tags (!).' },
  NON_STRING_KEY: { ja: '項目名は文字列にします。', en: 'A key is a text.' },
  TAB_AS_INDENT: {
    ja: '字下げにタブは使えません。半角の空白にします。',
    en: 'Tabs cannot indent YAML. Use spaces.',
  },
  TAG_RESOLVE_FAILED: { ja: '型（!）が正しくありません。', en: 'This tag (!) is not known.' },
  UNEXPECTED_TOKEN: { ja: 'ここに書けない記号があります。', en: 'This character cannot stand here.' },
  BAD_COLLECTION_ITEM: { ja: '一覧の書き方が正しくありません。', en: 'This list item is not valid.' },
};

/** The library calls it bad indentation too; it cannot tell the two apart. */
const unclosed: Message = {
  ja: '[ や { が閉じていないか、中の行の字下げが足りません。',
  en: 'A [ or { is not closed, or the lines inside it are not indented.',
};

export const tabIndent = messages['TAB_AS_INDENT']!;

/** What was no UTF-8 has been read as U+FFFD, and the NULs of UTF-16 are in no text that people write. */
export function unreadable(text: string): Problem | undefined {
  const start = text.search(/[\uFFFD\0]/);
  if (start < 0) return undefined;
  const message = {
    ja: '読めない文字があります。文字コードがUTF-8でなければ、UTF-8で保存し直してください。',
    en: 'There is a character that cannot be read. If the file is not encoded in UTF-8, save it as UTF-8.',
  };
  return { range: rangeOf(start, start + 1), message, severity: 'error' };
}

/** More than anybody reads helps nobody and holds the editor up. */
const mostProblems = 100;

/** The first of the problems of a file, and one that says how many more there are. */
export function firstProblems(problems: readonly Problem[]): readonly Problem[] {
  const next = problems[mostProblems];
  if (!next) return problems;
  const others = problems.length - mostProblems;
  const message = {
    ja: `この先に、ほかに${others}件の誤りがあります。`,
    en: `There are ${others} more faults from here on.`,
  };
  return [...problems.slice(0, mostProblems), { ...next, message }];
}

/** Whether `firstProblems` has left some out. */
export const isCutShort = (problems: readonly Problem[]): boolean => problems.length > mostProblems;

/** The library's error as a problem; its range is never empty where there is text to mark. */
export function yamlProblem(error: YAMLError, text: string): Problem {
  const message = error.message.startsWith('Flow ')
    ? unclosed
    : (messages[error.code] ?? messages['IMPOSSIBLE']!);
  const start = Math.max(0, Math.min(error.pos[0], text.length - 1));
  // Not the whole line: a megabyte of garbage may be one, with an error at every character.
  const shown = text.slice(start, Math.max(start + 1, error.pos[1]));
  const newline = shown.indexOf('\n');
  const end = start + Math.max(1, newline < 0 ? shown.length : newline);
  return { range: rangeOf(start, Math.min(end, text.length)), message, severity: 'error' };
}
