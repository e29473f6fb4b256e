import type { Fix, Message, Problem, Severity } from '../finding.js';
import { isQuoted } from '../japanese/quotation.js';
import { type BlockNames, namesIn } from '../knowledge/blockNames.js';
import type { Candidate, Suspect } from '../knowledge/suspects.js';
import { shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const misspelledName = defineReportRule({
  id: 'misspelled-name',
  scope: 'report',
  summary: {
    ja: '知識ベースにある名称の書き誤りと思われます。',
    en: 'This looks like a misspelling of a name in the knowledge base.',
  },
  severity: 'error',
  fixable: 'sometimes',
  options: {},

  *check({ report, knowledge }) {
    const names = namesIn(knowledge);
    const blocks: BlockNames[] = [];
    const misspellings = new Map<string, Misspelling>();
    for (const { block, start } of report.blocks) {
      const here = names(block);
      blocks.push(here);
      for (const suspect of here.suspects) {
        if (suspect.kind === 'connector') continue;
        const key = [suspect.kind, suspect.written, ...suspect.candidates.map((it) => it.to)].join(' ');
        const place = { suspect, range: shifted(suspect.range, start) };
        const same = misspellings.get(key);
        if (same) same.places.push(place);
        else misspellings.set(key, { places: [place] });
      }
    }
    for (const { places } of misspellings.values()) {
      const best = places[0]!.suspect.candidates[0]!;
      const seen = blocks.reduce((sum, it) => sum + (it.words.get(best.to) ?? 0), 0);
      const ranges = places.map((it) => it.range);
      for (const { suspect, range } of places) yield problemOf(suspect, range, ranges, seen);
    }
  },
});

/** The places where one name is misspelled in one way. */
interface Misspelling {
  readonly places: { readonly suspect: Suspect; readonly range: TextRange }[];
}

/** `places` are all that have the same misspelling; `seen` tells how often the report writes the name right. */
function problemOf(suspect: Suspect, range: TextRange, places: readonly TextRange[], seen: number): Problem {
  const { written, candidates } = suspect;
  const best = candidates[0]!;
  const quoted = isQuoted(suspect.prose.text, suspect.start);
  // The same letters in another width or with a foreign look-alike: nobody means the other form.
  const certain = suspect.kind !== 'spelling' && !quoted;
  const fixes: Fix[] = candidates.map(({ to }) => ({
    title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
    edits: [{ range, newText: to }],
    safe: certain,
  }));
  if (places.length > 1 && candidates.length === 1) {
    fixes.push({
      title: {
        ja: `この報告書の「${written}」をすべて「${best.to}」に直す（${places.length}か所）`,
        en: `Change all ${places.length} “${written}” in this report to “${best.to}”`,
      },
      edits: places.map((it) => ({ range: it, newText: best.to })),
      safe: false,
    });
  }
  return {
    range,
    message: messageOf(suspect, best, candidates, seen),
    severity: severityOf(suspect, best, candidates.length, seen, places.length),
    fixes,
    interactions: [
      {
        kind: 'add-name',
        name: written,
        title: { ja: `「${written}」を名称として登録…`, en: `Add “${written}” to the knowledge base…` },
      },
    ],
  };
}

/**
 * An error where the rest of the name stands around it, where the report itself writes the name right, or where
 * the letters are the same; a warning where only the sound tells; a hint of a doubt where the word, as often as
 * it is written, may be a name of its own.
 */
function severityOf(
  suspect: Suspect,
  best: Candidate,
  count: number,
  seen: number,
  written: number,
): Severity {
  if (suspect.kind !== 'spelling') return 'error';
  if (best.inContext) return best.distance <= 1 ? 'error' : 'warning';
  if (count > 1) return 'warning';
  if (seen === 0 && written >= 3) return 'information';
  return seen > 0 && best.distance <= 0.75 ? 'error' : 'warning';
}

function messageOf(
  { kind, written }: Suspect,
  best: Candidate,
  candidates: readonly Candidate[],
  seen: number,
): Message {
  const evidence =
    seen > 0
      ? {
          ja: `この報告書ではほかに${seen}回「${best.to}」と書かれています。`,
          en: ` This report writes “${best.to}” ${seen} more time${seen === 1 ? '' : 's'}.`,
        }
      : { ja: '', en: '' };
  if (kind === 'width') {
    return {
      ja: `「${written}」は半角です。「${best.to}」と書きます。${evidence.ja}`,
      en: `“${written}” is in half-width letters. Write “${best.to}”.${evidence.en}`,
    };
  }
  if (kind === 'lookalike') {
    return {
      ja: `「${written}」には「${best.to}」とよく似た別の文字が混じっています。${evidence.ja}`,
      en: `“${written}” holds a character that only looks like one of “${best.to}”.${evidence.en}`,
    };
  }
  if (candidates.length > 1) {
    const names = candidates.map((it) => `「${it.to}」`).join('か');
    return {
      ja: `「${written}」は${names}の誤りと思われます。`,
      en: `“${written}” looks like a misspelling of ${candidates.map((it) => `“${it.to}”`).join(' or ')}.`,
    };
  }
  return {
    ja: `「${written}」は「${best.to}」の誤りと思われます。${evidence.ja}`,
    en: `“${written}” looks like a misspelling of “${best.to}”.${evidence.en}`,
  };
}
