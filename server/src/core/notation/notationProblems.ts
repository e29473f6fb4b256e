/** Choices of notation that a report does not keep to: one finding for each, however many places deviate. */

import { disclaimerIn } from '../approvedText.js';
import type { Message, Problem } from '../finding.js';
import type { House } from '../house.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Block } from '../markdown/block.js';
import { partsOf } from '../markdown/parts.js';
import type { Report } from '../markdown/report.js';
import { shifted, type TextEdit, type TextRange } from '../text/textRange.js';
import type { NotationChoice } from './notationChoice.js';
import { type BlockOccurrences, type OwnOccurrence, occurrencesOf } from './occurrences.js';

interface NotationInput {
  readonly report: Report;
  readonly knowledge: KnowledgeBase;
  readonly house: House;
}

interface Placed {
  readonly occurrence: OwnOccurrence;
  /** Of its block in the report. */
  readonly start: number;
}

/** How often each form of a subject stands in a report. */
type Counts = ReadonlyMap<string, number>;

/** What a rule on this choice says. */
export function notationProblems(choice: NotationChoice): (input: NotationInput) => Iterable<Problem> {
  const occurrences = occurrencesOf(choice);
  return function* ({ report, knowledge, house }) {
    const decided = house.notation[choice.id] ?? (house.style && choice.styles[house.style]);
    const blocks = ownBlocks(report, house, occurrences(knowledge));
    /** By subject. Those that come to the same form share a finding, but for words, which have their own. */
    const drifts = new Map<string, Drift>();
    for (const [subject, counts] of countsIn(blocks)) {
      const usual = decided ?? usualForm(choice, counts);
      if (counts.size === 1 && counts.has(usual)) continue;
      const shared = choice.isOfWords ? undefined : [...drifts.values()].find((it) => it.usual === usual);
      drifts.set(subject, shared ?? { usual, placed: [] });
    }
    if (drifts.size === 0) return;
    for (const { found, start } of blocks) {
      for (const occurrence of found.own) drifts.get(occurrence.subject)?.placed.push({ occurrence, start });
    }
    for (const { usual, placed } of new Set(drifts.values())) {
      yield problemOf(choice, report, placed, usual, decided !== undefined);
    }
  };
}

interface Drift {
  readonly usual: string;
  readonly placed: Placed[];
}

interface OwnBlock {
  readonly found: BlockOccurrences;
  readonly start: number;
}

/** The blocks that make the choice and are no text that is printed as it was approved. */
function ownBlocks(
  report: Report,
  house: House,
  occurrencesIn: (block: Block) => BlockOccurrences,
): readonly OwnBlock[] {
  const blocks: OwnBlock[] = [];
  let approved: readonly TextRange[] | undefined;
  for (const { block, start, end } of report.blocks) {
    const found = occurrencesIn(block);
    if (found.own.length === 0) continue;
    approved ??= approvedParts(report, house);
    let isApproved = false;
    for (const part of approved) isApproved ||= part.start < end && start < part.end;
    if (!isApproved) blocks.push({ found, start });
  }
  return blocks;
}

function countsIn(blocks: readonly OwnBlock[]): ReadonlyMap<string, Counts> {
  const bySubject = new Map<string, Map<string, number>>();
  for (const { found } of blocks) {
    for (const { subject, form, count } of found.counts) {
      let forms = bySubject.get(subject);
      if (!forms) bySubject.set(subject, (forms = new Map()));
      forms.set(form, (forms.get(form) ?? 0) + count);
    }
  }
  return bySubject;
}

function approvedParts(report: Report, house: House): readonly TextRange[] {
  const asked = approvedPartsOf.get(report);
  if (asked?.house === house) return asked.parts;
  const { byline, contact } = partsOf(report);
  const parts = [byline, contact, disclaimerIn(report, house.disclaimers)?.range].filter(
    (it) => it !== undefined,
  );
  approvedPartsOf.set(report, { house, parts });
  return parts;
}

/** Every choice asks for them. */
const approvedPartsOf = new WeakMap<
  Report,
  { readonly house: House; readonly parts: readonly TextRange[] }
>();

/** The most frequent form; of several, the one that is declared first. */
function usualForm({ forms }: NotationChoice, counts: Counts): string {
  const count = (form: string): number => counts.get(form) ?? 0;
  return Object.keys(forms).reduce((best, it) => (count(it) > count(best) ? it : best));
}

function countsOf(placed: readonly Placed[]): Counts {
  const counts = new Map<string, number>();
  for (const { occurrence } of placed) counts.set(occurrence.form, (counts.get(occurrence.form) ?? 0) + 1);
  return counts;
}

function problemOf(
  choice: NotationChoice,
  report: Report,
  placed: readonly Placed[],
  usual: string,
  isDecided: boolean,
): Problem {
  const runs = runsOf(placed, usual);
  const deviating = runs.flat();
  const [first] = deviating as [Placed];
  const called = namesOf(choice, first);
  const counts = [...countsOf(placed)].filter(([form]) => form !== usual);
  const there = placed.length - deviating.length;
  const listed = {
    ja: counts.map(([form, count]) => `${called(form).ja}が${count}か所`).join('、'),
    en: counts.map(([form, count]) => `${called(form).en} ${count} times`).join(', '),
  };
  const target = called(usual);
  const edits = deviating.flatMap((it) => editsOf(it, usual));
  return {
    range: placeOf(first),
    message: isDecided
      ? {
          ja: `${choice.name.ja}は${target.ja}にする決まりです（${choice.source}）。${listed.ja}あります。`,
          en: `${choice.name.en}: the house writes ${target.en} (${choice.source}). The report has ${listed.en}.`,
        }
      : {
          ja: `${choice.name.ja}がそろっていません。${listed.ja}、${target.ja}が${there}か所です。`,
          en: `${choice.name.en}: ${listed.en}, ${target.en} ${there} times.`,
        },
    related: runs
      .map((run, index) => ({
        location: { uri: report.source.uri, range: placeOf(run[0]!) },
        message: turnOf(called(run[0]!.occurrence.form), run.length, index),
      }))
      .slice(runs[0]!.length > 1 ? 0 : 1),
    fixes:
      edits.length === 0
        ? []
        : [
            {
              title: {
                ja: `この文書を${target.ja}に統一（${deviating.length}か所）`,
                en: `Write ${target.en} throughout this report (${deviating.length})`,
              },
              edits,
              safe: choice.safe && isDecided,
            },
          ],
  };
}

/** Deviating places without a place between them that does not deviate. */
function runsOf(placed: readonly Placed[], usual: string): readonly (readonly Placed[])[] {
  const runs: Placed[][] = [];
  let isOpen = false;
  for (const it of placed) {
    if (it.occurrence.form === usual) isOpen = false;
    else if (isOpen) runs.at(-1)!.push(it);
    else {
      runs.push([it]);
      isOpen = true;
    }
  }
  return runs;
}

const turnOf = (form: Message, count: number, index: number): Message =>
  count > 1
    ? {
        ja: `ここから${count}か所続けて${form.ja}です。`,
        en: `From here ${form.en} ${count} times in a row.`,
      }
    : { ja: `ここ${index > 0 ? 'も' : 'は'}${form.ja}です。`, en: `Here it is ${form.en}.` };

const namesOf =
  ({ forms }: NotationChoice, { occurrence: { words } }: Placed) =>
  (form: string): Message =>
    words ? { ja: `「${words[form]}」`, en: `“${words[form]}”` } : forms[form]!;

const placeOf = ({ occurrence, start }: Placed): TextRange => shifted(occurrence.range, start);

const editsOf = ({ occurrence, start }: Placed, form: string): readonly TextEdit[] =>
  occurrence.edits(form).map((it) => ({ ...it, range: shifted(it.range, start) }));
