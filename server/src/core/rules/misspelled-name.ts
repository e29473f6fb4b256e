import {
  type Fix,
  type Interaction,
  type Message,
  mostOffers,
  type Problem,
  possible,
  type Severity,
  type Weights,
} from '../finding.js';
import { type BlockNames, namesIn } from '../knowledge/blockNames.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { addForms, addName, addWord } from '../knowledge/offers.js';
import { isOwnAndPlain, replacementOf } from '../knowledge/replacement.js';
import type { Candidate, Suspect } from '../knowledge/suspect.js';
import { shifted, type TextEdit } from '../text/textRange.js';
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
    /** How often the report writes each word that somebody may have meant. */
    const written = new Map<string, number>();
    const misspellings = new Map<string, Places>();
    for (const { block, start } of report.printedBlocks) {
      const here = names(block);
      blocks.push(here);
      for (const suspect of here.suspects) {
        if (suspect.kind === 'connector') continue;
        const key = [suspect.kind, suspect.written, ...suspect.candidates.map((it) => it.to)].join(' ');
        const place = { suspect, blockStart: start };
        const same = misspellings.get(key);
        if (same) same.places.push(place);
        else misspellings.set(key, { places: [place] });
        for (const { to } of suspect.candidates) written.set(to, 0);
      }
    }
    // In one pass: a long report has as many misspellings as it has blocks, and this runs on every keystroke.
    if (written.size > 0) {
      for (const { words } of blocks) {
        for (const [word, count] of words) {
          const before = written.get(word);
          if (before !== undefined) written.set(word, before + count);
        }
      }
    }
    const timesWritten = (word: string): number => written.get(word)!;
    for (const { places } of misspellings.values()) {
      // A doubtful word is a slip where the report writes the name at least as often.
      const candidates = places[0]!.suspect.candidates.filter(
        (it) => !it.needsEvidence || timesWritten(it.to) >= places.length,
      );
      const [best] = candidates;
      if (!best) continue;
      const { kind, rules: weights } = knowledge.entity(knowledge.names.entity(best.form));
      const misspelling = {
        weights,
        isOfPerson: kind === 'person',
        candidates,
        best,
        seen: timesWritten(best.to),
        places,
        edits: places.flatMap((it) => replaced(it, best.to)),
      };
      const changeAll = changeAllOf(places[0]!.suspect.written, misspelling);
      for (const [index, place] of places.entries()) {
        const problem = problemOf(place, misspelling, knowledge);
        yield index < mostOffers && changeAll
          ? { ...problem, fixes: [...problem.fixes!, changeAll] }
          : problem;
      }
    }
  },
});

/** The places where one name is misspelled in one way. */
interface Places {
  readonly places: Place[];
}

interface Place {
  readonly suspect: Suspect;
  readonly blockStart: number;
}

const replaced = ({ suspect, blockStart }: Place, to: string): readonly TextEdit[] =>
  replacementOf({ ...suspect, blockStart }, to);

interface Misspelling {
  /** Other people bear names of the same kind; there is no other country. */
  readonly isOfPerson: boolean;
  readonly weights: Weights;
  readonly candidates: readonly Candidate[];
  readonly best: Candidate;
  /** How often the report writes the name right. */
  readonly seen: number;
  readonly places: readonly Place[];
  /** What mends them all. */
  readonly edits: readonly TextEdit[];
}

function changeAllOf(written: string, { candidates, best, places, edits }: Misspelling): Fix | undefined {
  if (places.length === 1 || candidates.length > 1 || edits.length === 0) return undefined;
  return {
    title: {
      ja: `この報告書の「${written}」をすべて「${best.to}」に直す（${edits.length}か所）`,
      en: `Change all ${edits.length} “${written}” in this report to “${best.to}”`,
    },
    edits,
    safe: false,
  };
}

function problemOf(place: Place, misspelling: Misspelling, knowledge: KnowledgeBase): Problem {
  const { suspect, blockStart } = place;
  const { kind, written } = suspect;
  const { candidates } = misspelling;
  // The same letters in another width or with a foreign look-alike: nobody means the other form.
  const isDisguised = kind === 'width' || kind === 'lookalike';
  const fixes: Fix[] = candidates.map(({ to }) => ({
    title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
    edits: replaced(place, to),
    safe: isDisguised && isOwnAndPlain(suspect),
  }));
  return {
    range: shifted(suspect.range, blockStart),
    message: messageOf(suspect, misspelling),
    severity: severityOf(suspect, misspelling),
    weights: misspelling.weights,
    fixes: possible(fixes),
    interactions: isDisguised ? [] : additionsFor(written, misspelling, knowledge),
  };
}

/** What it may be after all. Which of two names a form belongs to is for a person to say. */
const additionsFor = (
  written: string,
  { candidates, best }: Misspelling,
  knowledge: KnowledgeBase,
): readonly Interaction[] => [
  addName(written),
  ...(candidates.length === 1 ? addForms(written, best, knowledge) : []),
  addWord(written),
];

/**
 * An error where the rest of the name stands around it, where the report itself writes the name right, or where
 * the letters are the same; a warning where only the sound tells; a hint of a doubt where the word, as often as
 * it is written, may be a name of its own, or where it is how other houses spell the name.
 */
function severityOf(
  { kind }: Suspect,
  { isOfPerson, candidates, best, seen, places }: Misspelling,
): Severity {
  if (kind === 'variant') return 'information';
  if (kind !== 'spelling') return 'error';
  if (best.inContext) return best.distance <= 1 ? 'error' : 'warning';
  if (candidates.length > 1 || best.needsEvidence) return 'warning';
  if (seen === 0 && places.length >= 3 && (isOfPerson || best.distance > 0.75)) return 'information';
  return seen > 0 && best.distance <= 0.75 ? 'error' : 'warning';
}

function messageOf({ kind, written }: Suspect, { candidates, best, seen }: Misspelling): Message {
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
  if (kind === 'variant') {
    return {
      ja: `「${written}」は「${best.to}」の別の書き方です。知識ベースでは「${best.to}」と書きます。${evidence.ja}`,
      en: `“${written}” is another spelling of “${best.to}”, which the knowledge base uses.${evidence.en}`,
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
