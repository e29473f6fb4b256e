/**
 * Asks servers whether pages are there: each URL once, few at a time, one answer kept for a day.
 * Invariant: nothing here throws.
 */
import type { WebAnswer } from '../core/surroundings.js';
import { type Answers, isFreshIn, readAnswers, writeAnswers } from './answerCache.js';
import { answerOf, type Manner } from './askUrl.js';

export type { Answers } from './answerCache.js';

export interface Asking extends Manner {
  /** Called after each answer. */
  onAnswer?(done: number, total: number): void;
  /** Requests at a time, over all hosts and to one of them. */
  readonly atOnce?: number;
  readonly perHost?: number;
  /** The longest wait that a server may ask for, in milliseconds. */
  readonly mostPatience?: number;
  /** Not taken from the cache. */
  readonly isFresh?: boolean;
}

/** For tests, whose servers run on this machine. */
export const isPrivateAllowed: boolean = process.env['KOETSU_ASK_PRIVATE'] === '1';

/** Which of the URLs would be asked for, and at how many hosts; the others have an answer already. */
export function plannedRequests(urls: readonly string[]): { readonly urls: number; readonly hosts: number } {
  const known = readAnswers();
  const unknown = distinct(urls).filter((it) => !isFreshIn(known, it));
  return { urls: unknown.length, hosts: new Set(unknown.map(hostOf)).size };
}

/** The answers for all URLs; where it is cut short, for those that came so far. */
export async function askServers(urls: readonly string[], asking: Asking): Promise<Answers> {
  const known = readAnswers();
  const answers = new Map<string, WebAnswer>();
  const hosts = new Map<string, Host>();
  const wanted = distinct(urls);
  for (const url of wanted) {
    const remembered = !asking.isFresh && isFreshIn(known, url) ? known[url] : undefined;
    if (remembered) answers.set(url, remembered.answer);
    else {
      const name = hostOf(url);
      const host = hosts.get(name) ?? { waiting: [], busy: 0, notBefore: 0 };
      hosts.set(name, host);
      host.waiting.push(url);
    }
  }
  const fresh = await askAll(hosts, wanted.length, answers.size, asking);
  // Where no server at all has answered, it is this machine that is not connected, and no page that is gone.
  const isOffline = fresh.size > 0 && [...fresh.values()].every(isSilence);
  for (const [url, answer] of fresh)
    answers.set(url, isOffline && answer.kind === 'no-such-host' ? { kind: 'no-connection' } : answer);
  if (fresh.size > 0 && !isOffline) writeAnswers(known, fresh);
  return answers;
}

const isSilence = ({ kind }: WebAnswer): boolean =>
  kind === 'no-such-host' || kind === 'no-connection' || kind === 'timeout' || kind === 'private';

const distinct = (urls: readonly string[]): readonly string[] =>
  [...new Set(urls)].filter((it) => URL.canParse(it));
const hostOf = (url: string): string => new URL(url).host;

// Who is asked when.

interface Host {
  readonly waiting: string[];
  busy: number;
  /** A server that asks for patience gets it, for all its pages. */
  notBefore: number;
}

async function askAll(
  hosts: ReadonlyMap<string, Host>,
  total: number,
  done: number,
  asking: Asking,
): Promise<Map<string, WebAnswer>> {
  const { atOnce = 8, perHost = 2, signal, onAnswer } = asking;
  const answers = new Map<string, WebAnswer>();
  const queue = [...hosts.values()];
  const work = async (): Promise<void> => {
    for (;;) {
      if (signal?.aborted) return;
      // The host that has waited longest is behind the others.
      const host = queue.find((it) => it.waiting.length > 0 && it.busy < perHost);
      const url = host?.waiting.shift();
      if (!host || url === undefined) return;
      queue.push(...queue.splice(queue.indexOf(host), 1));
      host.busy++;
      const answer = await askPatiently(url, host, asking);
      host.busy--;
      if (!answer) return;
      answers.set(url, answer);
      onAnswer?.(done + answers.size, total);
    }
  };
  // A worker ends where every host is busy enough; whoever frees one goes on with it.
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}

/** Undefined where somebody has cancelled. */
async function askPatiently(url: string, host: Host, asking: Asking): Promise<WebAnswer | undefined> {
  for (let isFirst = true; ; isFirst = false) {
    await until(host.notBefore, asking.signal);
    if (asking.signal?.aborted) return undefined;
    const { answer, retryAfter } = await answerOf(url, asking);
    if (asking.signal?.aborted) return undefined;
    const { mostPatience = 20_000 } = asking;
    if (!isFirst || retryAfter === undefined || retryAfter > mostPatience) return answer;
    host.notBefore = Math.max(host.notBefore, Date.now() + retryAfter);
  }
}

const until = (time: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const delay = time - Date.now();
    if (delay <= 0 || signal?.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, delay);
    signal?.addEventListener('abort', end);
  });
