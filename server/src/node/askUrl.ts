/**
 * Asks one server for one URL, through all redirects.
 * Node's own `http` and not `fetch`: its `lookup` sees the very address that is connected to, so that no URL of a
 * report reaches into the network of its reader; and the answer's body is never begun.
 * Invariant: nothing here throws, and nothing but the URL leaves the machine.
 */
import type { LookupAddress } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import type { BlockList, LookupFunction } from 'node:net';
import type { WebAnswer } from '../core/surroundings.js';

/** Loaded at the first question: few runs ask anybody, and what it takes to ask is long to load. */
const network = () => ({
  dns: require('node:dns') as typeof import('node:dns'),
  http: require('node:http') as typeof import('node:http'),
  https: require('node:https') as typeof import('node:https'),
  net: require('node:net') as typeof import('node:net'),
});

export interface Manner {
  readonly signal?: AbortSignal;
  /** Milliseconds for one request up to the head of its answer. */
  readonly timeout?: number;
  /** Asks addresses of this machine and of its own network too: for tests. */
  readonly isPrivateAllowed?: boolean;
}

export interface Reply {
  readonly answer: WebAnswer;
  /** Milliseconds, where the server asks to be left alone for a while. */
  readonly retryAfter?: number;
}

const mostRedirects = 8;

export async function answerOf(url: string, asking: Manner): Promise<Reply> {
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
async function headOf(url: URL, asking: Manner): Promise<Head | WebAnswer> {
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
  { timeout = 10_000, signal, isPrivateAllowed = false }: Manner,
): Promise<Head | WebAnswer> {
  const { dns, http, https, net } = network();
  return new Promise((resolve) => {
    const name = url.hostname.replace(/^\[|\]$/g, '');
    if (!isPrivateAllowed && net.isIP(name) && isPrivate(name)) return resolve({ kind: 'private' });
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      headers,
      agent: false,
      lookup: isPrivateAllowed ? dns.lookup : publicLookup,
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
const privateNetworks = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const;
let privateAddresses: BlockList | undefined;

const familyOf = (address: string): 'ipv4' | 'ipv6' => (network().net.isIPv6(address) ? 'ipv6' : 'ipv4');

function isPrivate(address: string): boolean {
  if (!privateAddresses) {
    privateAddresses = new (network().net.BlockList)();
    for (const [start, prefix] of privateNetworks) privateAddresses.addSubnet(start, prefix, familyOf(start));
  }
  return privateAddresses.check(address, familyOf(address));
}

/** As `lookup`, without private addresses. */
const publicLookup: LookupFunction = (name, options, answer) => {
  network().dns.lookup(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return answer(error, '');
    const open = found.filter((it) => !isPrivate(it.address));
    const [first] = open;
    if (!first) return answer(Object.assign(new Error(privateAddress), { code: privateAddress }), '');
    if (options.all) answer(null, open);
    else answer(null, first.address, first.family);
  });
};
