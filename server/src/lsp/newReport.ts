/** A new report for a folder. */
import { numbered } from '../core/newReport.js';
import { SourceText } from '../core/text/sourceText.js';
import type { NewReport, NewReportParams } from './protocol.js';
import type { Snapshot } from './session.js';
import { toRange } from './toProto.js';

/** So many reports of one title and day may there be. */
const mostFiles = 100;

export function newReportFor({ service }: Snapshot, { date, title }: NewReportParams): NewReport {
  const { text, uri, caret } = service.newReport({ date, ...(title !== undefined && { title }) });
  const uris = uri === undefined ? [] : Array.from({ length: mostFiles }, (_, at) => numbered(uri, at + 1));
  return { text, uris, caret: toRange(caret, new SourceText('', text)) };
}
