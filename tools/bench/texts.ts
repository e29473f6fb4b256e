/**
 * Reports of any size in invented prose, the same for the same seed: headings, paragraphs, notes, links, lists,
 * tables and quotations, names known and unknown, and a slip here and there.
 * Two seeds give two texts, so that no contestant meets a paragraph that it has seen before.
 */
import { randomOf } from '../accuracy/injection.js';
import { type InventedName, katakana, pick } from './names.js';
import { sentenceWith } from './sentences.js';

export const kilobyte = 1000;
export const megabyte = 1_000_000;

export const approvedDisclaimer = `- 本資料は公開情報をもとに作成したもので、内容の正確性、完全性、最新性を保証しません。
- 本資料を用いて行われた判断の結果について、作成者は責任を負いません。
- 本資料の全部または一部を、書面による承諾なしに転載、複製することを禁じます。`;

/** Names that the built-in packs know. */
const wellKnown = [
  ...[
    'イラン',
    'オマーン',
    'カタール',
    'サウジアラビア',
    'イスラエル',
    'トルコ',
    'エジプト',
    'イラク',
    'ヨルダン',
  ],
  ...[
    'マスカット',
    'ドーハ',
    'リヤド',
    'テヘラン',
    'アンカラ',
    'カイロ',
    'ワシントン',
    'ジュネーブ',
    'ウィーン',
  ],
];

/** Who and what one report is about. */
interface Cast {
  readonly random: () => number;
  /** Forms as they may stand, most frequent first. */
  readonly forms: readonly string[];
}

function castOf(random: () => number, names: readonly InventedName[]): Cast {
  const forms: string[] = [];
  for (let at = 0; at < 9; at++) forms.push(pick(random, wellKnown));
  for (let at = 0; at < 16; at++) {
    const { name, short } = pick(random, names);
    forms.push(name, ...short);
  }
  // What no knowledge base lists: two places and a person.
  forms.push(katakana(random, 4), katakana(random, 5), `${katakana(random, 2)}・${katakana(random, 3)}`);
  return { random, forms };
}

/** Names of a report follow Zipf's law more or less: the first few make up most of it. */
const formOf = ({ random, forms }: Cast): string => forms[Math.floor(random() ** 1.7 * forms.length)]!;

/** One letter lost or doubled, in a name that has letters to spare. */
function misspelled(form: string, random: () => number): string {
  if (!/^[ァ-ヺー・]{5,}$/.test(form)) return form;
  const at = 1 + Math.floor(random() * (form.length - 2));
  return random() < 0.5
    ? form.slice(0, at) + form.slice(at + 1)
    : form.slice(0, at) + form[at] + form.slice(at);
}

/** A report of about `bytes` bytes of UTF-8. `names` are those that its authors know. */
export function inventedReport(seed: number, bytes: number, names: readonly InventedName[]): string {
  const random = randomOf(seed * 7919 + 1);
  // One report has one cast; a long one is about more and more, as a year's volume is.
  let cast = castOf(random, names);
  const writer: Writer = {
    random,
    name: () => {
      const form = formOf(cast);
      return random() < 0.02 ? misspelled(form, random) : form;
    },
    notes: [],
    noteCount: 0,
  };
  const parts = [opening(writer)];
  let length = Buffer.byteLength(parts[0]!);
  const end = `## 免責事項\n\n${approvedDisclaimer}\n`;
  for (let section = 1; length < bytes - Buffer.byteLength(end); section++) {
    if (section % 8 === 0) cast = castOf(random, names);
    let block = heading(writer, section);
    const blocks = 4 + Math.floor(random() * 4);
    for (let at = 0; at < blocks && length < bytes - Buffer.byteLength(end); at++) {
      block += blockOf(writer);
      if (writer.notes.length >= 2 || at === blocks - 1) block += takeNotes(writer);
      length += Buffer.byteLength(block);
      parts.push(block);
      block = '';
    }
    parts.push(block);
  }
  parts.push(takeNotes(writer), end);
  return parts.join('');
}

interface Writer {
  readonly random: () => number;
  readonly name: () => string;
  notes: string[];
  noteCount: number;
}

const opening = ({ random, name }: Writer): string =>
  `# ${name()}と${name()}：第${1 + Math.floor(random() * 900)}回の見通し\n\n` +
  `主任研究員（資源・外交担当）　水野 葉月  \n2025年4月${1 + Math.floor(random() * 28)}日\n\n`;

const heading = ({ random, name }: Writer, section: number): string =>
  `## ${section}. ${name()}${pick(random, ['の選択', 'をめぐる計算', 'と市場', 'の次の一手', 'という変数'])}\n\n`;

function blockOf(writer: Writer): string {
  const draw = writer.random();
  if (draw < 0.8) return `${paragraph(writer)}\n\n`;
  if (draw < 0.9) return `${list(writer)}\n`;
  if (draw < 0.95) return `> ${sentenceWith(writer)}${sentenceWith(writer)}\n\n`;
  return `${table(writer)}\n`;
}

function paragraph(writer: Writer): string {
  const { random } = writer;
  const sentences = 4 + Math.floor(random() * 5);
  let text = '';
  for (let at = 0; at < sentences; at++) {
    const sentence = sentenceWith(writer);
    text += random() < 0.045 ? sentence.replace(/。$/, `${note(writer)}。`) : sentence;
  }
  return text;
}

function note(writer: Writer): string {
  const { random, name } = writer;
  const number = ++writer.noteCount;
  // One in eight is still to be filled in, as in a draft.
  const destination =
    random() < 0.12 ? '#' : `https://archive.koetsu-bench.dev/${number}/${Math.floor(random() * 1e6)}`;
  writer.notes.push(
    `<sup>${number}</sup> ${name()}の${pick(random, ['公表資料', '年次報告', '議事録'])}による。（[リンク](${destination})）`,
  );
  return `<sup>${number}</sup>`;
}

function takeNotes(writer: Writer): string {
  const notes = writer.notes.map((it) => `${it}\n\n`).join('');
  writer.notes = [];
  return notes;
}

const list = (writer: Writer): string =>
  Array.from({ length: 3 }, () => `- **${writer.name()}**：${sentenceWith(writer)}\n`).join('');

function table({ random, name }: Writer): string {
  const row = () => `| ${name()} | ${Math.floor(random() * 9000)} | ${(random() * 40 - 15).toFixed(1)}% |\n`;
  return `| 名称 | 規模（億円） | 前年比 |\n| --- | ---: | ---: |\n${row()}${row()}${row()}${row()}`;
}
