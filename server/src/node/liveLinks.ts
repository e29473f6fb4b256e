/**
 * Asks servers whether pages are there: each URL once, few at a time, one answer kept for a day.
 * Node's own `http` and not `fetch`: its `lookup` sees the very address that is connected to, so that no URL of a
 * report reaches into the network of its reader; and the answer's body is never begun.
 * Invariant: nothing here throws, and nothing but the URL leaves the machine.
 */
import { type LookupAddress, lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import type { WebAnswer } from '../core/surroundings.js';
import { keep, recall } from './cache.js';

export interface Asking {
  readonly signal?: AbortSignal;
  /** Called after each answer. */
  onAnswer?(done: number, total: number): void;
  /** Milliseconds for one request up to the head of its answer. */
  readonly timeout?: number;
  /** Requests at a time, over all hosts and to one of them. */
  readonly atOnce?: number;
  readonly perHost?: number;
  /** The longest wait that a server may ask for, in milliseconds. */
  readonly mostPatience?: number;
  /** Asks addresses of this machine and of its own network too: for tests. */
  readonly isPrivateAllowed?: boolean;
  /** Not taken from the cache. */
  readonly isFresh?: boolean;
}

/** For tests, whose servers run on this machine. */
export const isPrivateAllowed: boolean = process.env['KOETSU_ASK_PRIVATE'] === '1';

export type Answers = ReadonlyMap<string, WebAnswer>;

/** Which of the URLs would be asked for, and at how many hosts; the others have an answer already. */
export function plannedRequests(urls: readonly string[]): { readonly urls: number; readonly hosts: number } {
  const known = readCache();
  const unknown = distinct(urls).filter((it) => !isFreshIn(known, it));
  return { urls: unknown.length, hosts: new Set(unknown.map(hostOf)).size };
}

/** The answers for all URLs; where it is cut short, for those that came so far. */
export async function askServers(urls: readonly string[], asking: Asking): Promise<Answers> {
  const known = readCache();
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
  if (fresh.size > 0 && !isOffline) writeCache(known, fresh);
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

// One URL.

interface Reply {
  readonly answer: WebAnswer;
  /** Milliseconds, where the server asks to be left alone for a while. */
  readonly retryAfter?: number;
}

const mostRedirects = 8;

async function answerOf(url: string, asking: Asking): Promise<Reply> {
  let at = new URL(url);
  let isPermanent = true;
  let movedTo: string | undefined;
  let setsCookies = false;
  const seen = new Set<string>();
  for (let hop = 0; hop <= mostRedirects; hop++) {
    at.hash = '';
    if (seen.has(at.href)) break;
    seen.add(at.href);
    const head = await headOf(at, asking);
    if ('kind' in head) return { answer: head };
    const { status, location, retryAfter } = head;
    setsCookies ||= head.setsCookies;
    if (status >= 300 && status < 400 && status !== 304) {
      const next =
        location !== undefined && URL.canParse(location, at.href) ? new URL(location, at) : undefined;
      if (!next || !/^https?:$/.test(next.protocol)) return { answer: { kind: 'failed', status } };
      isPermanent &&= status === 301 || status === 308;
      if (isPermanent) movedTo = next.href;
      at = next;
      continue;
    }
    const answer = meaningOf(status, movedTo);
    return retryAfter === undefined ? { answer } : { answer, retryAfter };
  }
  // Whoever keeps cookies, as browsers do, may well arrive.
  return { answer: setsCookies ? { kind: 'refused', status: 302 } : { kind: 'redirect-loop' } };
}

function meaningOf(status: number, movedTo: string | undefined): WebAnswer {
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (status >= 500) return { kind: 'failed', status };
  if (status >= 400) return { kind: 'refused', status };
  return movedTo === undefined ? { kind: 'alive' } : { kind: 'moved', to: movedTo };
}

interface Head {
  readonly status: number;
  readonly location: string | undefined;
  readonly setsCookies: boolean;
  readonly retryAfter?: number;
}

const mayKnowGet: ReadonlySet<WebAnswer['kind']> = new Set(['no-connection', 'timeout']);

/** What a server says to HEAD, and to GET where it does not seem to know HEAD. */
async function headOf(url: URL, asking: Asking): Promise<Head | WebAnswer> {
  const head = await send('HEAD', url, asking);
  const isFinal = 'kind' in head ? !mayKnowGet.has(head.kind) : head.status < 400 || head.status === 429;
  return isFinal ? head : send('GET', url, asking);
}

declare const KOETSU_VERSION: string | undefined;

const headers = {
  'user-agent': `Koetsu/${typeof KOETSU_VERSION === 'string' ? KOETSU_VERSION : '0'} (checks the links of a report for its author)`,
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-language': 'ja,en;q=0.8',
};

function send(
  method: 'HEAD' | 'GET',
  url: URL,
  { timeout = 10_000, signal, isPrivateAllowed = false }: Asking,
): Promise<Head | WebAnswer> {
  return new Promise((resolve) => {
    const name = url.hostname.replace(/^\[|\]$/g, '');
    if (!isPrivateAllowed && isIP(name) && isPrivate(name)) return resolve({ kind: 'private' });
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method,
      headers,
      agent: false,
      lookup: isPrivateAllowed ? lookup : publicLookup,
      ...(signal && { signal }),
    });
    const timer = setTimeout(() => end({ kind: 'timeout' }), timeout);
    const end = (answer: Head | WebAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      // Of the body not a byte is wanted.
      request.destroy();
    };
    request.on('response', (response) => end(readHead(response)));
    request.on('error', (error: NodeJS.ErrnoException) => end(troubleOf(error)));
    request.end();
  });
}

function readHead({ statusCode = 0, headers }: IncomingMessage): Head {
  const retryAfter = statusCode === 429 || statusCode === 503 ? waitOf(headers['retry-after']) : undefined;
  // Node reads the bytes of a head as Latin-1; addresses in it are ASCII or UTF-8.
  const location = headers.location && Buffer.from(headers.location, 'latin1').toString('utf8');
  const setsCookies = headers['set-cookie'] !== undefined;
  return {
    status: statusCode,
    location,
    setsCookies,
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** Seconds or a date. */
function waitOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const wait = /^\d+$/.test(retryAfter.trim())
    ? Number(retryAfter) * 1000
    : new Date(retryAfter).getTime() - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

function troubleOf({ code = '' }: NodeJS.ErrnoException): WebAnswer {
  if (code === 'ENOTFOUND') return { kind: 'no-such-host' };
  if (code === privateAddress) return { kind: 'private' };
  // Not what an incomplete chain or a firewall that reads along leads to: browsers cope with both.
  if (/^(?:CERT_HAS_EXPIRED|ERR_TLS_CERT_ALTNAME_INVALID|DEPTH_ZERO_SELF_SIGNED_CERT)$/.test(code)) {
    return { kind: 'bad-certificate' };
  }
  return { kind: code === 'ETIMEDOUT' ? 'timeout' : 'no-connection' };
}

// Addresses of this machine and of its own network: no public report leads there, and asking might do something.

const privateAddress = 'KOETSU_PRIVATE';
const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  privateAddresses.addSubnet(network, prefix, 'ipv6');
}

const isPrivate = (address: string): boolean =>
  privateAddresses.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** As `lookup`, without private addresses. */
const publicLookup: LookupFunction = (name, options, answer) => {
  lookup(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return answer(error, '');
    const open = found.filter((it) => !isPrivate(it.address));
    const [first] = open;
    if (!first) return answer(Object.assign(new Error(privateAddress), { code: privateAddress }), '');
    if (options.all) answer(null, open);
    else answer(null, first.address, first.family);
  });
};

// What was answered before.

interface Remembered {
  readonly at: number;
  readonly answer: WebAnswer;
}

const cacheKey = 'live links 1';
const day = 24 * 60 * 60 * 1000;
const mostRemembered = 5000;

/** What may be over in a moment is asked again sooner. */
const lifeOf = ({ kind }: WebAnswer): number =>
  kind === 'timeout' || kind === 'no-connection' || kind === 'failed' || kind === 'private' ? day / 24 : day;

function isFreshIn(known: Readonly<Record<string, Remembered>>, url: string): boolean {
  const remembered = Object.hasOwn(known, url) ? known[url] : undefined;
  return remembered !== undefined && Date.now() - remembered.at < lifeOf(remembered.answer);
}

function readCache(): Readonly<Record<string, Remembered>> {
  try {
    return JSON.parse(recall(cacheKey) ?? '{}') as Record<string, Remembered>;
  } catch {
    return {};
  }
}

function writeCache(known: Readonly<Record<string, Remembered>>, answers: Answers): void {
  const at = Date.now();
  const fresh = [...answers].map(([url, answer]) => [url, { at, answer }] as const);
  const kept = Object.entries({ ...known, ...Object.fromEntries(fresh) })
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, mostRemembered);
  keep(cacheKey, JSON.stringify(Object.fromEntries(kept)));
}
