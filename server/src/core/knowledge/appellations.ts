/**
 * How a block calls the people it names: by the full name, by the surname with a title, by the bare surname.
 * Invariant: what cannot be told is `other`, and no rule says anything about it.
 */
import { isConnector, isKanji, isKatakana } from '../japanese/characters.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import type { Prose } from '../markdown/prose.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import type { Entity } from './entity.js';
import { katakanaChains } from './katakanaRuns.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import type { Mention } from './mentions.js';
import { namingsIn } from './namings.js';
import { nameInForm } from './personName.js';
import { type Setting, settingOf } from './setting.js';
import { isOffice, type Title, titleBefore, titleBehind } from './titles.js';

/**
 * `full`: ベンヤミン・ネタニヤフ首相. `short`: ネタニヤフ首相, 中東担当特使ウィトコフ. `bare`: トランプ自身.
 * `other`: トランプ政権, トランプ関税, 反トランプ, MBS, 息子モジタバ.
 */
export type AppellationKind = 'full' | 'short' | 'bare' | 'other';

export interface Appellation {
  readonly kind: AppellationKind;
  readonly setting: Setting;
  readonly person: Entity;
  readonly prose: Prose;
  /** ネタニヤフ of イスラエル首相ネタニヤフ氏; this and the ranges of titles are in the prose. */
  readonly name: TextRange;
  /** The name stands so in the full name. */
  readonly isPart: boolean;
  /** 氏 of イスラエル首相ネタニヤフ氏. */
  readonly behind: Title | undefined;
  /** イスラエル首相 of イスラエル首相ネタニヤフ氏. */
  readonly before: Title | undefined;
  /**
   * How sure it is that this person is meant. `likely`: by a surname that no record lists, which is this person's
   * where the report gives the full name.
   */
  readonly identity: 'certain' | 'likely';
}

export interface BlockAppellations {
  readonly appellations: readonly Appellation[];
  /** The last words of names that are nobody's in the knowledge base: ミラー of アーロン・ミラー. */
  readonly strangers: readonly string[];
}

/** Memoised by block and knowledge base. */
export const appellationsIn = rememberedByBlock(read);

const none: BlockAppellations = { appellations: [], strangers: [] };

function read(block: Block, knowledge: KnowledgeBase): BlockAppellations {
  const mentions = namingsIn(knowledge)(block);
  const appellations: Appellation[] = [];
  mentions.forEach((mention, index) => {
    const person = personOf(mention, knowledge);
    if (!person) return;
    const next = mentions[index + 1];
    appellations.push(
      appellationOf(block, mention, person, next && personOf(next, knowledge) && next, knowledge),
    );
  });
  const strangers = strangersIn(block, mentions);
  return appellations.length + strangers.length === 0 ? none : { appellations, strangers };
}

function personOf({ form }: Mention, knowledge: KnowledgeBase): Entity | undefined {
  const entity = knowledge.entity(knowledge.names.entity(form));
  return entity.kind === 'person' ? entity : undefined;
}

/** `next` is the mention behind this one where it is a person's. */
function appellationOf(
  block: Block,
  mention: Mention,
  person: Entity,
  next: Mention | undefined,
  { names }: KnowledgeBase,
): Appellation {
  const { prose, form, start } = mention;
  const { text } = prose;
  const surface = names.surface(form);
  const found = nameInForm(surface, person);
  // From the end, since a miswritten name may be longer or shorter than the form.
  const name = found
    ? rangeOf(start + found.range.start, mention.end - surface.length + found.range.end)
    : rangeOf(start, mention.end);
  const behind = titleBehind(text, name.end);
  const before = titleBefore(text, name.start);
  const offices = [behind, before].filter((it) => it?.kind === 'office').map((it) => it!.office);
  const isInOffice = person.roles.some(({ title }) => offices.some((it) => isOffice(title, it)));
  const isListed = names.kind(form) !== 'derived';
  // ジョンソン首相 is no ジョンソン議長.
  const isAnother = !isListed && !isInOffice && offices.length > 0 && person.roles.length > 0;
  return {
    kind: found && !isAnother ? kindOf(text, name, found.isFull, behind, before, next) : 'other',
    setting: settingOf(block, mention),
    person,
    prose,
    name,
    isPart: found?.isPart === true,
    behind,
    before,
    identity: isListed || isInOffice ? 'certain' : 'likely',
  };
}

function kindOf(
  text: string,
  name: TextRange,
  isFull: boolean,
  behind: Title | undefined,
  before: Title | undefined,
  next: Mention | undefined,
): AppellationKind {
  const continues = isConnector(text.charCodeAt(name.end)) && isKatakana(text.charCodeAt(name.end + 1));
  // ドナルド・トランプ・ジュニア is a son.
  if (isFull) return continues ? 'other' : 'full';
  if (behind || before) return 'short';
  const left = text.charCodeAt(name.start - 1);
  // 反トランプ, 息子モジタバ, 米トランプ; and the second name of a list.
  if (isKanji(left) || isConnector(left)) return 'other';
  // A list is judged by what follows its end: トランプ・MBSの.
  const isListed = isConnector(text.charCodeAt(name.end)) && next?.start === name.end + 1;
  return standsAlone(text, isListed ? next.extent : name.end) ? 'bare' : 'other';
}

const particle =
  /は|が|を|に|へ|と(?!い[うっ]|呼|称)|の|で|も|や|から|より|まで|だけ|だった|だ[。とが]|なら(?!で)|こそ|さえ|しか|自身|本人|個人/y;
/** トランプとプーチンの両首脳, トランプとプーチンら: what follows has a title for both, or goes without. */
const shared = /^[^。]{0,40}?(?:両(?:氏|首脳|首相|大統領|外相|者|名|人)|各氏|[ァ-ヺー]ら[はがのを])/;

/** Whether a name that ends at `end` is no part of a longer word and shares no title with others. */
function standsAlone(text: string, end: number): boolean {
  particle.lastIndex = end;
  return particle.test(text) && !shared.test(text.slice(end));
}

function strangersIn(block: Block, mentions: readonly Mention[]): readonly string[] {
  const strangers = new Set<string>();
  for (const prose of block.prose) {
    if (!/[・＝]/.test(prose.text)) continue;
    for (const chain of katakanaChains(prose.text)) {
      const last = chain.at(-1)!;
      if (chain.length === 1) continue;
      if (mentions.some((it) => it.prose === prose && it.start < last.end && last.start < it.end)) continue;
      strangers.add(prose.text.slice(last.start, last.end));
    }
  }
  return [...strangers];
}
