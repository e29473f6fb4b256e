/** Which entities somebody means who writes a name in some way: as the house does, in English, by its sound, or wrongly. */
import { soundOf, withKatakana } from '../japanese/romaji.js';
import { namesIn } from '../knowledge/blockNames.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { FormKind } from '../knowledge/nameIndex.js';
import { nameKeysOf, plainSpelling } from '../knowledge/nameKeys.js';
import { entitiesNear } from '../knowledge/nearEntities.js';
import { keysFor } from '../knowledge/typedKeys.js';
import { reportOf } from '../markdown/report.js';
import { SourceText } from '../text/sourceText.js';

/**
 * How sure it is: the name itself or a form that may stand, one that the house does not write, an earlier name, the
 * English name or a reading, a misspelling, the beginning of a name, or something like it.
 */
export type Match =
  | 'name'
  | 'short'
  | 'discouraged'
  | 'former'
  | 'translation'
  | 'misspelled'
  | 'beginning'
  | 'similar'
  | 'unknown';

export interface LookedUp {
  readonly match: Match;
  /** Indices of entities, the likeliest first; more than one where the name may mean either. */
  readonly entities: readonly number[];
}

/** A longer list is no answer. */
const most = 8;

export function lookUp(name: string, knowledge: KnowledgeBase): LookedUp {
  const asked = name.trim();
  if (asked === '') return nobody;
  for (const look of [exactly, translated, within, begun, alike]) {
    const found = look(asked, knowledge);
    if (found && found.entities.length > 0) return { ...found, entities: found.entities.slice(0, most) };
  }
  return nobody;
}

const nobody: LookedUp = { match: 'unknown', entities: [] };

const matchOf: Readonly<Record<FormKind, Match>> = {
  name: 'name',
  short: 'short',
  derived: 'short',
  variant: 'discouraged',
  former: 'former',
};

function exactly(asked: string, { names }: KnowledgeBase): LookedUp | undefined {
  const form = names.formOf(asked);
  return form < 0 ? undefined : { match: matchOf[names.kind(form)], entities: [names.entity(form)] };
}

/** By the whole of an English name, a reading, or the sound of a name. Katakana is no translation but a spelling. */
function translated(asked: string, knowledge: KnowledgeBase): LookedUp | undefined {
  if (/^[ァ-ヺｦ-ﾝ]/.test(asked)) return undefined;
  const keys = keysFor(asked, knowledge);
  const spelled = new Set([asked, withKatakana(asked)].map(plainSpelling));
  // What has no sound sounds like everything.
  const sound = soundOf(asked) || asked;
  const choices = [
    keys.filter((it) => spelled.has(it.key) && it.isFirst),
    keys.filter((it) => spelled.has(it.key)),
    nameKeysOf(knowledge)
      .sounding(sound)
      .filter((it) => it.key === sound),
  ];
  const [best = []] = choices.filter((it) => it.length > 0);
  return { match: 'translation', entities: distinct(best.map((it) => it.entity)) };
}

/** As a report would be read that says nothing else: names with a title behind them, in other letters, and misspelled. */
function within(asked: string, knowledge: KnowledgeBase): LookedUp {
  const { names } = knowledge;
  const namesOf = namesIn(knowledge);
  const blocks = reportOf(new SourceText('untitled:name.md', asked)).printedBlocks.map((it) =>
    namesOf(it.block),
  );
  const mentioned = blocks.flatMap((it) => it.mentions.map(({ form }) => form));
  const suspected = blocks.flatMap((it) => it.suspects.flatMap(({ candidates }) => candidates));
  const [first] = mentioned;
  return {
    match: first === undefined ? 'misspelled' : matchOf[names.kind(first)],
    entities: distinct([...mentioned, ...suspected.map((it) => it.form)].map((it) => names.entity(it))),
  };
}

const begun = (asked: string, knowledge: KnowledgeBase): LookedUp => ({
  match: 'beginning',
  entities: distinct(
    [...keysFor(asked, knowledge)].sort((a, b) => a.key.length - b.key.length).map((it) => it.entity),
  ),
});

/** What begins as half of it does, or has a word that sounds like one of its words. */
function alike(asked: string, knowledge: KnowledgeBase): LookedUp {
  const near = entitiesNear(asked, knowledge).map((it) => knowledge.indexOf(it.id));
  const { spelled } = nameKeysOf(knowledge);
  const plain = plainSpelling(asked);
  let head: readonly number[] = [];
  for (let end = plain.length - 1; head.length === 0 && end >= Math.max(3, plain.length / 2); end--) {
    head = spelled(plain.slice(0, end)).map((it) => it.entity);
  }
  return { match: 'similar', entities: distinct([...near, ...head]) };
}

const distinct = (entities: readonly number[]): readonly number[] =>
  [...new Set(entities)].filter((it) => it >= 0);
