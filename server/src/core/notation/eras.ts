/** Japanese eras and Western years. */

/** The first Western year of each era, the last one first. */
export const eras = [
  ['令和', 2019],
  ['平成', 1989],
  ['昭和', 1926],
] as const;

/** The era of a Western year; the year in which one begins belongs to the one before it. */
export const eraOf = (year: number): string => startOf(year)[0];

/** `令和7年` of 2025. */
export function eraYear(year: number): string {
  const [name, first] = startOf(year);
  return `${name}${year - first + 1}年`;
}

const startOf = (year: number): (typeof eras)[number] => eras.find(([, start]) => start < year) ?? eras[2];
