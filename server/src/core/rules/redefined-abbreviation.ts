import type { Problem } from '../finding.js';
import { shortened } from '../knowledge/abbreviationEdits.js';
import { type Abbreviation, abbreviationsOf, type PlacedDefinition } from '../knowledge/abbreviations.js';
import { entityNamed, type KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { placeIn } from '../markdown/passage.js';
import type { Report } from '../markdown/report.js';
import { defineReportRule } from './rule.js';

export const redefinedAbbreviation = defineReportRule({
  id: 'redefined-abbreviation',
  scope: 'report',
  summary: {
    ja: '同じ略語の正式名を、2度示しています。',
    en: 'The full name of an abbreviation is given twice.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {
    summary: {
      default: true,
      description: {
        ja: '要旨で正式名を示した略語も、本文では示したものとして数えます。',
        en: 'Whether a full name given in the summary counts as given in the body.',
      },
    },
  },

  *check({ report, knowledge, options }) {
    for (const abbreviation of abbreviationsOf(report, knowledge).values()) {
      const inText = abbreviation.definitions.filter(
        ({ place }) => place === 'text' || place === 'entry' || (place === 'summary' && options.summary),
      );
      const [first, ...repeated] = inText;
      if (first && repeated.length > 0) yield problem(report, knowledge, abbreviation, first, repeated);
    }
  },
});

function problem(
  report: Report,
  knowledge: KnowledgeBase,
  { short, entity }: Abbreviation,
  first: PlacedDefinition,
  repeated: readonly PlacedDefinition[],
): Problem {
  const [second, ...others] = repeated as [PlacedDefinition, ...PlacedDefinition[]];
  const line = report.source.positionAt(first.range.start).line + 1;
  const [firstName, secondName] = [nameIn(first), nameIn(second)];
  const isOther =
    firstName !== undefined && secondName !== undefined && !isOneName(knowledge, firstName, secondName);
  const edits = repeated.flatMap((it) => shortened(it) ?? []);
  return {
    range: second.read.name ? second.range : placeIn(second.passage, second.read.brackets),
    // An entry of a list, or a body below its summary, may be read by itself.
    ...((first.place !== 'text' || second.place !== 'text' || isOther) && { severity: 'information' }),
    message: isOther
      ? {
          ja: `「${short}」は${line}行目では「${firstName}」の略語ですが、ここでは「${secondName}」の略語になっています。`,
          en: `“${short}” is short for “${firstName}” on line ${line}, but for “${secondName}” here.`,
        }
      : {
          ja: `「${short}」の正式名は${line}行目で示してあります。ここは「${short}」だけで足ります。`,
          en: `The full name of “${short}” is given on line ${line}. “${short}” alone will do here.`,
        },
    related: [first, ...others].map((it) => ({
      location: { uri: report.source.uri, range: it.range },
      message: { ja: 'ここでも正式名を示しています。', en: 'The full name is given here too.' },
    })),
    ...(entity && { weights: entity.rules }),
    ...(!isOther &&
      edits.length === repeated.length && {
        fixes: [
          {
            title: {
              ja: `「${short}」だけにする${edits.length > 1 ? `（${edits.length}か所）` : ''}`,
              en: `Use “${short}” alone${edits.length > 1 ? ` (${edits.length})` : ''}`,
            },
            edits,
            safe: false,
          },
        ],
      }),
  };
}

/** The report may write 革命防衛隊 for イラン革命防衛隊, or two forms of one record. */
function isOneName(knowledge: KnowledgeBase, a: string, b: string): boolean {
  const entity = entityNamed(knowledge, a);
  return (
    a.endsWith(b) || b.endsWith(a) || (entity !== undefined && entity.id === entityNamed(knowledge, b)?.id)
  );
}

const nameIn = ({ passage, read: { name } }: PlacedDefinition): string | undefined =>
  name && passage.prose.text.slice(name.start, name.end);
