/**
 * `npm run accuracy`: false marks on clean text and recall on seeded defects, as tables in docs/accuracy.md.
 * The small clean set of test/clean is always there; larger corpora are read where they lie beside the repository.
 * --list prints every mark on clean text.
 */
import { writeFileSync } from 'node:fs';
import { falseMarks, hardNegatives, listMarks } from './falseMarks.js';
import { comparison } from './peers.js';
import {
  judged,
  names,
  perPeer,
  recallOnEnglish,
  recallOnGrammar,
  recallOnNames,
  recallOnSlips,
  recallOnStructure,
} from './recall.js';
import { table } from './table.js';
import {
  clean,
  findingsIn,
  isGrave,
  isListing,
  knowledge,
  marked,
  newscope,
  perKind,
  seed,
  shortTexts,
  workspace,
} from './texts.js';
import { foundAfter, offersPerThousand, scriptNames } from './typing.js';
import { recallOnPeople, recallOnTypos } from './typos.js';
import { marksOnUsage, recallOnUsage } from './usageTables.js';

function missed(kind: string, line: string): void {
  if (isListing) console.log(`missed ${kind}: ${line.replaceAll('\n', '⏎')}`);
}

/** Enough to tell a rate, since each letter is a text of its own. */
const typedLetters = 8000;

const typing = (): string =>
  [
    table(
      ['文章 / text', '字 / letters', ...scriptNames],
      clean.map(({ name, texts }) => [name, ...offersPerThousand(workspace, texts, typedLetters)]),
    ),
    table(
      ['打った字 / letters typed', '名称 / the name', '英語の最後の語 / last English word'],
      [2, 3, 4].map((it) => foundAfter(workspace, it)),
    ),
  ].join('\n\n');

if (isListing) listMarks();

const page = (typos: string): string =>
  `<!-- \`npm run accuracy\` がこのファイルを書きます。/ Written by \`npm run accuracy\`. -->

# 精度 / Accuracy

内蔵パックだけで測っています（知識ベース ${knowledge.size}項目、乱数の種 ${seed}）。
Measured with the built-in packs alone (${knowledge.size} records, seed ${seed}).
\`test/clean\` はこのリポジトリの文章です。ほかは、手元にあるときだけ測ります。
\`test/clean\` is part of this repository; the other texts are measured where they are at hand.

## 誤報 / False marks

正しい文章に付いた指摘です。ほかの文章には本当の誤りや表記の違いも含まれるため、上限の値です。
Marks on clean text. The other texts hold real slips and other houses' spellings too, so this is an upper bound.

${falseMarks()}

${hardNegatives()}

## 名称の書き誤り / Misspelled names

報告書1本の中の名称を一つだけ書き誤らせ、その場所が指摘されるか、最初の修正で元に戻るかを数えます。
One name in one report is misspelled at a time; counted is whether its place is marked, and whether the first fix restores it.
別の語や名称になる書き誤りは除いています。
A misspelling that is a word or a name itself is left out.

${[clean[0]!, ...(newscope ? [newscope] : [])].map(recallOnNames).join('\n\n')}

## 英語のつづり / Names in English

文の中の名称を一つだけ英語のつづりに変えます。
One name in a sentence is spelled in English at a time.

${recallOnEnglish(clean.filter((it) => it === clean[0] || it === newscope).flatMap((it) => it.texts))}

## 構造の誤り / Structure

${recallOnStructure()}

## 打ち間違い / Slips of the keyboard

打ち間違いを一つずつ入れます。辞書を使わずに入力中に見つかる種類です。
One slip at a time, of the kinds that are found while typing, without a dictionary.

${recallOnSlips()}

${typos}

## 文の誤り / Slips in sentences

正しい文に打ち間違い、助詞の誤り、語の書き誤りを一つずつ入れます。漢字の組は規則と同じ表から、カタカナ語の崩し方は名称と同じ表から取り、辞書の語になるものは除きます。直した形でも読める誤り（「は」と「が」など）は、だれにも分かりません。
One slip of the keyboard, one wrong particle or one miswritten word at a time is put into clean sentences. The kanji are exchanged by the tables of the rule itself, loanwords are misspelled as names are, and what makes a word is left out. Some make another sentence that is right, which nobody can tell.

${[clean[0]!, ...(newscope ? [newscope] : [])].map(recallOnGrammar).join('\n\n')}

## 人の呼び方と略語 / People and abbreviations

架空の人物、会社、略語の出てくる架空の報告書に、誤りを一つずつ入れます。決まりどおりの報告書に付いた指摘の数も示します。
Invented reports about invented people, companies and abbreviations, with one defect at a time. The marks on the same reports without a defect are given too.
「役職の中に一つだけ『氏』」は、同じ段落に役職がなければ、書き方の一つとして黙っています。\`outdated-bio\` は、有効にして測ります。
One 氏 among titles is left alone where its paragraph has no title. \`outdated-bio\` is measured switched on.
「だった」の前の姓（92%）と「元首相」（84%）の見落としは、同じ文型の100本で見つけて直したものです。直したあとの値は、その点では控えめに見てください。
Surnames before だった (92%) and 元首相 (84%) were missed in 100 reports of these very sentences and mended since; what is found now is no independent proof of that.

${recallOnUsage(perKind, seed)}

正しい文章に付いた指摘です（1万字あたり、括弧内は件数、情報とヒントを含む）。日付のない文章では、役職と旧称は調べられません。
Marks on clean text (per 10,000 characters, with the count, information and hints included). Offices and former names are not judged in texts without a date.

${marksOnUsage(marked)}

## 入力の候補 / Completion

正しい文章を1字ずつ打ったとき、候補の一覧が何回開くか（1,000字あたり）と、打った字で始まる名称が先頭の5件に入る割合です。
How often a list opens while clean text is typed (per 1,000 letters), and how many names are among the first five.

${typing()}
`.replace(/\n{3,}/g, '\n\n');

const beside = (peers: string): string => `## ほかの道具 / Other tools

同じ誤り（種類ごとに${perPeer}件まで）をtextlintの二つのプリセットに見せ、その場所への指摘が誤りのせいで増えるかを数えます。誤りのある段落だけを渡します。Koetsuはエラーと警告だけ、textlintはすべての指摘を数えます。
The same defects, up to ${perPeer} of a kind, are shown to two presets of textlint: counted is whether the defect adds a mark at its place. They are given the paragraph alone. Of Koetsu errors and warnings count, of textlint all findings.
1万5千字を超える文章は、ja-technical-writingに時間がかかりすぎるので除いています。
Texts of more than 15,000 characters are left out, since ja-technical-writing would take too long.

${peers}
`;

async function write(): Promise<void> {
  const seeded = await recallOnTypos(shortTexts, names, findingsIn, perKind, seed, missed);
  const own = page([seeded ?? '', recallOnPeople(findingsIn, missed)].filter(Boolean).join('\n\n'));
  const peers = await comparison(
    judged,
    marked.map(({ name, characters, texts }) => ({
      name,
      characters,
      texts: texts.map((it) => it.text),
      marks: texts.flatMap((it) => it.findings).filter(isGrave).length,
    })),
  );
  const written = peers === undefined ? own : `${own}\n${beside(peers)}`;
  writeFileSync('docs/accuracy.md', written);
  console.log(written);
}

void write();
