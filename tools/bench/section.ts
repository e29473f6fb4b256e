/** What a part of the benchmark has to say: tables, and the aims that it judges. */

export interface Text {
  readonly ja: string;
  readonly en: string;
}

export interface Aim {
  /** What is compared with what. */
  readonly what: Text;
  readonly measured: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Section {
  readonly title: Text;
  /** What is measured, and how. */
  readonly notes: readonly Text[];
  readonly tables: readonly Table[];
  readonly aims: readonly Aim[];
}

/** A smoke run goes through every step, with so few rounds and such small sizes that its figures say nothing. */
export interface Extent {
  readonly isQuick: boolean;
  /** A folder of this run, deleted at its end. */
  readonly folder: string;
}

export const isMet = ({ measured, atLeast, atMost }: Aim): boolean =>
  (atLeast === undefined || measured >= atLeast) && (atMost === undefined || measured <= atMost);

/** Three digits that count: 0.0123, 1.23, 12.3, 1,230. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en');
  if (value >= 10) return value.toFixed(1);
  if (value >= 1) return value.toFixed(2);
  return value.toPrecision(2);
}

export const times = (value: number): string => `${digits(value)}×`;
export const milliseconds = (value: number): string =>
  value >= 10_000 ? `${digits(value / 1000)} s` : `${digits(value)} ms`;
export const mebibytes = (kibibytes: number): string => `${Math.round(kibibytes / 1024)} MiB`;

export function bytes(count: number): string {
  return count >= 1_000_000 ? `${count / 1_000_000} MB` : `${count / 1000} KB`;
}

/** Goes to the terminal while the figures are collected. */
export function progress(text: string): void {
  process.stderr.write(`  ${text}\n`);
}
