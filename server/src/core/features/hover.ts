import type { Finding, Message } from '../finding.js';
import { type Entity, entityKinds, type Role, rolesAt } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Report } from '../markdown/report.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { dateInWords } from '../markdown/writtenDate.js';
import type { TextRange } from '../text/textRange.js';
import { touches } from '../text/textRange.js';
import { escaped, webLink } from './markdownText.js';
import { mentionCount, type ReportSymbol, symbolAt } from './symbol.js';

/** Markdown in which nothing that comes from data can be a command or HTML. */
export interface Hover {
  readonly range: TextRange;
  readonly markdown: Message;
}

/** What is known about the name, the note or the finding at a UTF-16 offset. `summaryOf` tells what a rule is for. */
export function hoverAt(
  report: Report,
  knowledge: KnowledgeBase,
  findings: readonly Finding[],
  summaryOf: (rule: string) => Message | undefined,
  offset: number,
): Hover | undefined {
  const symbol = symbolAt(report, knowledge, offset);
  const shown = symbol && shownSymbol(symbol, report, knowledge);
  const finding = findings.find((it) => touches(it.range, offset));
  const about = finding && shownRule(finding, summaryOf);
  if (shown && about) {
    const both = (language: 'ja' | 'en'): string => `${shown[language]}\n\n---\n\n${about[language]}`;
    return { range: symbol.range, markdown: { ja: both('ja'), en: both('en') } };
  }
  if (shown) return { range: symbol.range, markdown: shown };
  return about && { range: finding.range, markdown: about };
}

function shownSymbol(symbol: ReportSymbol, report: Report, knowledge: KnowledgeBase): Message | undefined {
  switch (symbol.kind) {
    case 'mention':
      return shownEntity(knowledge.names.entity(symbol.mention.form), report, knowledge);
    case 'suspect':
      return shownEntity(knowledge.names.entity(symbol.suspect.candidates[0]!.form), report, knowledge);
    case 'footnote-reference':
      return shownNote(symbol.reference.label, symbol.reference.dialect, report);
    case 'footnote-definition':
      return shownNote(symbol.definition.label, symbol.definition.dialect, report);
  }
}

function shownEntity(index: number, report: Report, knowledge: KnowledgeBase): Message {
  const entity = knowledge.entity(index);
  const count = mentionCount(report, knowledge, index);
  const date = reportDateOf(report);
  const roles = rolesAt(entity, date ?? entity.asOf);
  const kind = entity.kind && entityKinds[entity.kind];
  const forms = [...new Set(entity.short)].slice(0, 8).map(escaped);
  const sources = entity.sources.map(webLink).filter((it) => it !== undefined);
  const record = /^(?:file|vscode-[a-z-]+|https?):/.test(entity.declaredAt.uri)
    ? entity.declaredAt.uri
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
      ...(record ? [`[${ja ? '記録を開く' : 'Open the record'}](${recordLink(entity)})`] : []),
    ];
    return [
      heading,
      ...roles.map((it) => `${escaped(it.title)}${term(it, ja)}`),
      ...(entity.bio ? [escaped(entity.bio)] : []),
      ...(forms.length > 0 ? [ja ? `ほかの表記 ${listed}` : `Also ${listed}`] : []),
      ja ? `この報告書 ${count}回` : `${count}× in this report`,
      ...(origin.length > 0 ? [origin.join(' · ')] : []),
    ].join('\n\n');
  };
  return { ja: render('ja'), en: render('en') };
}

/** `（2024年8月〜）`. */
function term({ from, to }: Role, ja: boolean): string {
  if (from === undefined && to === undefined) return '';
  const words = (date: string | undefined): string =>
    date === undefined ? '' : ja ? dateInWords(date) : date;
  return ja ? `（${words(from)}〜${words(to)}）` : ` (${words(from)}–${words(to)})`;
}

function recordLink({ declaredAt }: Entity): string {
  return declaredAt.uri.replace(/[()\s<>]/g, (it) =>
    encodeURIComponent(it).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29')),
  );
}

function shownNote(label: string, dialect: string, report: Report): Message | undefined {
  const definition =
    report.footnoteDefinitions.find((it) => it.label === label && it.dialect === dialect) ??
    report.footnoteDefinitions.find((it) => it.label === label);
  const lines = report.footnoteReferences
    .filter((it) => it.label === label)
    .map((it) => report.source.positionAt(it.range.start).line + 1);
  if (!definition) return undefined;
  const note = escaped(report.source.slice(definition.content));
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

function shownRule(finding: Finding, summaryOf: (rule: string) => Message | undefined): Message | undefined {
  const summary = summaryOf(finding.rule);
  return (
    summary && {
      ja: `規則 \`${finding.rule}\` ${summary.ja}`,
      en: `Rule \`${finding.rule}\` ${summary.en}`,
    }
  );
}
