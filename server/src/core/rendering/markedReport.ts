/** A report → the marks that tell a renderer of Markdown where its notes, names, links and parts are. */
import type { Message } from '../finding.js';
import type { House } from '../house.js';
import { namesIn } from '../knowledge/blockNames.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { FootnoteDefinition, FootnoteReference } from '../markdown/block.js';
import { type Footnote, footnotesOf } from '../markdown/footnotes.js';
import { destinationsIn } from '../markdown/linkTarget.js';
import { partsOf } from '../markdown/parts.js';
import type { Report } from '../markdown/report.js';
import { printedDateIn, reportDateOf } from '../markdown/reportDate.js';
import { shownText } from '../markdown/shownText.js';
import { dateInWords } from '../markdown/writtenDate.js';
import { reportParts } from '../reportParts.js';
import { rangeOf, shifted, type TextEdit, type TextRange } from '../text/textRange.js';
import { aboutEntity } from './aboutEntity.js';
import { foreignPassages, isForeign } from './foreignPassages.js';
import {
  closingMark,
  type Head,
  type Mark,
  type MarkedPart,
  type MarkedReport,
  noteMark,
  openingMark,
  standingMark,
} from './marks.js';
import type { Rendered } from './rendered.js';
import { safeStyleSheet } from './styleSheet.js';

export interface Wanted {
  readonly house: House;
  readonly language: keyof Message;
  /** For what is known about names; without it they are not marked. */
  readonly knowledge?: KnowledgeBase;
}

function markedReport(report: Report, { house, language, knowledge }: Wanted): MarkedReport {
  const marks: Mark[] = [];
  const mark = (it: Mark): number => marks.push(it) - 1;
  const replacements = [...noteEdits(report, mark)];
  const spans = [...openLinks(report, mark, language), ...foreignSpans(report, mark)];
  if (knowledge) spans.push(...names(report, knowledge, mark, language));
  return {
    edits: inOrder([...replacements, ...enclosing(nested(spans))]),
    marks,
    parts: partsIn(report, house),
    head: headOf(report, house),
  };
}

/** The same with what a renderer adds of its own. */
export const renderedReport = (report: Report, wanted: Wanted): Rendered => ({
  marked: markedReport(report, wanted),
  style: safeStyleSheet(wanted.house.styleSheet ?? ''),
  backLabel: wayBack[wanted.language],
  noteWord: noteWord[wanted.language],
});

const wayBack: Message = { ja: '本文へ戻る', en: 'Back to the text' };
const noteWord: Message = { ja: '注', en: 'Note ' };

type Marking = (it: Mark) => number;

function* noteEdits(report: Report, mark: Marking): Iterable<TextEdit> {
  for (const [at, note] of footnotesOf(report).entries()) {
    const name = note.number ?? `x${at + 1}`;
    const ids = note.references.map((_, index) => `fnref-${name}${index === 0 ? '' : `-${index + 1}`}`);
    const [first] = note.definitions;
    const about = first && aboutNote(report, first);
    for (const [index, reference] of note.references.entries()) {
      const { label } = reference;
      const place = numberRange(reference);
      const written = report.source.slice(place);
      const known = first && { note: `fn-${name}`, ...(about && { about }) };
      const number = mark({ kind: 'reference', label, written, id: ids[index]!, ...known });
      yield { range: place, newText: standingMark(number) };
    }
    for (const [index, definition] of note.definitions.entries()) {
      const id = `fn-${name}${index === 0 ? '' : `-${index + 1}`}`;
      yield definitionEdit(report, definition, id, index === 0 ? ids : [], note, mark);
    }
  }
}

/** What stands between `<sup>` and `</sup>` or between the brackets: these stay, for emphasis heeds its neighbours. */
const numberRange = ({ dialect, labelRange }: FootnoteReference): TextRange =>
  dialect === 'caret' ? rangeOf(labelRange.start - 1, labelRange.end) : labelRange;

function definitionEdit(
  report: Report,
  definition: FootnoteDefinition,
  id: string,
  references: readonly string[],
  { label }: Footnote,
  mark: Marking,
): TextEdit {
  const number = mark({
    kind: 'note',
    label,
    written: report.source.slice(definition.mark),
    id,
    references,
    isParagraph: definition.dialect === 'sup',
    ...(isForeign(shownText(report, definition.content)) && { lang: 'en' }),
  });
  return { range: definition.mark, newText: `${noteMark(number)} ` };
}

const longestAbout = 300;

function aboutNote(report: Report, { content }: FootnoteDefinition): string {
  const text = shownText(report, content).replace(/\s+/g, ' ').trim();
  return text.length > longestAbout ? `${text.slice(0, longestAbout - 1)}…` : text;
}

/** What `range` covers is put between `before` and `after`. */
interface Span {
  readonly range: TextRange;
  readonly before: string;
  readonly after: string;
}

const spanOf = (range: TextRange, number: number): Span => ({
  range,
  before: openingMark(number),
  after: closingMark,
});

/** Links whose target is still to come; and where a bare URL ends, which renderers take for longer than it is. */
function openLinks(report: Report, mark: Marking, language: keyof Message): readonly Span[] {
  let about: number | undefined;
  const open = (): number => (about ??= mark({ kind: 'open-link', about: linkToCome[language] }));
  const spans: Span[] = [];
  for (const { isPlaceholder, link } of destinationsIn(report)) {
    if (!link || link.kind === 'html' || link.image) continue;
    const isWorded = link.kind === 'inline' && link.text.end > link.text.start;
    if (isPlaceholder) spans.push(spanOf(isWorded ? link.text : link.range, open()));
    const isBare = link.kind === 'bare' && /^https?:/i.test(report.source.slice(link.range));
    if (isBare) spans.push({ range: link.range, before: '<', after: '>' });
  }
  return spans;
}

const linkToCome: Message = {
  ja: 'リンク先がまだ入っていません',
  en: 'The target of this link is still to come',
};

function foreignSpans(report: Report, mark: Marking): readonly Span[] {
  const passages = foreignPassages(report);
  if (passages.length === 0) return [];
  const number = mark({ kind: 'foreign', lang: 'en' });
  return passages.map((it) => spanOf(it, number));
}

function* names(
  report: Report,
  knowledge: KnowledgeBase,
  mark: Marking,
  language: keyof Message,
): Iterable<Span> {
  const read = namesIn(knowledge);
  const date = reportDateOf(report);
  const numbers = new Map<number, number>();
  for (const { block, start } of report.blocks) {
    for (const { form, prose, range, ...place } of read(block).mentions) {
      if (!prose.isPlain(rangeOf(place.start, place.end))) continue;
      const entity = knowledge.names.entity(form);
      let number = numbers.get(entity);
      if (number === undefined) {
        number = mark({ kind: 'name', about: aboutEntity(knowledge.entity(entity), date, language) });
        numbers.set(entity, number);
      }
      yield spanOf(shifted(range, start), number);
    }
  }
}

/** The spans, the outer ones first, without those that would cross another. */
function nested(spans: readonly Span[]): readonly Span[] {
  const ordered = [...spans].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const open: Span[] = [];
  return ordered.filter((it) => {
    while (open.length > 0 && open.at(-1)!.range.end <= it.range.start) open.pop();
    if (open.length > 0 && open.at(-1)!.range.end < it.range.end) return false;
    open.push(it);
    return true;
  });
}

/** The insertions of nested spans; where several meet, what ends comes before what begins. */
function enclosing(spans: readonly Span[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const open: Span[] = [];
  const close = (upTo: number): void => {
    while (open.length > 0 && open.at(-1)!.range.end <= upTo) {
      const { range, after } = open.pop()!;
      edits.push({ range: rangeOf(range.end, range.end), newText: after });
    }
  };
  for (const it of spans) {
    close(it.range.start);
    edits.push({ range: rangeOf(it.range.start, it.range.start), newText: it.before });
    open.push(it);
  }
  close(Infinity);
  return edits;
}

/** Insertions at one place keep their order, and stand before what replaces something there. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  let end = 0;
  return [...edits]
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    .filter(({ range }) => {
      if (range.start < end) return false;
      end = range.end;
      return true;
    });
}

function partsIn(report: Report, house: House): readonly MarkedPart[] {
  const { byline, summary } = partsOf(report);
  const found = (id: 'contact' | 'disclaimer'): TextRange | undefined =>
    reportParts[id].find(report, house)?.range;
  const all: readonly (readonly [MarkedPart['kind'], TextRange | undefined])[] = [
    ['byline', byline],
    ['summary', summary],
    ['contact', found('contact')],
    ['disclaimer', found('disclaimer')],
  ];
  return all.flatMap(([kind, range]) => (range && range.end > range.start ? [{ kind, range }] : []));
}

/** A title or byline that is printed is in the text, and one that is only declared is not. */
function headOf(report: Report, house: House): Head {
  const said = (key: string): string | undefined =>
    report.frontMatter?.entries.get(key)?.value.trim() || undefined;
  const isTitled = report.headings.some((it) => it.level === 1);
  const isSigned = partsOf(report).byline !== undefined;
  const date = said('date');
  const title = isTitled ? undefined : said('title');
  const subtitle = isTitled ? undefined : said('subtitle');
  const byline = [
    ...(isSigned ? [] : [said('office') ?? (said('author') ? house.office : undefined), said('author')]),
    date === undefined || printedDateIn(report) ? undefined : /^\d{4}-/.test(date) ? dateInWords(date) : date,
  ];
  return {
    ...(title !== undefined && { title }),
    ...(subtitle !== undefined && { subtitle }),
    byline: byline.filter((it) => it !== undefined),
  };
}
