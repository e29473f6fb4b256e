/** Choices of notation that a report does not keep to: one finding for each, however many places deviate. */

import { disclaimerIn } from '../approvedText.js';
import type { Message, Problem } from '../finding.js';
import type { House } from '../house.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { partsOf } from '../markdown/parts.js';
import type { Report } from '../markdown/report.js';
import { overlaps, rangeOf, shifted, type TextEdit, type TextRange } from '../text/textRange.js';
import type { NotationChoice } from './notationChoice.js';
import { type OwnOccurrence, occurrencesOf } from './occurrences.js';

interface NotationInput {
  readonly report: Report;
  readonly knowledge: KnowledgeBase;
  readonly house: House;
}

interface Placed {
  readonly occurrence: OwnOccurrence;
  readonly blockStart: number;
}

/** What a rule on this choice says. */
export function notationProblems(choice: NotationChoice): (input: NotationInput) => Iterable<Problem> {
  const occurrences = occurrencesOf(choice);
  return function* ({ report, knowledge, house }) {
    const bySubject = collected(report, house, occurrences(knowledge));
    const decided = house.notation[choice.id] ?? (house.style && choice.styles[house.style]);
    /** Subjects that come to the same form share a finding, but for words, which have their own. */
    const findings = new Map<string, { readonly usual: string; readonly placed: Placed[] }>();
    for (const [subject, placed] of bySubject) {
      const usual = decided ?? usualForm(choice, placed);
      if (placed.every((it) => it.occurrence.form === usual)) continue;
      const key = placed[0]!.occurrence.words ? subject : `\n${usual}`;
      const known = findings.get(key);
      if (known) known.placed.push(...placed);
      else findings.set(key, { usual, placed });
    }
    for (const { usual, placed } of findings.values()) {
      placed.sort((a, b) => placeOf(a).start - placeOf(b).start);
      yield problemOf(choice, report, placed, usual, decided !== undefined);
    }
  };
}

function collected(
  report: Report,
  house: House,
  occurrencesIn: (block: Report['blocks'][number]['block']) => readonly OwnOccurrence[],
): ReadonlyMap<string, Placed[]> {
  const bySubject = new Map<string, Placed[]>();
  let approved: readonly TextRange[] | undefined;
  for (const { block, start, end } of report.blocks) {
    const here = occurrencesIn(block);
    if (here.length === 0) continue;
    approved ??= approvedParts(report, house);
    if (approved.some((it) => overlaps(it, rangeOf(start, end)))) continue;
    for (const occurrence of here) {
      const placed = { occurrence, blockStart: start };
      const known = bySubject.get(occurrence.subject);
      if (known) known.push(placed);
      else bySubject.set(occurrence.subject, [placed]);
    }
  }
  return bySubject;
}

/** Texts that are printed as they were approved. */
function approvedParts(report: Report, house: House): readonly TextRange[] {
  const { byline, contact } = partsOf(report);
  return [byline, contact, disclaimerIn(report, house.disclaimers)?.range].filter((it) => it !== undefined);
}

/** The most frequent form; of several, the one that is declared first. */
function usualForm({ forms }: NotationChoice, placed: readonly Placed[]): string {
  const counts = countsOf(placed);
  const count = (form: string): number => counts.get(form) ?? 0;
  return Object.keys(forms).reduce((best, it) => (count(it) > count(best) ? it : best));
}

function countsOf(placed: readonly Placed[]): ReadonlyMap<string, number> {
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
  const edits = deviating.flatMap((it) => editsOf(choice, it, usual));
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

/** A place between two letters is shown with both. */
function placeOf({ occurrence: { prose, places }, blockStart }: Placed): TextRange {
  const start = places[0]!.start;
  const end = places.at(-1)!.end;
  const shown = start < end ? rangeOf(start, end) : rangeOf(start - 1, end + 1);
  return shifted(prose.toSource(shown), blockStart);
}

/** All places of an occurrence or none. */
function editsOf(
  choice: NotationChoice,
  { occurrence, blockStart }: Placed,
  form: string,
): readonly TextEdit[] {
  const { prose, places } = occurrence;
  const edits = places.map((it) =>
    prose.edit(it, choice.write(prose.text.slice(it.start, it.end), form, occurrence)),
  );
  return edits.every((it) => it !== undefined)
    ? edits.map((it) => ({ ...it, range: shifted(it.range, blockStart) }))
    : [];
}
