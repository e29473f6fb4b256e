import { sentencesOf } from '../japanese/sentences.js';
import { namesIn } from '../knowledge/blockNames.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { UnknownName } from '../knowledge/unknownNames.js';
import type { Report } from '../markdown/report.js';
import { textOf } from '../markdown/report.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { ownCopy } from '../text/ownCopy.js';

/**
 * What is remembered of one report on disk.
 * Invariant: it holds no text but the title and the names that nobody knows, so that ten thousand reports take a
 * few megabytes; a sentence is read from the file again when somebody wants to see it.
 */
export interface ArchivedReport {
  readonly uri: string;
  /** Tells one state of the file from another; what it is made of is the door's affair. */
  readonly stamp: string;
  readonly title: string;
  /** `2025-04-12` or shorter. */
  readonly date: string | undefined;
  /** Indices in the knowledge base of the entities that it names, ascending. */
  readonly entities: Uint32Array;
  /** How often it names each of them. */
  readonly counts: Uint32Array;
  /** UTF-16 offset of the first mention of each. */
  readonly starts: Uint32Array;
  readonly unknown: readonly UnknownCount[];
}

/** A name that neither the knowledge base nor the lexicon knows, as the report writes it. */
export interface UnknownCount {
  readonly name: string;
  readonly count: number;
}

export function archivedReportOf(report: Report, knowledge: KnowledgeBase, stamp: string): ArchivedReport {
  const names = namesIn(knowledge);
  const found = new Map<number, { count: number; readonly start: number }>();
  const unknown = new Map<string, number>();
  for (const { block, start } of report.printedBlocks) {
    const here = names(block);
    for (const { form, range } of here.mentions) {
      const entity = knowledge.names.entity(form);
      const known = found.get(entity);
      if (known) known.count++;
      else found.set(entity, { count: 1, start: start + range.start });
    }
    for (const each of here.unknown) {
      const name = writtenName(each);
      if (name !== undefined) unknown.set(name, (unknown.get(name) ?? 0) + 1);
    }
  }
  const entities = Uint32Array.from(found.keys()).sort();
  return {
    uri: report.source.uri,
    stamp,
    title: ownCopy(titleOf(report)),
    date: reportDateOf(report),
    entities,
    counts: entities.map((it) => found.get(it)!.count),
    starts: entities.map((it) => found.get(it)!.start),
    unknown: [...unknown].map(([name, count]) => ({ name: ownCopy(name), count })),
  };
}

/** A name as it is written; undefined where all its parts are words. */
export const writtenName = ({ parts, connectors }: UnknownName): string | undefined =>
  parts.some((it) => it.unknown)
    ? parts.map((it, index) => it.text + (connectors[index]?.text ?? '')).join('')
    : undefined;

/** From the front matter, else the first heading, else the file's name. */
export function titleOf(report: Report): string {
  const declared = report.frontMatter?.entries.get('title')?.value;
  if (declared) return declared;
  const [heading] = report.headings;
  if (heading?.level === 1) return textOf(report, heading.content);
  const name = report.source.uri.slice(report.source.uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The sentence that a reader sees around a UTF-16 offset of the report; empty where nobody reads there. */
export function sentenceAt(report: Report, offset: number): string {
  const placed = report.printedBlocks.find((it) => it.start <= offset && offset < it.end);
  if (!placed) return '';
  for (const prose of placed.block.prose) {
    const at = prose.fromSource(offset - placed.start);
    if (at === undefined) continue;
    const sentence = sentencesOf(prose.text).find((it) => it.start <= at && at < it.end);
    if (sentence) return prose.text.slice(sentence.start, sentence.end);
  }
  return '';
}
