import type { Fix, Problem } from '../finding.js';
import { wellKnown } from '../japanese/capitals.js';
import { isQuoted } from '../japanese/quotation.js';
import { isBeforeMark, printedDefinition, shortened, writtenFor } from '../knowledge/abbreviationEdits.js';
import {
  type Abbreviation,
  abbreviationsOf,
  type PlacedDefinition,
  type PlacedUse,
} from '../knowledge/abbreviations.js';
import { namesIn } from '../knowledge/blockNames.js';
import type { Entity } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Report } from '../markdown/report.js';
import { rangeOf } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const undefinedAbbreviation = defineReportRule({
  id: 'undefined-abbreviation',
  scope: 'report',
  needsWhole: true,
  summary: {
    ja: '正式名を示す前に、または示さないまま略語を使っています。',
    en: 'An abbreviation is used before its full name is given, or the full name is never given.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {
    known: {
      default: wellKnown,
      description: {
        ja: '正式名を示さなくてよい略語。書くと、既定の一覧と置き換わります。',
        en: 'Abbreviations that need no full name. What is written here replaces the default list.',
      },
    },
    summary: {
      default: true,
      description: {
        ja: '要旨で使った略語も、最初の使用として数えます。',
        en: 'Whether an abbreviation in the summary counts as its first use.',
      },
    },
  },

  *check({ report, knowledge, options }) {
    const needless = new Set(options.known);
    for (const abbreviation of abbreviationsOf(report, knowledge).values()) {
      const { short, definitions, uses, isExplained, isName, entity } = abbreviation;
      if (needless.has(short) || isExplained || isName) continue;
      // A note explains what stands beside its mark, wherever the note is printed.
      if (definitions.some((it) => it.place === 'note')) continue;
      const unquoted = uses.filter((it) => !it.read.isAside);
      const first =
        unquoted.find((it) => isRunningText(it) && (options.summary || it.place !== 'summary')) ??
        unquoted.find((it) => it.place === 'note');
      if (first === undefined) continue;
      const [definition] = definitions;
      if (definition === undefined) {
        if (entity || first.read.kind === 'certain')
          yield neverDefined(report, knowledge, abbreviation, first);
      } else if (isRunningText(first) && first.range.start < definition.range.start) {
        yield definedLater(report, first, definition, entity);
      }
    }
  },
});

const isRunningText = ({ place }: PlacedUse): boolean =>
  place === 'text' || place === 'entry' || place === 'summary';

function definedLater(
  report: Report,
  first: PlacedUse,
  definition: PlacedDefinition,
  entity: Entity | undefined,
): Problem {
  const { short } = first.read;
  const line = report.source.positionAt(definition.range.start).line + 1;
  const printed = printedDefinition(definition);
  const edits = printed ? [writtenFor(first, printed), shortened(definition)] : [];
  const [here, there] = edits;
  const isSameLine = report.source.positionAt(first.range.start).line + 1 === line;
  return {
    range: first.range,
    // The reader has it in view.
    ...(isSameLine && { severity: 'information' }),
    message: isSameLine
      ? {
          ja: `「${short}」はここで初めて使われていますが、正式名はこの行のあとのほうで示されています。`,
          en: `“${short}” is first used here, but its full name comes only later on this line.`,
        }
      : {
          ja: `「${short}」はここで初めて使われていますが、正式名は${line}行目まで出てきません。`,
          en: `“${short}” is first used here, but its full name is not given before line ${line}.`,
        },
    related: [
      {
        location: { uri: report.source.uri, range: definition.range },
        message: { ja: '正式名はここで示されています。', en: 'The full name is given here.' },
      },
    ],
    ...(entity && { weights: entity.rules }),
    ...(here &&
      there && {
        fixes: [
          {
            title: {
              ja: `「${printed}」をここに書き、あとは「${short}」だけにする`,
              en: `Write “${printed}” here and “${short}” alone from then on`,
            },
            edits: [here, there],
            safe: false,
          },
        ],
      }),
  };
}

function neverDefined(
  report: Report,
  knowledge: KnowledgeBase,
  { short, entity, uses }: Abbreviation,
  first: PlacedUse,
): Problem {
  const times = uses.length;
  const message = {
    ja: `「${short}」の正式名が、この報告書のどこにもありません${times > 1 ? `（${times}回使用）` : ''}。`,
    en: `The full name of “${short}” is nowhere in this report${times > 1 ? ` (used ${times} times)` : ''}.`,
  };
  // Which letters every reader knows is a matter of opinion, and those that stand once may be a name.
  const severity = entity || times > 1 ? 'information' : 'hint';
  const problem = { range: first.range, severity, message } as const;
  if (entity === undefined) {
    const title = { ja: `「${short}」を名称として登録…`, en: `Add “${short}” to the knowledge base…` };
    return { ...problem, interactions: [{ kind: 'add-name', name: short, title }] };
  }
  const { name, rules: weights } = entity;
  return {
    ...problem,
    weights,
    message: {
      ja: `${message.ja}「${name}」の略語です。`,
      en: `${message.en} It is short for “${name}”.`,
    },
    fixes: definitionsFrom(report, knowledge, entity, first, times),
  };
}

/** The abbreviation behind the full name where that stands above; else the full name at the first use. */
function definitionsFrom(
  report: Report,
  knowledge: KnowledgeBase,
  entity: Entity,
  first: PlacedUse,
  times: number,
): readonly Fix[] {
  const { name } = entity;
  const { short } = first.read;
  const printed = `${name}（${short}）`;
  const above = fullNameAbove(report, knowledge, entity, first);
  if (above !== undefined) {
    const line = report.source.positionAt(above).line + 1;
    return [
      {
        title: {
          ja: `${line}行目の「${name}」を「${printed}」にする`,
          en: `Write “${printed}” on line ${line}`,
        },
        edits: [{ range: rangeOf(above, above), newText: `（${short}）` }],
        safe: false,
      },
    ];
  }
  // What is named once needs no abbreviation.
  return [printed, ...(times === 1 ? [name] : [])].flatMap((text) => {
    const edit = writtenFor(first, text);
    const title = { ja: `「${text}」にする`, en: `Write “${text}”` };
    return edit ? [{ title, edits: [edit], safe: false }] : [];
  });
}

/** Where the entity's full name ends in running text above the first use, in nobody else's words. */
function fullNameAbove(
  report: Report,
  knowledge: KnowledgeBase,
  { id }: Entity,
  first: PlacedUse,
): number | undefined {
  const { names } = knowledge;
  const namesOf = namesIn(knowledge);
  for (const { block, start } of report.blocks) {
    if (start > first.range.start) return undefined;
    if (block.kind !== 'paragraph' && block.kind !== 'list') continue;
    const mention = namesOf(block).mentions.find(
      ({ form, prose, ...it }) =>
        names.kind(form) === 'name' &&
        knowledge.entity(names.entity(form)).id === id &&
        // In 国際原子力機関側 the brackets would part the word.
        it.extent === it.end &&
        !isQuoted(prose.text, it.start),
    );
    if (!mention) continue;
    const end = start + mention.range.end;
    const fits = end <= first.range.start && !isBeforeMark({ prose: mention.prose, block, start }, end);
    return fits ? end : undefined;
  }
  return undefined;
}
