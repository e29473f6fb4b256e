/** What somebody points at, as it is looked for in this file and in others. */
import type { Declaration } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { writtenFormAt } from '../knowledge/writtenForm.js';
import { entityIn, type NamingFile, type Occurrence, occurrencesOf, symbolAt } from './symbol.js';

export interface Sought {
  /** Where the report itself has it; nowhere for a knowledge file. */
  readonly here: readonly Occurrence[];
  /** Index of the entity, which other reports may name too; undefined for a note, which is of one report. */
  readonly entity: number | undefined;
  /** Where the entity's record stands. */
  readonly declaredAt: Declaration | undefined;
}

export function soughtAt(
  { source, report }: NamingFile,
  knowledge: KnowledgeBase,
  offset: number,
): Sought | undefined {
  if (!report) {
    const written = writtenFormAt(source, knowledge, offset);
    return written && soughtEntity(knowledge.names.entity(written.form), knowledge, []);
  }
  const symbol = symbolAt(report, knowledge, offset);
  if (!symbol) return undefined;
  const here = occurrencesOf(symbol, report, knowledge);
  const entity = entityIn(symbol, knowledge);
  return entity === undefined
    ? { here, entity, declaredAt: undefined }
    : soughtEntity(entity, knowledge, here);
}

const soughtEntity = (entity: number, knowledge: KnowledgeBase, here: readonly Occurrence[]): Sought => ({
  here,
  entity,
  declaredAt: knowledge.entity(entity).declaredAt,
});
