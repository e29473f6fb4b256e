import type { Chapter } from './chapter.js';

/** Letters, signs, numbers; kana and kanji. */
export const chaptersOfNotation: readonly Chapter[] = [
  {
    title: { ja: '字と空白', en: 'Letters and spaces' },
    demands: [
      {
        ja: '数字は半角',
        en: 'Digits in half width',
        source: 'JTF 2.1.8',
        rules: ['inconsistent-digit-width'],
      },
      {
        ja: '英字は半角',
        en: 'Latin letters in half width',
        source: 'JTF 2.1.9',
        rules: ['inconsistent-letter-width'],
      },
      { ja: 'カタカナは全角', en: 'Katakana in full width', source: 'JTF 2.1.5', rules: ['half-width-kana'] },
      {
        ja: '和文と英数字の間に空白を置かない',
        en: 'No space between Japanese and Latin',
        source: 'JTF 3.1.1',
        rules: ['inconsistent-latin-spacing'],
      },
      {
        ja: '全角の字の間に空白を置かない',
        en: 'No space between full-width letters',
        source: 'JTF 3.1.2',
        rules: ['stray-space'],
      },
      {
        ja: '括弧の外側に空白を置かない',
        en: 'No space outside brackets',
        source: 'JTF 3.3',
        rules: ['inconsistent-bracket-spacing'],
      },
      {
        ja: '見えない文字、別の文字コードの字を入れない',
        en: 'No invisible characters, none of another code',
        rules: ['invisible-character', 'compatibility-character', 'lookalike-character'],
      },
      {
        ja: '日本語の字体で書く',
        en: 'Japanese forms of kanji, no foreign letters',
        rules: ['foreign-character'],
      },
      {
        ja: '数字と単位の間をそろえる',
        en: 'Numbers and units alike',
        source: 'JTF 3.1.1、5',
        rules: ['inconsistent-unit-spacing'],
      },
    ],
  },
  {
    title: { ja: '句読点と記号', en: 'Punctuation and signs' },
    demands: [
      {
        ja: '句読点は「、」「。」',
        en: 'Punctuation is 、 and 。',
        source: 'JTF 1.2.1、1.2.2／公用文 Ⅰ-5',
        rules: ['inconsistent-comma', 'inconsistent-full-stop', 'doubled-punctuation'],
      },
      {
        ja: '和文の丸括弧は全角',
        en: 'Round brackets in full width',
        source: 'JTF 4.3.1／公用文 Ⅰ-5',
        rules: ['inconsistent-bracket-width'],
      },
      {
        ja: '一つの並びの括弧をそろえる',
        en: 'One kind of bracket in a series',
        rules: ['mixed-enumeration-brackets'],
      },
      { ja: '括弧は対で使う', en: 'Brackets in pairs', source: 'JTF 4.3', rules: ['unpaired-bracket'] },
      {
        ja: '範囲の記号は一つ、全角の波線',
        en: 'One sign for ranges, the full-width wave',
        source: 'JTF 4.2.5',
        rules: ['inconsistent-range-sign'],
      },
      {
        ja: '人名をつなぐ記号は「＝」「・」',
        en: 'Names are joined by ＝ and ・',
        source: 'JTF 4.2.4',
        rules: ['wrong-name-connector'],
      },
      {
        ja: '外来語の複合語の「・」をそろえる',
        en: 'Compounds of loanwords alike',
        source: 'JTF 2.1.7',
        rules: ['inconsistent-compound'],
      },
      {
        ja: 'ハイフンやダッシュを句読点にしない',
        en: 'No hyphens or dashes as punctuation',
        source: 'JTF 4.2.6、4.2.9',
        rules: ['hyphen-in-japanese', 'inconsistent-dash'],
      },
      {
        ja: '感嘆符・疑問符を控え、文が続けば空ける',
        en: 'Few ！ and ？, a space behind them',
        source: 'JTF 4.2.1、4.2.2／公用文 Ⅰ-5',
        rules: ['exclamation-mark', 'inconsistent-exclamation-space', 'inconsistent-exclamation-width'],
      },
      {
        ja: 'コロンは全角',
        en: 'Colons in full width',
        source: 'JTF 4.2.7',
        rules: ['inconsistent-colon-width'],
      },
      {
        ja: '引用符は「」、英文だけに “ ”',
        en: '「」 for quotations, “ ” around English',
        source: 'JTF 4.3.3〜4.3.5／公用文 Ⅰ-5',
        rules: ['mixed-quotation-marks'],
      },
      {
        ja: '発言の終わりの句点をそろえる',
        en: 'The stop at the end of a quotation alike',
        source: '記者ハンドブック',
        rules: ['inconsistent-quotation-stop'],
      },
      {
        ja: '脚注番号と句点の順をそろえる',
        en: 'Note marks on one side of 。',
        rules: ['inconsistent-footnote-mark'],
      },
    ],
  },
  {
    title: { ja: '数、日付、単位', en: 'Numbers, dates, units' },
    demands: [
      {
        ja: '数えられるものは算用数字、慣用句は漢数字',
        en: 'Arabic digits to count, kanji in idioms',
        source: 'JTF 2.2.2',
        rules: ['inconsistent-native-number', 'inconsistent-number-word', 'inconsistent-ordinal'],
      },
      {
        ja: '桁を区切り、万・億は漢字',
        en: 'Separators of thousands; 万 and 億 in kanji',
        source: 'JTF 2.1.10',
        rules: ['inconsistent-thousands-separator'],
      },
      {
        ja: '「か所」「か国」の「か」をそろえる',
        en: 'か of か所 and か国 alike',
        source: 'JTF 2.2.3／公用文 Ⅰ-4',
        rules: ['inconsistent-counter-ka'],
      },
      {
        ja: 'パーセント記号をそろえる',
        en: 'Percent signs alike',
        source: 'JTF 5',
        rules: ['inconsistent-percent-width'],
      },
      {
        ja: '概数の言葉を重ねない',
        en: 'Approximation said once',
        source: '公用文 Ⅱ-5 ウ',
        rules: ['redundant-expression'],
      },
      { ja: '日付と曜日が合う', en: 'Date and weekday agree', rules: ['wrong-weekday'] },
      {
        ja: '西暦か元号にそろえる',
        en: 'Western years or eras',
        source: '記者ハンドブック',
        rules: ['inconsistent-era'],
      },
      { ja: '初めての日付に年', en: 'A year with the first date', rules: ['missing-year'] },
      {
        ja: '初めての通貨に国名',
        en: 'The nation of a currency at first',
        rules: ['unnamed-currency'],
      },
    ],
  },
  {
    title: { ja: 'かなと漢字', en: 'Kana and kanji' },
    demands: [
      {
        ja: '「および」「または」などをそろえる',
        en: 'Conjunctions alike',
        source: 'JTF 2.2.1／公用文 Ⅰ-2',
        rules: ['inconsistent-conjunction'],
      },
      {
        ja: '副詞などのかなと漢字をそろえる',
        en: 'Adverbs and the like alike',
        source: 'JTF 2.2.1／記者ハンドブック',
        rules: ['inconsistent-kana-word', 'inconsistent-number-word'],
      },
      {
        ja: '常用漢字表にない漢字に読みを添える',
        en: 'Readings for kanji outside the 常用漢字表',
        source: 'JTF 2.1.2／公用文 Ⅰ-1',
        rules: ['rare-kanji'],
      },
    ],
  },
];
