/** Which short form of an entity suits a report of some date: バイデン大統領 in 2023, バイデン前大統領 in 2025. */
import { nameAffix } from './affixes.js';
import { type Entity, type Role, rolesAt } from './entity.js';

/**
 * The short forms, the most fitting first: with an office held at `date`, with an honorific, bare, and last those
 * whose office is not held then. Things have no offices, and theirs stay as the record lists them.
 */
export function shortFormsAt(entity: Entity, date: string | undefined): readonly string[] {
  if (entity.kind !== 'person') return entity.short;
  const current = rolesAt(entity, date);
  const ended = entity.roles.filter((it) => it.to !== undefined && !current.includes(it));
  const rank = (form: string): number => {
    const title = titleOf(form);
    if (title === '') return 2;
    if (honorifics.has(title) || title === entity.honorific) return 1;
    const office = title.replace(/^[前元]/, '');
    const isFormer = office !== title || formerOf.test(form.slice(0, -title.length));
    const holds = isOffice(office, isFormer ? ended : current);
    // What a record without offices lists is believed.
    return holds || entity.roles.length === 0 ? 0 : 3;
  };
  const ranks = new Map(entity.short.map((it) => [it, rank(it)]));
  return [...entity.short].sort((a, b) => ranks.get(a)! - ranks.get(b)!);
}

/** バイデン前米 of バイデン前米大統領. */
const formerOf = /[ァ-ヺー][前元][米英仏独伊露中韓日加豪印]?$/;

const honorifics: ReadonlySet<string> = new Set(['氏', '師', '様']);

/** Whether a form of a person ends with a title or an honorific. */
export const isTitled = (form: string): boolean => titleOf(form) !== '';

/** 特使 of ウィトコフ中東担当特使; empty for a bare name. */
function titleOf(form: string): string {
  for (let at = 1; at < form.length; at++) {
    if (at + nameAffix(form, at) === form.length) return form.slice(at);
  }
  return '';
}

/** 大統領 is the office of 米国大統領, but not that of 米国副大統領. */
const isOffice = (title: string, roles: readonly Role[]): boolean =>
  roles.some((role) => new RegExp(`(?<![副前元次])${title}`).test(role.title));
