/** Proof sheets of all reports of a run, as one file. */

import type { Message } from '../../core/finding.js';
import { reportOf } from '../../core/markdown/report.js';
import { type ProofSheet, proofSheetOf } from '../../core/publishing/proofSheet.js';
import { proofSheetsHtml } from '../../core/publishing/proofSheetHtml.js';
import { proofSheetsMarkdown } from '../../core/publishing/proofSheetMarkdown.js';
import type { Language } from '../arguments.js';
import type { Format, Write } from '../output.js';

export interface SheetContext {
  readonly language: Language;
  /** The day of the run. */
  readonly made: string;
  readonly scope: Message | undefined;
}

export function sheetsFormat(kind: 'html' | 'markdown', write: Write, context: SheetContext): Format {
  const { language, made, scope } = context;
  const sheets: ProofSheet[] = [];
  return {
    tell({ name, source, publish }) {
      if (!publish) return;
      const frame = { file: name, language, made, ...(scope && { scope }) };
      sheets.push(proofSheetOf(publish, reportOf(source), frame));
    },
    end: () => write(kind === 'html' ? proofSheetsHtml(sheets) : proofSheetsMarkdown(sheets)),
  };
}
