/** When a person held an office, and who held it next. */
import { type Entity, type Role, rolesAt } from './entity.js';
import { isOffice } from './titles.js';

/** The last term of an office that was over on `date`; undefined where the office is held or no term is known. */
export function endedTerm(person: Entity, office: string, date: string): EndedTerm | undefined {
  const terms = person.roles.filter((it) => isOffice(it.title, office));
  if (rolesAt(person, date).some((it) => terms.includes(it))) return undefined;
  const ended = terms.filter((it): it is EndedTerm => it.to !== undefined && it.to < date);
  return ended.sort((a, b) => (a.to < b.to ? 1 : -1))[0];
}

export type EndedTerm = Role & { readonly to: string };

/**
 * The term of an office held on `date` by a record of that day or later. A record without an end says nothing
 * about the time after it was written, and one office named for two says nothing at all.
 */
export function heldTerm(person: Entity, office: string, date: string): Role | undefined {
  if (person.asOf === undefined || person.asOf < date.slice(0, person.asOf.length)) return undefined;
  const terms = person.roles.filter((it) => isOffice(it.title, office));
  const held = rolesAt(person, date).find((it) => terms.includes(it));
  return held && terms.every((it) => it.title === held.title) ? held : undefined;
}

/** `previous`: whoever holds the office on `date` came next. `earlier`: others came between. */
export type Succession = 'previous' | 'earlier' | 'unknown';

/** What came after a term, as far as the records of `people` tell. */
export function successionOf(term: EndedTerm, people: Iterable<Entity>, date: string): Succession {
  const later = [...people]
    .flatMap((it) => it.roles)
    .filter(
      ({ title, from }) => title === term.title && from !== undefined && from >= term.to && from <= date,
    )
    .sort((a, b) => (a.from! < b.from! ? -1 : 1));
  const [next] = later;
  if (!next) return 'unknown';
  const isNext = months(next.from!) - months(term.to) <= 2;
  return isNext && (next.to === undefined || next.to >= date) ? 'previous' : 'earlier';
}

function months(date: string): number {
  const [year, month = 1] = date.split('-').map(Number);
  return year! * 12 + month;
}
