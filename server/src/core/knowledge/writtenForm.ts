import type { SourceText } from '../text/sourceText.js';
import { type TextRange, touches } from '../text/textRange.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { knowledgeFileOf } from './knowledgeFile.js';

/** A form as a knowledge file writes it. */
export interface WrittenForm {
  /** Index of the form in the knowledge base's names. */
  readonly form: number;
  /** With its quotation marks; the whole item where a variant is a map. */
  readonly range: TextRange;
}

/** The form that is written at `offset`, unless another record has the better claim to it. */
export function writtenFormAt(
  source: SourceText,
  { names, entity }: KnowledgeBase,
  offset: number,
): WrittenForm | undefined {
  for (const record of knowledgeFileOf(source).records) {
    if (!touches(record.range, offset)) continue;
    const place = record.forms.find((it) => touches(it.range, offset));
    const form = place ? names.formOf(place.surface) : -1;
    if (!place || form < 0) continue;
    const { declaredAt } = entity(names.entity(form));
    const isOwn = declaredAt.uri === source.uri && declaredAt.range.start === record.range.start;
    if (isOwn) return { form, range: place.range };
  }
  return undefined;
}
