import { abbreviationAt } from '../knowledge/abbreviations.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { footnoteKey } from '../markdown/footnotes.js';
import type { Report } from '../markdown/report.js';
import type { Location, TextRange } from '../text/textRange.js';
import { type ReportSymbol, symbolAt } from './symbol.js';

/**
 * A note's text from its mark, its marks from the note, a name's record from the name; from an abbreviation without a
 * record its definition in the report.
 */
export function definitionAt(report: Report, knowledge: KnowledgeBase, offset: number): readonly Location[] {
  const symbol = symbolAt(report, knowledge, offset);
  if (symbol) return locationsOf(symbol, report, knowledge);
  const definition = abbreviationAt(report, knowledge, offset)?.abbreviation.definitions[0];
  return definition ? [{ uri: report.source.uri, range: definition.range }] : [];
}

function locationsOf(symbol: ReportSymbol, report: Report, knowledge: KnowledgeBase): readonly Location[] {
  const here = (range: TextRange): Location => ({ uri: report.source.uri, range });
  const record = (form: number): readonly Location[] => {
    const { declaredAt } = knowledge.entity(knowledge.names.entity(form));
    return declaredAt.uri.includes(':') ? [declaredAt] : [];
  };
  switch (symbol.kind) {
    case 'footnote-reference': {
      const { reference } = symbol;
      const { dialect } = reference;
      const same = report.footnoteDefinitions.filter((it) => footnoteKey(it) === footnoteKey(reference));
      const own = same.filter((it) => it.dialect === dialect);
      return (own.length > 0 ? own : same).map((it) => here(it.range));
    }
    case 'footnote-definition':
      return report.footnoteReferences
        .filter((it) => footnoteKey(it) === footnoteKey(symbol.definition))
        .map((it) => here(it.range));
    case 'mention':
      return record(symbol.mention.form);
    case 'suspect':
      return record(symbol.suspect.candidates[0]!.form);
  }
}
