/**
 * `npm run accuracy`: false marks on clean text and recall on seeded defects, as tables in docs/accuracy.md.
 * The small clean set of test/clean is always there; larger corpora are read where they lie beside the repository.
 * --list prints every mark on clean text.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../server/src/core/finding.js';
import { isKatakana } from '../../server/src/core/japanese/characters.js';
import { entityKinds } from '../../server/src/core/knowledge/entity.js';
import { createLanguageService } from '../../server/src/core/languageService.js';
import type { GrammarFault } from '../../server/src/core/morphology/grammarFault.js';
import { noReadings, sentencesIn, withFaults } from '../../server/src/core/readings.js';
import { rules } from '../../server/src/core/rules/index.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { applyEdits } from '../../server/src/core/text/textRange.js';
import { createWorkspace } from '../../server/src/core/workspace.js';
import { faultsBySentence } from '../../server/src/node/analyser.js';
import { loadResources } from '../../server/src/node/resources.js';
import { grammarDefects, injectGrammar } from './grammar.js';
import { type Injection, inject, nameDefects } from './injection.js';
import { spelledInEnglish } from './latin.js';
import { comparison, type Judged } from './peers.js';
import { slipDefects, slips } from './slips.js';
import { structuralDefects } from './structure.js';
import { rate, share, table } from './table.js';
import { foundAfter, offersPerThousand, scriptNames } from './typing.js';
import { recallOnPeople, recallOnTypos } from './typos.js';
import { type MarkedCorpus, marksOnUsage, recallOnUsage } from './usageTables.js';

const seed = 20250423;
const perKind = 200;
const data = '../shared/data';
const isListing = process.argv.includes('--list');

const workspace = createWorkspace(undefined, [], loadResources('dist'));
const { knowledge } = workspace;
const uri = 'file:///report.md';

/** By sentence: an injection changes one of a text. */
const read = new Map<string, readonly GrammarFault[]>();

/** As the doors judge a text, its sentences read. */
function findingsIn(text: string): readonly Finding[] {
  const source = new SourceText(uri, text);
  const asReport = new Set([uri]);
  const here = workspace.with({ kind: 'file', source });
  const sentences = createLanguageService(here, asReport)
    .blocksToRead(uri)
    .flatMap((block) => sentencesIn(block).map((it) => it.text));
  const unread = sentences.filter((it) => !read.has(it));
  for (const [sentence, faults] of faultsBySentence(unread, 'dist')) read.set(sentence, faults);
  const readings = withFaults(noReadings, new Map(sentences.map((it) => [it, read.get(it) ?? []])));
  return createLanguageService(here.withReadings(readings), asReport).check(uri);
}

const isGrave = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

interface Corpus {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Every Markdown or text file below a folder, or the one file; empty where there is none. */
function corpus(name: string, place: string): Corpus {
  const files = (at: string): readonly string[] => {
    if (!existsSync(at)) return [];
    if (!statSync(at).isDirectory()) return [at];
    return readdirSync(at)
      .sort()
      .flatMap((it) => files(path.join(at, it)));
  };
  return {
    name,
    texts: files(place)
      .filter((it) => /\.(?:md|txt)$/.test(it))
      .map((it) => readFileSync(it, 'utf8'))
      // A corpus of one sentence to a line is a text of many paragraphs.
      .map((it) => (place.endsWith('.txt') ? it.replaceAll('\n', '\n\n') : it)),
  };
}

const clean: readonly Corpus[] = [
  corpus('test/clean', 'test/clean'),
  corpus('UD_Japanese-GSD dev', `${data}/clean-prose/gsd_dev.txt`),
  corpus('UD_Japanese-GSD test', `${data}/clean-prose/gsd_test.txt`),
  corpus('NewScope', `${data}/clean-prose/newscope`),
  corpus('Team Mirai', `${data}/clean-prose/team-mirai`),
].filter((it) => it.texts.length > 0);

/** Every clean text and what is said of it. */
const marked: readonly MarkedCorpus[] = clean.map(({ name, texts }) => ({
  name,
  characters: texts.reduce((sum, it) => sum + it.length, 0),
  texts: texts.map((text) => ({ text, findings: findingsIn(text) })),
}));

function listMarks(): void {
  for (const { name, texts } of marked) {
    for (const { text, findings } of texts) {
      const source = new SourceText(uri, text);
      for (const { range, severity, rule, message } of findings) {
        console.log(`${name}:${source.positionAt(range.start).line + 1} ${severity} ${rule} ${message.ja}`);
      }
    }
  }
}

function falseMarks(): string {
  const byRule = new Map<string, number>();
  const rows = marked.map(({ name, characters, texts }) => {
    const findings = texts.flatMap((it) => it.findings);
    const grave = findings.filter(isGrave);
    for (const { rule } of grave) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    return [name, characters, grave.length, rate(grave.length, characters), findings.length - grave.length];
  });
  const counted = rules
    .map((it) => [`\`${it.id}\``, byRule.get(it.id) ?? 0])
    .filter(([, count]) => count !== 0);
  return [
    table(
      ['文章 / text', '字 / characters', 'エラー・警告', '1万字あたり / per 10,000', '情報・ヒント'],
      rows,
    ),
    counted.length === 0
      ? ''
      : `規則ごとのエラー・警告 / errors and warnings by rule\n\n${table(['規則 / rule', '件 / marks'], counted)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Words that are near to names, and names that are near to each other: alone, and in a report with both. */
function hardNegatives(): string {
  const rows = [
    { file: 'near_names.tsv', name: 0, word: 2 },
    { file: 'person_pairs.tsv', name: 0, word: 1 },
  ].flatMap(({ file, name, word }) => {
    const place = `${data}/hard-negatives/${file}`;
    if (!existsSync(place)) return [];
    const pairs = readFileSync(place, 'utf8')
      .split('\n')
      .slice(1)
      .map((it) => it.split('\t'))
      .filter((it) => it[word]);
    const marked = (text: (name: string, word: string) => string): readonly string[] =>
      pairs.filter((it) => findingsIn(text(it[name]!, it[word]!)).some(isGrave)).map((it) => it[word]!);
    const alone = marked((_, other) => `${other}の発表による。\n`);
    const together = marked((one, other) => `${one}と${one}側の説明。\n\n${other}の発表による。\n`);
    if (isListing) console.log(`${file}: ${[...alone, ...together].join('、')}`);
    return [[file, pairs.length, alone.length, together.length]];
  });
  const head = [
    '資料 / data',
    '組 / pairs',
    '単独で指摘 / marked alone',
    '両方ある報告書で / with both in one report',
  ];
  return rows.length === 0 ? '' : table(head, rows);
}

/** The katakana names of the knowledge base, which the injector seeks in the texts. */
const names = [
  ...new Set(
    [...Array(knowledge.size).keys()]
      .flatMap((index) => [knowledge.entity(index).name, ...knowledge.entity(index).short])
      .filter(
        (it) =>
          it.length >= 3 &&
          [...it].every((letter) => isKatakana(letter.charCodeAt(0)) || '・＝'.includes(letter)),
      ),
  ),
];

/** Counts the injections that are marked with `isCounted`, and those whose first fix takes them back. */
function recallOn(
  injections: readonly Injection[],
  isCounted: (finding: Finding) => boolean,
): { readonly found: number; readonly right: number; readonly hits: ReadonlySet<Injection> } {
  const hits = new Set<Injection>();
  let right = 0;
  for (const injection of injections) {
    const { text, start, written, original } = injection;
    const end = start + written.length;
    const finding = findingsIn(text).find(
      (it) => isCounted(it) && it.range.start < end && it.range.end > start,
    );
    if (!finding) continue;
    hits.add(injection);
    const fixed = applyEdits(text, finding.fixes?.[0]?.edits ?? []);
    if (fixed === text.slice(0, start) + original + text.slice(end)) right++;
  }
  return { found: hits.size, right, hits };
}

/** What the peers are asked about, too: so many of each kind. */
const perPeer = 100;
const judged: Judged[] = [];

/** Errors and warnings alone count. */
function judge(
  kind: string,
  injections: readonly Injection[],
): { readonly found: number; readonly right: number } {
  const { found, right, hits } = recallOn(injections, isGrave);
  const sample = injections.slice(0, perPeer);
  judged.push({ kind, injections: sample, found: sample.filter((it) => hits.has(it)).length });
  return { found, right };
}

function recallOnEnglish(texts: readonly string[]): string {
  const rows = (['person', 'country', 'place', 'organisation'] as const).map((kind) => {
    const injections = spelledInEnglish(texts, knowledge, kind, perKind, seed);
    const { found, right } = recallOn(injections, (it) => it.rule === 'latin-name');
    const { ja, en } = entityKinds[kind];
    return [`${ja} / ${en}`, injections.length, share(found, injections.length), share(right, found)];
  });
  return table(['種類 / kind', '件 / made', '発見 / found', '最初の修正が正しい / right first fix'], rows);
}

function recallOnNames({ name, texts }: Corpus): string {
  const words = new Set(names.flatMap((it) => [it, ...it.split(/[・＝]/)]));
  // What is a word or a name itself is no misspelling.
  const isTaken = (word: string): boolean => words.has(word) || knowledge.lexicon.has(word);
  const total = { made: 0, found: 0, right: 0 };
  const rows = Object.keys(nameDefects).map((kind) => {
    const injections = inject(kind, texts, names, perKind, seed, isTaken);
    const { found, right } = judge(`${name}: ${kind}`, injections);
    total.made += injections.length;
    total.found += found;
    total.right += right;
    return [kind, injections.length, share(found, injections.length), share(right, found)];
  });
  rows.push([
    '**合計 / total**',
    total.made,
    share(total.found, total.made),
    share(total.right, total.found),
  ]);
  const head = ['誤りの種類 / kind', '件 / made', '発見 / found', '最初の修正が正しい / right first fix'];
  return `### ${name}\n\n${table(head, rows)}`;
}

/** Whatever rule finds it: some need no dictionary. */
function recallOnGrammar({ name, texts }: Corpus): string {
  const rows = grammarDefects.map((kind) => {
    const injections = injectGrammar(kind, texts, perKind, seed);
    const { found, right } = judge(`${name}: ${kind}`, injections);
    return [kind, injections.length, share(found, injections.length), share(right, found)];
  });
  const head = ['誤りの種類 / kind', '件 / made', '発見 / found', '最初の修正が正しい / right first fix'];
  return `### ${name}\n\n${table(head, rows)}`;
}

function recallOnStructure(): string {
  const rows = structuralDefects.map(({ name, rule, make }) => {
    const made = clean[0]!.texts.flatMap((it) => make(it));
    const found = made.filter((it) => findingsIn(it).some((finding) => finding.rule === rule)).length;
    return [name, `\`${rule}\``, made.length, share(found, made.length)];
  });
  return table(['誤り / defect', '規則 / rule', '件 / made', '発見 / found'], rows);
}

/** A slip in a long text costs a check of all of it. */
const shortTexts = clean.flatMap((it) => it.texts).filter((it) => it.length < 20_000);

function missed(kind: string, line: string): void {
  if (isListing) console.log(`missed ${kind}: ${line.replaceAll('\n', '⏎')}`);
}

function recallOnSlips(): string {
  const rows = Object.keys(slipDefects).map((kind) => {
    const injections = slips(kind, shortTexts, knowledge, perKind, seed);
    const { found, right } = judge(kind, injections);
    return [kind, injections.length, share(found, injections.length), share(right, found)];
  });
  return table(['種類 / kind', '件 / made', '発見 / found', '最初の修正が正しい / right first fix'], rows);
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

const newscope = clean.find((it) => it.name === 'NewScope');
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

正しい文に打ち間違いか助詞の誤りを一つずつ入れます。直した形でも読める誤り（「は」と「が」など）は、だれにも分かりません。
One slip of the keyboard or one wrong particle at a time is put into clean sentences. Some make another sentence that is right, which nobody can tell.

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

同じ誤り（種類ごとに${perPeer}件まで）をtextlintの二つのプリセットに見せ、その場所が指摘されるかを数えます。誤りのある段落だけを渡します。Koetsuはエラーと警告だけ、textlintはすべての指摘を数えます。
The same defects, up to ${perPeer} of a kind, are shown to two presets of textlint: counted is whether the place is marked. They are given the paragraph alone. Of Koetsu errors and warnings count, of textlint all findings.
5万字を超える文章は、ja-technical-writingに時間がかかりすぎるので除いています。
Texts of more than 50,000 characters are left out, since ja-technical-writing would take too long.

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
