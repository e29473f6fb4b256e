import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Report } from '../markdown/report.js';
import { type Occurrence, occurrencesOf, symbolAt } from './symbol.js';

/** Where the report has what is at `offset`: a name by all its forms, a note with its marks. */
export function highlightsAt(
  report: Report,
  knowledge: KnowledgeBase,
  offset: number,
): readonly Occurrence[] {
  const symbol = symbolAt(report, knowledge, offset);
  return symbol ? occurrencesOf(symbol, report, knowledge) : [];
}
