/** The snippets, declared once. What is a part of a report is made from the declaration of that part. */
import type { Message } from '../server/src/core/finding.js';
import { noHouse } from '../server/src/core/house.js';
import { reportText } from '../server/src/core/newReport.js';
import {
  type Particulars,
  placeholders,
  type ReportPartId,
  reportParts,
} from '../server/src/core/reportParts.js';

export interface Snippet {
  readonly name: Message;
  /** What is typed for it: in Japanese, and in Latin letters. */
  readonly prefixes: readonly string[];
  /** What is to be written stands in 〈…〉, or in 【…】 as in a new report. */
  readonly markdown: string;
  readonly description: string;
}

/** What the editor knows, as reports print it. */
const month = variables('CURRENT_YEAR年CURRENT_MONTH/^0//月');
const particulars: Particulars = {
  house: noHouse,
  date: `${month}${variables('CURRENT_DATE/^0//日')}`,
};

function variables(text: string): string {
  return text.replace(/[A-Z_]+(?:\/[^/]*\/[^/]*\/)?/g, (it) => `\${${it}}`);
}

const selected = (otherwise: string): string => `\${TM_SELECTED_TEXT:${otherwise}}`;

/** The body of a snippet: a stop at each 〈題名〉, at each choice 〈|one,other|〉 and at what parts leave to be written. */
export function snippetBody({ markdown }: Snippet): string {
  let stop = 0;
  const stops = new RegExp(`〈(\\|?)([^〉]*?)\\|?〉|${placeholders.join('|')}`, 'g');
  const body = markdown.replace(stops, (whole, choice: string | undefined, text: string | undefined) => {
    stop++;
    return choice ? `\${${stop}|${text}|}` : `\${${stop}:${text ?? whole}}`;
  });
  return `${body}$0`;
}

const part = (id: ReportPartId): string => reportParts[id].markdown(particulars);

const link = '（[リンク](〈https://〉)）';

export const snippets: readonly Snippet[] = [
  {
    name: { ja: '新規報告書', en: 'new report' },
    prefixes: ['新規報告書', 'houkoku', 'report'],
    markdown: reportText(particulars).trimEnd(),
    description: '題名から免責事項まで、報告書の形を置く',
  },
  {
    name: { ja: '前付け', en: 'front matter' },
    prefixes: ['前付け', 'maeduke', 'front'],
    markdown: `---
title: 〈題名〉
date: 〈${variables('CURRENT_YEAR-CURRENT_MONTH-CURRENT_DATE')}〉
author: 〈執筆者〉
office: 〈発行元〉
status: draft
---
`,
    description: '題名・日付・執筆者などを書く',
  },
  {
    name: { ja: '題名', en: 'title' },
    prefixes: ['題名', 'daimei', 'title'],
    markdown: part('title'),
    description: '報告書の題名を置く',
  },
  {
    name: { ja: '署名', en: 'byline' },
    prefixes: ['署名', 'shomei', 'byline'],
    markdown: [part('date'), part('office'), part('author')].join('  \n'),
    description: '日付、発行元、執筆者を三行に置く',
  },
  {
    name: { ja: '日付', en: 'date' },
    prefixes: ['日付', 'hizuke', 'date'],
    markdown: part('date'),
    description: '今日の日付を置く',
  },
  {
    name: { ja: '要旨', en: 'summary' },
    prefixes: ['要旨', 'youshi', 'summary'],
    markdown: part('summary'),
    description: '冒頭の要旨を三つ置く',
  },
  {
    name: { ja: '章', en: 'section' },
    prefixes: ['章', 'shou', 'section'],
    markdown: `## 〈1〉. 〈章の題〉

`,
    description: '番号の付いた章の見出しを置く',
  },
  {
    name: { ja: '節', en: 'subsection' },
    prefixes: ['節', 'setsu', 'subsection'],
    markdown: `### （〈1〉）〈節の題〉

`,
    description: '番号の付いた節の見出しを置く',
  },
  {
    name: { ja: '連絡先', en: 'contact' },
    prefixes: ['連絡先', 'renrakusaki', 'contact'],
    markdown: `---

${part('contact')}`,
    description: '発行元の名称、住所、電話番号を置く',
  },
  {
    name: { ja: '免責事項', en: 'disclaimer' },
    prefixes: ['免責事項', 'menseki', 'disclaimer'],
    markdown: part('disclaimer'),
    description: '免責事項を置く',
  },
  {
    name: { ja: '脚注の番号', en: 'note mark' },
    prefixes: ['注', 'chu', 'note'],
    markdown: `<sup>〈1〉</sup>`,
    description: '本文に脚注の番号を <sup>1</sup> の形で置く',
  },
  {
    name: { ja: '脚注の文', en: 'note text' },
    prefixes: ['脚注', 'kyakuchu', 'footnote'],
    markdown: `<sup>〈1〉</sup> 〈出所〉${link}`,
    description: '脚注の文とリンクを置く',
  },
  {
    name: { ja: '脚注の番号 [^1]', en: 'caret note mark' },
    prefixes: ['注記', 'chuki', 'caret'],
    markdown: '[^〈1〉]',
    description: '本文に脚注の番号を [^1] の形で置く',
  },
  {
    name: { ja: '脚注の文 [^1]', en: 'caret note text' },
    prefixes: ['注記の文', 'chukibun', 'carettext'],
    markdown: `[^〈1〉]: 〈出所〉${link}`,
    description: '[^1] の脚注の文とリンクを置く',
  },
  {
    name: { ja: '出典', en: 'citation' },
    prefixes: ['出典', 'shutten', 'cite'],
    markdown: `〈著者〉「〈題名〉」、〈発行元〉、〈${month}〉。${link}`,
    description: '日本語の出典を、著者・題名・発行元・日付の順に置く',
  },
  {
    name: { ja: '英語の出典', en: 'English citation' },
    prefixes: ['英語の出典', 'eigoshutten', 'citeen'],
    markdown: `〈Author〉, "〈Title〉," 〈Publisher〉, 〈${variables('CURRENT_MONTH_NAME CURRENT_YEAR')}〉. ([link](〈https://〉))`,
    description: '英語の出典を、著者・題名・発行元・日付の順に置く',
  },
  {
    name: { ja: 'リンク', en: 'link' },
    prefixes: ['リンク', 'rinku', 'link'],
    markdown: link,
    description: '「（[リンク](URL)）」の形でリンクを置く',
  },
  {
    name: { ja: '言葉のリンク', en: 'linked words' },
    prefixes: ['言葉のリンク', 'kotobarinku', 'linkwords'],
    markdown: `[〈${selected('言葉')}〉](〈https://〉)`,
    description: '選んだ言葉をリンクにする',
  },
  {
    name: { ja: '表', en: 'table' },
    prefixes: ['表', 'hyou', 'table'],
    markdown: `| 〈項目〉 | 〈値〉 |
| --- | --- |
| 〈　〉 | 〈　〉 |

出所：〈出所〉`,
    description: '見出しの行と出所のある表を置く',
  },
  {
    name: { ja: '図', en: 'figure' },
    prefixes: ['図', 'zu', 'figure'],
    markdown: `![〈図の説明〉](〈figure.png〉)

出所：〈出所〉`,
    description: '図と出所を置く',
  },
  {
    name: { ja: '引用', en: 'quotation' },
    prefixes: ['引用', 'inyou', 'quote'],
    markdown: `> 〈${selected('引用する文')}〉`,
    description: '選んだ文を引用にする',
  },
  {
    name: { ja: '列挙', en: 'enumeration' },
    prefixes: ['列挙', 'rekkyo', 'enum'],
    markdown: `（1）〈一つ目〉

（2）〈二つ目〉

（3）〈三つ目〉`,
    description: '（1）（2）（3）の列挙を置く',
  },
  {
    name: { ja: '略語の定義', en: 'abbreviation' },
    prefixes: ['略語', 'ryakugo', 'abbr'],
    markdown: `〈正式名〉（〈略語〉）`,
    description: '初出の名称に略語を添える',
  },
  {
    name: { ja: '要確認', en: 'to be confirmed' },
    prefixes: ['要確認', 'youkakunin', 'todo'],
    markdown: '（要確認）',
    description: 'あとで確かめる印を置く。公開の前に知らせる',
  },
  {
    name: { ja: '指摘しない', en: 'accept a finding' },
    prefixes: ['指摘しない', 'shitekishinai', 'koetsu'],
    markdown: `<!-- koetsu-disable-〈|line,next-line,file|〉 〈規則〉 — 理由：〈理由〉 -->`,
    description: 'この行、次の行、この報告書の指摘を、理由を添えて止める',
  },
];
