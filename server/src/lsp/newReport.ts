/** A new report for a folder, and a new folder for reports. */

import { createLanguageService } from '../core/createLanguageService.js';
import { noResources } from '../core/knowledge/resources.js';
import type { NewReport } from '../core/languageService.js';
import { numbered } from '../core/newReport.js';
import { SourceText } from '../core/text/sourceText.js';
import { createWorkspace } from '../core/workspace.js';
import type { NewReportParams, NewFolder as SentFolder, NewReport as SentReport } from './protocol.js';
import type { Snapshot } from './session.js';
import { toRange } from './toProto.js';

/** So many reports of one title and day may there be. */
const mostFiles = 100;

export const newReportFor = ({ service }: Snapshot, params: NewReportParams): SentReport =>
  toSent(service.newReport(requestOf(params)));

/** A folder that is not open is taken for empty. */
export function newFolderFor({ service, source }: Snapshot, params: NewReportParams): SentFolder {
  const isOpen = service.workspace.root === source.uri;
  const own = isOpen ? service : createLanguageService(createWorkspace(source.uri, [], noResources));
  const { files, report } = own.newFolder(requestOf(params))!;
  return { files, report: toSent(report) };
}

const requestOf = ({ date, title }: NewReportParams): { date: string; title?: string } => ({
  date,
  ...(title !== undefined && { title }),
});

function toSent({ text, uri, caret }: NewReport): SentReport {
  const uris = uri === undefined ? [] : Array.from({ length: mostFiles }, (_, at) => numbered(uri, at + 1));
  return { text, uris, caret: toRange(caret, new SourceText('', text)) };
}
