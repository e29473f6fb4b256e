/** What servers have answered, kept for a day; what may be over in a moment, for an hour. */
import type { WebAnswer } from '../core/surroundings.js';
import { keep, recall } from './cache.js';

export interface Remembered {
  readonly at: number;
  readonly answer: WebAnswer;
}

export type Answers = ReadonlyMap<string, WebAnswer>;
export type RememberedAnswers = Readonly<Record<string, Remembered>>;

const cacheKey = 'live links 1';
const day = 24 * 60 * 60 * 1000;
const mostRemembered = 5000;

/** What may be over in a moment is asked again sooner. */
const lifeOf = ({ kind }: WebAnswer): number =>
  kind === 'timeout' || kind === 'no-connection' || kind === 'failed' || kind === 'private' ? day / 24 : day;

export function isFreshIn(known: RememberedAnswers, url: string): boolean {
  const remembered = Object.hasOwn(known, url) ? known[url] : undefined;
  return remembered !== undefined && Date.now() - remembered.at < lifeOf(remembered.answer);
}

export function readAnswers(): RememberedAnswers {
  try {
    return JSON.parse(recall(cacheKey) ?? '{}') as Record<string, Remembered>;
  } catch {
    return {};
  }
}

export function writeAnswers(known: RememberedAnswers, answers: Answers): void {
  const at = Date.now();
  const fresh = [...answers].map(([url, answer]) => [url, { at, answer }] as const);
  const kept = Object.entries({ ...known, ...Object.fromEntries(fresh) })
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, mostRemembered);
  keep(cacheKey, JSON.stringify(Object.fromEntries(kept)));
}
