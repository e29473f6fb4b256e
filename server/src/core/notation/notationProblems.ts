/** Choices of notation that a report does not keep to: one finding for each, however many places deviate. */

import { ownBlocks } from '../approvedText.js';
import type { Message, Problem } from '../finding.js';
import type { House } from '../house.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { PlacedBlock, Report } from '../markdown/report.js';
import { sectionsAround } from '../markdown/sections.js';
import { rangeOf, shifted, type TextEdit, type TextRange } from '../text/textRange.js';
import type { NotationChoice } from './notationChoice.js';
import { type ChoiceReader, type OwnOccurrence, readerOf } from './occurrences.js';

interface NotationInput {
  readonly report: Report;
  readonly knowledge: KnowledgeBase;
  readonly house: House;
}

interface Placed {
  readonly own: OwnOccurrence;
  /** Of its block in the report. */
  readonly start: number;
}

/** How often each form of a subject stands in a report. */
type Counts = ReadonlyMap<string, number>;

/** What a rule on this choice says. */
export function notationProblems(choice: NotationChoice): (input: NotationInput) => Iterable<Problem> {
  const reader = readerOf(choice);
  return function* ({ report, knowledge, house }) {
    const decided = house.notation[choice.id] ?? (house.style && choice.styles[house.style]);
    const blocks = ownBlocks(report, house);
    if (!mayDeviate(choice, decided, blocks, reader)) return;
    /** By subject. Those that come to the same form share a finding, but for words, which have their own. */
    const drifts = new Map<string, Drift>();
    for (const [subject, counts] of countsIn(blocks, reader, knowledge)) {
      const usual = decided ?? usualForm(choice, counts);
      if (counts.size === 1 && counts.has(usual)) continue;
      const shared = choice.isOfWords ? undefined : [...drifts.values()].find((it) => it.usual === usual);
      drifts.set(subject, shared ?? { usual, placed: [] });
    }
    if (drifts.size === 0) return;
    for (const { block, start } of blocks) {
      if (reader.counts(block, knowledge).length === 0) continue;
      for (const own of reader.places(block, knowledge)) {
        drifts.get(own.occurrence.subject)?.placed.push({ own, start });
      }
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

/** Whether the report may have a form beside the usual one. Most reports show at a glance that they have not. */
function mayDeviate(
  { forms }: NotationChoice,
  decided: string | undefined,
  blocks: readonly PlacedBlock[],
  reader: ChoiceReader,
): boolean {
  let found = decided === undefined ? 0 : 1 << Object.keys(forms).indexOf(decided);
  for (const { block } of blocks) found |= reader.forms(block);
  return (found & (found - 1)) !== 0;
}

function countsIn(
  blocks: readonly PlacedBlock[],
  reader: ChoiceReader,
  knowledge: KnowledgeBase,
): ReadonlyMap<string, Counts> {
  const bySubject = new Map<string, Map<string, number>>();
  for (const { block } of blocks) {
    for (const { subject, form, count } of reader.counts(block, knowledge)) {
      let forms = bySubject.get(subject);
      if (!forms) bySubject.set(subject, (forms = new Map()));
      forms.set(form, (forms.get(form) ?? 0) + count);
    }
  }
  return bySubject;
}

/** The most frequent form; of several, the one that is declared first, or stands first. */
function usualForm({ forms }: NotationChoice, counts: Counts): string {
  const count = (form: string): number => counts.get(form) ?? 0;
  const declared = Object.keys(forms);
  return (declared.length > 0 ? declared : [...counts.keys()]).reduce((best, it) =>
    count(it) > count(best) ? it : best,
  );
}

function countsOf(placed: readonly Placed[]): Counts {
  const counts = new Map<string, number>();
  for (const {
    own: { occurrence },
  } of placed)
    counts.set(occurrence.form, (counts.get(occurrence.form) ?? 0) + 1);
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
  const turn = choice.isOfWords ? { ja: '', en: '' } : turnIn(report, runs, called);
  const target = called(usual);
  const edits = deviating.flatMap((it) => editsOf(it, usual));
  return {
    range: placeOf(first),
    message: isDecided
      ? {
          ja: `${choice.name.ja}は${target.ja}にする決まりです（${choice.source}）。${listed.ja}あります。${turn.ja}`,
          en: `${choice.name.en}: the house writes ${target.en} (${choice.source}). The report has ${listed.en}.${turn.en}`,
        }
      : {
          ja: `${choice.name.ja}がそろっていません。${listed.ja}、${target.ja}が${there}か所です。${turn.ja}`,
          en: `${choice.name.en}: ${listed.en}, ${target.en} ${there} times.${turn.en}`,
        },
    related: runs
      .map((run, index) => ({
        location: { uri: report.source.uri, range: placeOf(run[0]!) },
        message: turnOf(called(run[0]!.own.occurrence.form), run.length, index),
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
    if (it.own.occurrence.form === usual) isOpen = false;
    else if (isOpen) runs.at(-1)!.push(it);
    else {
      runs.push([it]);
      isOpen = true;
    }
  }
  return runs;
}

/** So many places in a row are a part of the report that is written otherwise, and no slips. */
const manyInARow = 5;

/** Where the report turns to another form for longest, in the words of its headings. */
function turnIn(
  report: Report,
  runs: readonly (readonly Placed[])[],
  called: (form: string) => Message,
): Message {
  const run = runs.reduce((longest, it) => (it.length > longest.length ? it : longest));
  const where =
    run.length >= manyInARow &&
    sectionsAround(report, rangeOf(placeOf(run[0]!).start, placeOf(run.at(-1)!).start));
  if (!where) return { ja: '', en: '' };
  const form = called(run[0]!.own.occurrence.form);
  return {
    ja: `特に${where.ja}で、${form.ja}が${run.length}か所続きます。`,
    en: ` In ${where.en} there are ${run.length} in a row: ${form.en}.`,
  };
}

const turnOf = (form: Message, count: number, index: number): Message =>
  count > 1
    ? {
        ja: `ここから${count}か所続けて${form.ja}です。`,
        en: `From here ${form.en} ${count} times in a row.`,
      }
    : { ja: `ここ${index > 0 ? 'も' : 'は'}${form.ja}です。`, en: `Here it is ${form.en}.` };

const namesOf =
  ({ forms, isOfWords }: NotationChoice, { own: { occurrence } }: Placed) =>
  (form: string): Message => {
    if (!isOfWords) return forms[form]!;
    const word = `「${occurrence.words?.[form] ?? form}」`;
    return { ja: word, en: `“${word.slice(1, -1)}”` };
  };

const placeOf = ({ own, start }: Placed): TextRange => shifted(own.range, start);

const editsOf = ({ own, start }: Placed, form: string): readonly TextEdit[] =>
  own.edits(form).map((it) => ({ ...it, range: shifted(it.range, start) }));
