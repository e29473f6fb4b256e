/** What textlint's presets find of the same defects, where `npm run bench` has installed them. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { peersFolder, presetSettings, type TextlintPreset, textlintPlaces } from '../bench/peers.js';
import type { Injection } from './injection.js';
import { rate, share, table } from './table.js';

/** A kind of defect, and how many of its injections Koetsu has found. */
export interface Judged {
  readonly kind: string;
  readonly injections: readonly Injection[];
  readonly found: number;
}

export interface JudgedCorpus {
  readonly name: string;
  readonly characters: number;
  readonly texts: readonly string[];
  /** Errors and warnings of Koetsu. */
  readonly marks: number;
}

const presets: readonly TextlintPreset[] = ['ja-technical-writing', 'jtf-style'];
/** ja-technical-writing takes time as the square of the length. */
const mostCharacters = 15_000;

/** The tables; undefined where the peers are not installed. */
export async function comparison(
  judged: readonly Judged[],
  corpora: readonly JudgedCorpus[],
): Promise<string | undefined> {
  if (!existsSync(path.join(peersFolder, 'node_modules/textlint'))) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'koetsu-accuracy-'));
  try {
    const peers = await Promise.all(presets.map((it) => textlintPlaces(presetSettings(folder, it))));
    const rows: (string | number)[][] = [];
    for (const { kind, injections, found } of judged) {
      const row: (string | number)[] = [kind, injections.length, share(found, injections.length)];
      for (const placesIn of peers) {
        let count = 0;
        for (const it of injections) if (await isFound(it, placesIn)) count++;
        row.push(share(count, injections.length));
      }
      rows.push(row);
    }
    const marks: (string | number)[][] = [];
    for (const { name, characters, texts, marks: own } of corpora) {
      const row: (string | number)[] = [name, rate(own, characters)];
      const short = texts.filter((it) => it.length <= mostCharacters);
      const read = short.reduce((sum, it) => sum + it.length, 0);
      for (const placesIn of peers) {
        let count = 0;
        for (const it of short) count += (await placesIn(it)).length;
        row.push(rate(count, read));
      }
      marks.push(row);
    }
    const names = presets.map((it) => `textlint ${it}`);
    return [
      table(['種類 / kind', '件 / made', 'Koetsu', ...names], rows),
      table(['正しい文章への指摘、1万字あたり / marks on clean text per 10,000', 'Koetsu', ...names], marks),
    ].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type PlacesIn = (text: string) => Promise<readonly (readonly [start: number, end: number])[]>;

/**
 * Whether the defect is told of: more is said of its place than was said of what stood there before. A paragraph is
 * enough for their rules, and a whole text would take them a second.
 */
async function isFound({ text, start, written, original }: Injection, placesIn: PlacesIn): Promise<boolean> {
  const end = start + written.length;
  const from = text.lastIndexOf('\n\n', start) + 1;
  const to = text.indexOf('\n\n', end);
  const [before, behind] = [text.slice(from, start), text.slice(end, to < 0 ? text.length : to)];
  const marks = async (here: string): Promise<number> => {
    const places = await placesIn(before + here + behind);
    return places.filter((it) => it[0] < start - from + here.length && it[1] > start - from).length;
  };
  return (await marks(written)) > (await marks(original));
}
