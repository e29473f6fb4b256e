import type { Chapter } from './chapter.js';

/** Names, sentences and the form of a report. */
export const chaptersOfContent: readonly Chapter[] = [
  {
    title: { ja: '名前と用語', en: 'Names and terms' },
    demands: [
      {
        ja: '国名、人名、組織名は定めた表記',
        en: 'Names of countries, people and bodies as laid down',
        rules: ['misspelled-name', 'discouraged-name', 'latin-name'],
      },
      {
        ja: '外来語の表記をそろえる',
        en: 'Loanwords spelled alike',
        source: '外来語の表記 留意事項／JTF 2.1.6',
        rules: ['inconsistent-name', 'inconsistent-loanword'],
      },
      {
        ja: '人は初めに氏名、2度目から姓',
        en: 'The full name first, then the surname',
        rules: ['short-name-first', 'repeated-full-name'],
      },
      {
        ja: '人には敬称か役職を付ける',
        en: 'Honorific or title with people',
        rules: ['missing-honorific', 'wrong-honorific', 'inconsistent-honorific'],
      },
      {
        ja: '役職と名称は報告書の日付のもの',
        en: 'Titles and names of the report’s date',
        rules: ['outdated-office', 'former-name', 'outdated-bio'],
      },
      {
        ja: '略語は元の用語を示してから',
        en: 'Abbreviations after their full name',
        source: '公用文 Ⅰ-6',
        rules: [
          'undefined-abbreviation',
          'redefined-abbreviation',
          'unused-abbreviation',
          'mixed-abbreviation-forms',
        ],
      },
      { ja: '用語は一覧に従う', en: 'Terms as listed', rules: ['discouraged-term'] },
    ],
  },
  {
    title: { ja: '文', en: 'Sentences' },
    demands: [
      {
        ja: '常体か敬体にそろえる',
        en: 'Plain or polite throughout',
        source: 'JTF 1.1.1〜1.1.3／公用文 Ⅲ-1',
        rules: ['mixed-sentence-style', 'mixed-heading-style'],
      },
      {
        ja: '一文を短くする',
        en: 'Short sentences',
        source: '公用文 Ⅲ-3 ア',
        rules: ['long-sentence', 'many-commas'],
      },
      {
        ja: '同じ助詞を連続して使わない',
        en: 'No particle behind itself',
        source: '公用文 Ⅲ-3 キ',
        rules: ['repeated-particle', 'doubled-particle'],
      },
      {
        ja: '二重否定を避ける',
        en: 'No double negatives',
        source: '公用文 Ⅲ-3 コ',
        rules: ['double-negative'],
      },
      {
        ja: '表現の重複を避ける',
        en: 'Nothing said twice',
        source: '公用文 Ⅱ-5 ウ',
        rules: ['redundant-expression'],
      },
      {
        ja: 'ら抜き、い抜き、さ入れを避ける',
        en: 'No forms of speech',
        rules: ['dropped-ra', 'dropped-i', 'added-sa'],
      },
      {
        ja: '誤字、翻訳や読み取りの跡を残さない',
        en: 'No slips, no traces of translation or scanning',
        rules: [
          'repeated-text',
          'wrong-particle',
          'wrong-set-phrase',
          'wrong-homophone',
          'misspelled-word',
          'stray-kana',
          'ungrammatical-sequence',
          'misplaced-teki',
          'foreign-character',
          'lookalike-character',
        ],
      },
    ],
  },
  {
    title: { ja: '報告書の形', en: 'The form of a report' },
    demands: [
      { ja: '段落を文の途中で切らない', en: 'No paragraph cut mid-sentence', rules: ['broken-paragraph'] },
      {
        ja: '脚注は定義と参照が対で、順に並ぶ',
        en: 'Notes defined, used once, in order',
        rules: [
          'undefined-footnote',
          'unused-footnote',
          'duplicate-footnote',
          'footnote-order',
          'footnote-gap',
          'mixed-footnote-dialects',
          'misplaced-footnote-text',
        ],
      },
      {
        ja: '注には開けるリンクを付け、形をそろえる',
        en: 'Notes with links that open, written alike',
        rules: [
          'placeholder-link',
          'inconsistent-link-label',
          'malformed-link',
          'swallowed-punctuation',
          'bare-url',
          'broken-anchor',
          'missing-file',
          'dead-link',
          'moved-link',
          'unconfirmed-link',
        ],
      },
      {
        ja: '出典の書き方をそろえる',
        en: 'Citations alike',
        rules: ['mixed-citation-forms', 'incomplete-citation', 'conflicting-citation'],
      },
      {
        ja: '見出しの階層と番号が合う',
        en: 'Heading levels and numbers agree',
        rules: ['wrong-heading-level', 'broken-heading-sequence'],
      },
      {
        ja: '題名、日付、執筆者、要旨がある',
        en: 'Title, date, author and summary',
        rules: [
          'missing-part',
          'misplaced-part',
          'missing-byline',
          'missing-section',
          'wrong-summary-length',
        ],
      },
      {
        ja: '免責事項と連絡先は承認済みの文面',
        en: 'Disclaimer and contact as approved',
        rules: [
          'missing-disclaimer',
          'changed-disclaimer',
          'misplaced-disclaimer',
          'missing-contact',
          'changed-contact',
        ],
      },
      {
        ja: '個人のメールアドレスを本文に載せない',
        en: 'No personal e-mail addresses in the text',
        rules: ['exposed-email'],
      },
      {
        ja: '書きかけを残さない',
        en: 'Nothing left unfinished',
        rules: ['unresolved-todo', 'unfilled-placeholder'],
      },
      { ja: '空行と末尾の改行を整える', en: 'Tidy blank lines and end', rules: ['untidy-blank-lines'] },
      {
        ja: '指摘を止めるときは理由を書く',
        en: 'Reasons for what is silenced',
        rules: ['unused-suppression', 'unexplained-suppression'],
      },
    ],
  },
];
