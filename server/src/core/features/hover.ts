import type { Finding, Message } from '../finding.js';
import { type Abbreviation, abbreviationAt } from '../knowledge/abbreviations.js';
import { entityKinds, rolesAt } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { termInWords } from '../knowledge/termInWords.js';
import { footnoteKey } from '../markdown/footnotes.js';
import type { Report } from '../markdown/report.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { shownText } from '../markdown/shownText.js';
import { dateInWords } from '../markdown/writtenDate.js';
import { type TextRange, touches } from '../text/textRange.js';
import { escaped, webLink } from './markdownText.js';
import { entityIn, mentionCount, type ReportSymbol, symbolAt } from './symbol.js';

/** Markdown in which nothing that comes from data can be a command or HTML. */
export interface Hover {
  readonly range: TextRange;
  readonly markdown: Message;
}

/** What earlier reports say of an entity. */
export interface Memory {
  /** How many name it. */
  readonly reports: number;
  /** The latest of them, with the sentence in which each names it first; `line` counts from 0. */
  readonly latest: readonly {
    readonly uri: string;
    readonly line: number;
    readonly title: string;
    readonly date: string | undefined;
    readonly sentence: string;
  }[];
}

/**
 * What is known about the name, the note or the finding at a UTF-16 offset. `summaryOf` tells what a rule is for;
 * `memory` is that of the entity there, if there is one.
 */
export function hoverAt(
  report: Report,
  knowledge: KnowledgeBase,
  findings: readonly Finding[],
  summaryOf: (rule: string) => Message | undefined,
  offset: number,
  memory?: Memory,
): Hover | undefined {
  const symbol = symbolAt(report, knowledge, offset);
  const abbreviation = abbreviationAt(report, knowledge, offset);
  const finding = findings.find((it) => touches(it.range, offset));
  const shown = [
    symbol && shownSymbol(symbol, report, knowledge, memory),
    abbreviation && shownAbbreviation(abbreviation.abbreviation, report),
    finding && shownRule(finding, summaryOf),
  ];
  const range = [symbol, abbreviation, finding][shown.findIndex((it) => it !== undefined)]?.range;
  if (!range) return undefined;
  const all = (language: 'ja' | 'en'): string =>
    shown.flatMap((it) => it?.[language] ?? []).join('\n\n---\n\n');
  return { range, markdown: { ja: all('ja'), en: all('en') } };
}

function shownSymbol(
  symbol: ReportSymbol,
  report: Report,
  knowledge: KnowledgeBase,
  memory: Memory | undefined,
): Message | undefined {
  switch (symbol.kind) {
    case 'mention':
    case 'suspect':
      return shownEntity(entityIn(symbol, knowledge)!, report, knowledge, memory);
    case 'footnote-reference':
      return shownNote(symbol.reference.label, symbol.reference.dialect, report);
    case 'footnote-definition':
      return shownNote(symbol.definition.label, symbol.definition.dialect, report);
  }
}

/** A record as Markdown, as of the date of the report. */
export function shownEntity(
  index: number,
  report: Report,
  knowledge: KnowledgeBase,
  memory?: Memory,
): Message {
  const entity = knowledge.entity(index);
  const count = mentionCount(report, knowledge, index);
  const date = reportDateOf(report);
  const roles = rolesAt(entity, date ?? entity.asOf);
  const kind = entity.kind && entityKinds[entity.kind];
  const forms = [...new Set(entity.short)].slice(0, 8).map(escaped);
  const sources = entity.sources.map(webLink).filter((it) => it !== undefined);
  const record = /^(?:file|vscode-[a-z-]+|https?):/.test(entity.declaredAt.uri)
    ? `${entity.declaredAt.uri}#L${entity.declaredAt.line + 1}`
    : undefined;
  const render = (language: 'ja' | 'en'): string => {
    const ja = language === 'ja';
    const heading = [
      `**${escaped(entity.name)}**`,
      ...(entity.english ? [`*${escaped(entity.english)}*`] : []),
      ...(kind ? [kind[language]] : []),
    ].join(' · ');
    const listed = forms.join(ja ? '、' : ', ');
    const origin = [
      ...(sources.length > 0 ? [`${ja ? '出典' : 'Sources'} ${sources.join(' ')}`] : []),
      ...(entity.asOf ? [ja ? `${dateInWords(entity.asOf)}時点` : `as of ${entity.asOf}`] : []),
      ...(entity.pack
        ? [ja ? `内蔵パック ${escaped(entity.pack)}` : `built-in pack ${escaped(entity.pack)}`]
        : []),
      ...(record ? [`[${ja ? '記録を開く' : 'Open the record'}](${destination(record)})`] : []),
    ];
    return [
      heading,
      ...roles.map((it) => `${escaped(it.title)}${termInWords(it, language)}`),
      ...(entity.bio ? [escaped(entity.bio)] : []),
      ...(forms.length > 0 ? [ja ? `ほかの表記 ${listed}` : `Also ${listed}`] : []),
      ...shownCounts(count, memory, ja),
      ...(origin.length > 0 ? [origin.join(' · ')] : []),
    ].join('\n\n');
  };
  return { ja: render('ja'), en: render('en') };
}

/** How often this report names the entity, and which earlier ones do. */
function shownCounts(count: number, memory: Memory | undefined, ja: boolean): readonly string[] {
  const here = ja ? `この報告書 ${count}回` : `${count}× in this report`;
  if (!memory) return [here];
  const { reports, latest } = memory;
  const others = ja ? `ほかの報告書 ${reports}本` : `${reports} other report${reports === 1 ? '' : 's'}`;
  const quoted = latest.map(({ uri, line, title, date, sentence }) => {
    const name = [date, shortened(title, 30)].filter(Boolean).join(' ');
    const link = `[${escaped(name)}](${destination(`${uri}#L${line + 1}`)})`;
    return `- ${link}${sentence === '' ? '' : ` ${escaped(shortened(sentence, 60))}`}`;
  });
  return [`${here} · ${others}`, quoted.join('\n')];
}

const shortened = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

/** A URI as the destination of a link, which it can neither close nor leave. */
const destination = (uri: string): string =>
  uri.replace(/[()\s<>]/g, (it) =>
    encodeURIComponent(it).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29')),
  );

function shownNote(label: string, dialect: string, report: Report): Message | undefined {
  const isSame = (it: { readonly label: string }): boolean => footnoteKey(it) === footnoteKey({ label });
  const definitions = report.footnoteDefinitions.filter(isSame);
  const definition = definitions.find((it) => it.dialect === dialect) ?? definitions[0];
  const lines = report.footnoteReferences
    .filter(isSame)
    .map((it) => report.source.positionAt(it.range.start).line + 1);
  if (!definition) return undefined;
  const note = escaped(shownText(report, definition.content));
  const links = report.links
    .filter((it) => definition.content.start <= it.range.start && it.range.end <= definition.content.end)
    .map((it) => it.destination && webLink(report.source.slice(it.destination)))
    .filter((it) => it !== undefined);
  const body = [note, ...links].join('\n\n');
  const where = lines.join('、');
  return {
    ja: `${body}\n\n脚注${escaped(label)} · ${lines.length > 0 ? `${where}行目から参照` : '参照なし'}`,
    en: `${body}\n\nNote ${escaped(label)} · ${lines.length > 0 ? `referred to on line ${lines.join(', ')}` : 'not referred to'}`,
  };
}

/** Where the report defines it, or that it does not; undefined where it explains it in words of its own. */
function shownAbbreviation(
  { short, definitions, uses, isExplained, isName }: Abbreviation,
  report: Report,
): Message | undefined {
  const [first] = definitions;
  const used = uses.length;
  if (!first) {
    if (isExplained || isName) return undefined;
    return {
      ja: `略語 **${escaped(short)}** · この報告書には正式名がありません · ${used}回使用`,
      en: `Abbreviation **${escaped(short)}** · this report does not give the full name · used ${used}×`,
    };
  }
  const { read, passage } = first;
  const line = report.source.positionAt(first.range.start).line + 1;
  const name = read.name && escaped(passage.prose.text.slice(read.name.start, read.name.end));
  return {
    ja: `略語 **${escaped(short)}** · ${line}行目で${name === undefined ? '' : `「${name}」の略と`}定義 · ${used}回使用`,
    en: `Abbreviation **${escaped(short)}** · defined on line ${line}${name === undefined ? '' : ` as “${name}”`} · used ${used}×`,
  };
}

function shownRule(finding: Finding, summaryOf: (rule: string) => Message | undefined): Message | undefined {
  const summary = summaryOf(finding.rule);
  return (
    summary && {
      ja: `規則 \`${finding.rule}\` ${summary.ja}`,
      en: `Rule \`${finding.rule}\` ${summary.en}`,
    }
  );
}
