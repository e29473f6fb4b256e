/** What a language model may ask of Koetsu, declared once: MCP and the editor offer the same tools. */
import { severities } from '../finding.js';
import { type EntityKind, entityKinds } from '../knowledge/entity.js';
import { pathIn } from '../text/uri.js';
import { draftFields, writeField } from './draftFields.js';
import { extentOf } from './extent.js';
import { judged, mended } from './judgement.js';
import { listedNames, lookedUp } from './names.js';
import { draftTool, folderTool, type Tool } from './tool.js';
import type { Field } from './toolInput.js';

const date = {
  type: 'text',
  pattern: /^\d{4}(-\d{2}(-\d{2})?)?$/,
  description: {
    ja: '報告書の日付（2025-04-23、2025-04、2025）。その日の役職を答えます。省くと記録の時点。',
    en: 'Date of the report (2025-04-23, 2025-04 or 2025), at which offices are told. The date of the record by default.',
  },
} as const satisfies Field;

const kinds = Object.keys(entityKinds) as EntityKind[];

const limit = {
  type: 'count',
  description: { ja: '多くともこれだけ示します。', en: 'Shows this many at most.' },
} as const satisfies Field;

export const tools: readonly Tool[] = [
  draftTool({
    name: 'check',
    title: { ja: '報告書を校閲する', en: 'Check a report' },
    description: {
      ja: '日本語の調査報告書（Markdown）を校閲し、指摘を場所・理由・直し方とともに返します。名称の誤り、脚注、リンク、免責事項、表記、略語、敬称と役職を調べます。下書きを書いたあと、渡す前に使ってください。段落だけでも調べられます（as）。直し方の safe が false のものは、正しいか人が判断するものです。',
      en: 'Checks a research report written in Japanese (Markdown) and returns findings with place, reason and fixes: names, footnotes, links, disclaimer, notation, abbreviations, honorifics and offices. Use it on every draft before handing it over, a paragraph alone as well (as). A fix with safe: false needs judgement.',
    },
    fields: {
      ...draftFields,
      severity: {
        type: 'choice',
        values: severities,
        description: {
          ja: 'この重さ以上の指摘だけを示します。省くとすべて。',
          en: 'Only findings of this severity or above; all of them by default.',
        },
      },
      limit,
    },
    answer: (input, draft, { language }) => ({
      told: judged(draft, extentOf(draft, input.as), input.limit, input.severity, language),
    }),
  }),
  draftTool({
    name: 'fix',
    title: { ja: '安全に直せる箇所を直す', en: 'Fix what is safe to fix' },
    description: {
      ja: '読み手の誰も異を唱えない修正（脚注の番号、URLの崩れ、承認済みの文面など）だけを行い、直した文章と、直した箇所を返します。write が true のときだけ、path のファイルに書き込みます。残った指摘は check で見てください。',
      en: 'Makes only the corrections to which no reader could object (numbers of notes, bent URLs, approved texts, …) and returns the text and what was changed. It writes to the file at path only where write is true. See check for what is left.',
    },
    writes: true,
    fields: {
      ...draftFields,
      ...writeField,
    },
    answer: ({ write, as }, draft) => {
      const { text: fixed, told } = mended(draft, extentOf(draft, as));
      return write ? { told, write: fixed } : { told: { ...told, text: fixed } };
    },
  }),
  folderTool({
    name: 'look_up_names',
    title: { ja: '名称を調べる', en: 'Look up names' },
    description: {
      ja: '人・国・組織・合意などの名前を、職場でどう書くかを返します（write は初出の書き方、afterwards は2回目から、never は使わない書き方）。略歴、その日の役職、英語名も分かります。英語、ローマ字、かな、書き誤りのどれでも調べられます。報告書に名前を書く前に、まとめて調べてください。',
      en: 'Tells how the house writes the names of people, countries, organisations, agreements and so on in Japanese (write: at the first mention; afterwards: from the second on; never: forms not to be used), with a short biography, the offices at a date and the English name. Ask in English, romaji, kana or a wrong spelling. Look up all names before writing them in a report.',
    },
    fields: {
      names: {
        type: 'texts',
        isRequired: true,
        description: {
          ja: '調べる名前の並び。例 ["Witkoff", "カタルー", "JCPOA"]',
          en: 'The names to look up, such as ["Witkoff", "カタルー", "JCPOA"]',
        },
      },
      date,
    },
    answer: ({ names, date: day }, { workspace }, { language }) => ({
      told: { names: names.map((it) => lookedUp(it, workspace.knowledge, day, language)) },
    }),
  }),
  folderTool({
    name: 'list_names',
    title: { ja: '名称を探す', en: 'Search the names' },
    description: {
      ja: '知識ベースの名称を、書き出し（かな、漢字、ローマ字、英語）や種類で探します。詳しくは look_up_names で調べます。',
      en: 'Searches the names of the knowledge base by their beginning (kana, kanji, romaji or English) or kind. look_up_names tells more of each.',
    },
    fields: {
      query: {
        type: 'text',
        description: {
          ja: '名前の書き出し。省くとすべて。',
          en: 'What a name begins with; all names by default.',
        },
      },
      kind: {
        type: 'choice',
        values: kinds,
        description: { ja: 'この種類のものだけ。', en: 'Only those of this kind.' },
      },
      from: {
        type: 'count',
        description: {
          ja: '何番目から示すか。前の答えの next を書きます。',
          en: 'Where to begin: next of the answer before.',
        },
      },
      limit,
    },
    answer: ({ query, kind, from = 0, limit: count = 50 }, { workspace }, { language }) => ({
      told: listedNames(workspace.knowledge, { query, kind, from, limit: count }, language),
    }),
  }),
  folderTool({
    name: 'new_report',
    title: { ja: '新しい報告書の形', en: 'The form of a new report' },
    description: {
      ja: '職場の形（題名、署名、要旨、章、注、連絡先、有効な免責事項）の新しい報告書の文章と、置く場所を返します。ファイルは作りません。書き始める前に使ってください。',
      en: 'Returns the text of a new report in the form of the house (title, byline, summary, sections, notes, contact, the disclaimer in force), and where it belongs. No file is made. Use it before drafting.',
    },
    fields: {
      title: { type: 'text', description: { ja: '題名。', en: 'The title.' } },
      date: {
        type: 'text',
        pattern: /^\d{4}-\d{2}-\d{2}$/,
        description: { ja: '日付（2025-04-23）。省くと今日。', en: 'Date (2025-04-23); today by default.' },
      },
    },
    answer: ({ title, date: day }, service, { today }) => {
      const { text: report, uri } = service.newReport({
        date: day ?? today,
        ...(title !== undefined && { title }),
      });
      const { root } = service.workspace;
      const place = root === undefined || uri === undefined ? undefined : pathIn(root, uri);
      return { told: { ...(place !== undefined && { path: place }), text: report } };
    },
  }),
];
