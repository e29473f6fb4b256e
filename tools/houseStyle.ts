/** What published styles ask of a report, in our words, and the rules that see to it: the table of docs/house-style.md. */
import type { Message } from '../server/src/core/finding.js';
import { rules } from '../server/src/core/rules/index.js';

interface Demand {
  readonly ja: string;
  readonly en: string;
  /** The clauses; none for what houses settle among themselves. */
  readonly source?: string;
  /** None where no rule sees to it. */
  readonly rules: readonly string[];
}

interface Chapter {
  readonly title: Message;
  readonly demands: readonly Demand[];
}

const chapters: readonly Chapter[] = [
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
        rules: ['inconsistent-loanword'],
      },
      {
        ja: 'ハイフンやダッシュを句読点にしない',
        en: 'No hyphens or dashes as punctuation',
        source: 'JTF 4.2.6、4.2.9',
        rules: [],
      },
      {
        ja: '感嘆符・疑問符を控え、文が続けば空ける',
        en: 'Few ！ and ？, a space behind them',
        source: 'JTF 4.2.1、4.2.2／公用文 Ⅰ-5',
        rules: [],
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
        rules: ['inconsistent-number-word', 'inconsistent-ordinal'],
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
      {
        ja: '初めての通貨に国名',
        en: 'The nation of a currency at first',
        rules: ['unnamed-currency'],
      },
    ],
  },
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
        rules: [],
      },
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

const table = (demands: readonly Demand[]): string =>
  [
    '| 決まり / what is asked | 典拠 / source | 規則 / rules |',
    '| --- | --- | --- |',
    ...demands.map(
      ({ ja, en, source = '', rules: ids }) =>
        `| ${ja}<br>${en} | ${source} | ${ids.map(linkTo).join('<br>') || '—'} |`,
    ),
  ].join('\n');

/** @throws where there is no such rule, so that the page cannot drift. */
function linkTo(id: string): string {
  const rule = rules.find((it) => it.id === id);
  if (!rule) throw new Error(`tools/houseStyle.ts names the rule ${id}, which does not exist`);
  const off = rule.severity === 'off' ? '（既定では止まっている / off）' : '';
  return `[\`${id}\`](../server/src/core/rules/${id}.md)${off}`;
}

/** Rules that no chapter names. */
function others(): readonly Demand[] {
  const named = new Set(chapters.flatMap((it) => it.demands).flatMap((it) => it.rules));
  return rules.filter((it) => !named.has(it.id)).map(({ id, summary }) => ({ ...summary, rules: [id] }));
}

export function houseStylePage(generated: string): string {
  const left = others();
  const all =
    left.length > 0 ? [...chapters, { title: { ja: 'そのほか', en: 'Others' }, demands: left }] : chapters;
  return `${generated}

# 表記の決まりと規則 / Styles and rules

表記や構成の決まりごとに、それを見る規則を並べます。「—」の決まりは、まだどの規則も見ません。
Each demand of a style, and the rules that see to it. “—”: no rule does yet.

典拠は三つです。条文の文面ではなく、番号を挙げます。
Three sources, by their clauses and in our words.

- JTF：日本翻訳連盟「JTF日本語標準スタイルガイド（翻訳用）」。番号は第2.2版（2016年）によります。第4.0版（2026年7月）では番号が変わり、文字間の空白（3章）は2.3、記号（4章）は3.2、単位（5章）は4になりました。1章と2.1、2.2の番号は変わっていません（第4.0版については要約で確かめた範囲です）。
- 公用文：文化審議会建議「公用文作成の考え方」（2022年1月）。
- 記者ハンドブック：共同通信社。番号のない本なので、書名だけを挙げます。

JTF is cited by the clauses of version 2.2 (2016). Version 4.0 (July 2026) renumbered them: spacing (chapter 3) is 2.3, signs (chapter 4) are 3.2, units (chapter 5) are 4; chapters 1, 2.1 and 2.2 kept their numbers, as far as a digest of it tells.

典拠のない決まりは、報告書を出す職場の慣行です。\`koetsu.yaml\` の \`house\` と \`rules\` で、職場ごとに選べます。
What has no source is the practice of houses; \`house\` and \`rules\` in \`koetsu.yaml\` decide.

${all.map(({ title, demands }) => `## ${title.ja} / ${title.en}\n\n${table(demands)}`).join('\n\n')}
`;
}
