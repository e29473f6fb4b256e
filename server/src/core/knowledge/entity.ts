import type { Severity, Weights } from '../finding.js';
import type { Location } from '../text/textRange.js';

/** What an entity is. The names are those of the knowledge file's `kind`. */
export const entityKinds = {
  person: { ja: '人物', en: 'Person' },
  country: { ja: '国・地域', en: 'Country or region' },
  place: { ja: '地名', en: 'Place' },
  organisation: { ja: '組織', en: 'Organisation' },
  company: { ja: '企業', en: 'Company' },
  agreement: { ja: '合意・文書', en: 'Agreement or document' },
  policy: { ja: '政策', en: 'Policy' },
  event: { ja: '出来事', en: 'Event' },
  facility: { ja: '施設', en: 'Facility' },
  ship: { ja: '艦船', en: 'Ship' },
  weapon: { ja: '装備', en: 'Weapon' },
  publication: { ja: '媒体', en: 'Publication' },
  term: { ja: '用語', en: 'Term' },
} as const;

export type EntityKind = keyof typeof entityKinds;

/** A person, country, organisation or anything else that the house writes about. */
export interface Entity {
  readonly id: string;
  /** The canonical surface form (正式表記). */
  readonly name: string;
  readonly kind: EntityKind | undefined;
  readonly english: string | undefined;
  /** Other forms that may stand: トランプ氏, サウジ, JCPOA. */
  readonly short: readonly string[];
  /** Discouraged forms with the form that replaces each. */
  readonly variants: readonly Variant[];
  readonly bio: string | undefined;
  /** The year, month or day at which the record was true: `2025-04`. */
  readonly asOf: string | undefined;
  readonly roles: readonly Role[];
  /** Names that it bore earlier: ツイッター. */
  readonly former: readonly FormerName[];
  /** What the house puts behind this person's surname instead of 氏: 師. */
  readonly honorific: string | undefined;
  /** How the name is read, in kana, where it is written in kanji: いしば・しげる. */
  readonly reading: string | undefined;
  /** What rules may say about this entity: id → severity, or `off`. Wins over the settings. */
  readonly rules: Weights;
  /** http and https only. */
  readonly sources: readonly string[];
  /** Where the record stands; for a pack, a place in the pack's file. */
  readonly declaredAt: Declaration;
  /** The built-in pack that it comes from, if any. */
  readonly pack: string | undefined;
}

export interface Declaration extends Location {
  /** Counted from 0, so that a link can lead there without the text of the file. */
  readonly line: number;
}

export interface Variant {
  readonly form: string;
  readonly to: string;
  /** How much it matters; what the rule's own severity is where it is not given. */
  readonly severity?: Severity;
}

export interface FormerName {
  readonly form: string;
  /** When the name was given up: `2023-07`. */
  readonly until: string | undefined;
}

/** An office with its term; `from` and `to` are `2024`, `2024-08` or `2024-08-15`. */
export interface Role {
  readonly title: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The offices held at `date` (`2025-04-12` or shorter); without a date those that have not ended. */
export function rolesAt(entity: Entity, date: string | undefined): readonly Role[] {
  if (date === undefined) return entity.roles.filter((it) => it.to === undefined);
  return entity.roles.filter(({ from, to }) => {
    const begun = from === undefined || from <= date || from.startsWith(date);
    const ended = to !== undefined && to < date && !date.startsWith(to);
    return begun && !ended;
  });
}
