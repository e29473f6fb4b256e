/** Asking servers, against a server on this machine that behaves as badly as servers do. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Asking, askServers, plannedRequests } from '../server/src/node/liveLinks.js';

type Handler = (response: ServerResponse, request: IncomingMessage) => void;

const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (response) =>
    response.writeHead(code, headers).end();

describe('asking servers', () => {
  let server: Server;
  let origin: string;
  let asked: string[];
  let atOnce: number;
  let most: number;
  let sent: number;
  let cacheHome: string | undefined;
  let folder: string;
  const pages: Record<string, Handler> = {
    '/alive': status(200),
    '/gone': status(404),
    '/members': status(403),
    '/broken': status(503),
    '/head-405': (response, { method }) => response.writeHead(method === 'HEAD' ? 405 : 200).end(),
    '/head-404': (response, { method }) => response.writeHead(method === 'HEAD' ? 404 : 200).end(),
    '/head-reset': (response, { method }) =>
      method === 'HEAD' ? response.socket!.destroy() : response.writeHead(200).end(),
    '/reset': (response) => response.socket!.destroy(),
    '/hang': () => {},
    '/garbage': (response) => response.socket!.end('no HTTP at all\r\n\r\n'),
    '/slow-body': (response, { method }) => {
      response.writeHead(method === 'HEAD' ? 405 : 200, { 'content-type': 'text/html' });
      response.write('<html>');
    },
    '/huge': (response, { method }) => {
      if (method === 'HEAD') return response.writeHead(501).end();
      response.writeHead(200, { 'content-length': String(1024 ** 3) });
      const pour = (): void => {
        while (!response.destroyed && sent < 1024 ** 3) {
          sent += 65536;
          if (!response.write(Buffer.alloc(65536))) return void response.once('drain', pour);
        }
      };
      pour();
    },
    '/pdf': status(200, { 'content-type': 'application/pdf' }),
    '/moved': status(301, { location: '/alive' }),
    '/moved-twice': status(308, { location: '/moved' }),
    '/found': status(302, { location: '/alive' }),
    '/moved-then-found': status(301, { location: '/found' }),
    '/moved-away': status(301, { location: '/gone' }),
    '/moved-日本': status(301, { location: Buffer.from('/港', 'utf8').toString('latin1') }),
    '/%E6%B8%AF': status(200),
    '/loop': status(302, { location: '/loop' }),
    '/cookie-loop': status(302, { location: '/cookie-loop', 'set-cookie': 'a=1' }),
    '/nowhere': status(302, { location: 'mailto:a@port-lab.jp' }),
    '/busy-for-long': status(429, { 'retry-after': '3600' }),
  };

  beforeEach(async () => {
    [asked, atOnce, most, sent] = [[], 0, 0, 0];
    folder = mkdtempSync(path.join(tmpdir(), 'koetsu-live-'));
    cacheHome = process.env['XDG_CACHE_HOME'];
    process.env['XDG_CACHE_HOME'] = folder;
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      most = Math.max(most, ++atOnce);
      response.on('close', () => atOnce--);
      (pages[request.url!] ?? status(200))(response, request);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    if (cacheHome === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = cacheHome;
    rmSync(folder, { recursive: true, force: true });
  });

  /** `/alive` keeps a machine that is connected from looking like one that is not. */
  const answer = async (page: string, asking: Asking = {}): Promise<unknown> => {
    const urls = [`${origin}/alive`, `${origin}${page}`];
    const answers = await askServers(urls, { isPrivateAllowed: true, timeout: 150, ...asking });
    return answers.get(urls[1]!);
  };
  const askedFor = (page: string): readonly string[] =>
    asked.filter((it) => it.endsWith(` ${page}`)).map((it) => it.split(' ')[0]!);

  for (const [page, expected, methods] of [
    ['/alive', { kind: 'alive' }, ['HEAD']],
    ['/gone', { kind: 'gone', status: 404 }, ['HEAD', 'GET']],
    ['/members', { kind: 'refused', status: 403 }, ['HEAD', 'GET']],
    ['/broken', { kind: 'failed', status: 503 }, ['HEAD', 'GET']],
    ['/head-405', { kind: 'alive' }, ['HEAD', 'GET']],
    ['/head-404', { kind: 'alive' }, ['HEAD', 'GET']],
    ['/head-reset', { kind: 'alive' }, ['HEAD', 'GET']],
    ['/reset', { kind: 'no-connection' }, ['HEAD', 'GET']],
    ['/hang', { kind: 'timeout' }, ['HEAD', 'GET']],
    ['/garbage', { kind: 'no-connection' }, ['HEAD', 'GET']],
    ['/slow-body', { kind: 'alive' }, ['HEAD', 'GET']],
    ['/huge', { kind: 'alive' }, ['HEAD', 'GET']],
    ['/pdf', { kind: 'alive' }, ['HEAD']],
    ['/moved', { kind: 'moved', to: '/alive' }, ['HEAD']],
    ['/moved-twice', { kind: 'moved', to: '/alive' }, ['HEAD']],
    ['/found', { kind: 'alive' }, ['HEAD']],
    ['/moved-then-found', { kind: 'moved', to: '/found' }, ['HEAD']],
    ['/moved-away', { kind: 'gone', status: 404 }, ['HEAD']],
    ['/loop', { kind: 'redirect-loop' }, ['HEAD']],
    ['/cookie-loop', { kind: 'refused', status: 302 }, ['HEAD']],
    ['/nowhere', { kind: 'failed', status: 302 }, ['HEAD']],
    ['/busy-for-long', { kind: 'refused', status: 429 }, ['HEAD']],
  ] as const) {
    it(`${page}: ${expected.kind}`, async () => {
      deepEqual(await answer(page), 'to' in expected ? { ...expected, to: origin + expected.to } : expected);
      if (page !== '/alive') deepEqual(askedFor(page), methods);
    });
  }

  it('does not blame a page for a server that speaks no TLS', async () => {
    const url = `${origin.replace('http', 'https')}/alive`;
    const answers = await askServers([url, `${origin}/alive`], { isPrivateAllowed: true });
    deepEqual(answers.get(url), { kind: 'no-connection' });
  });

  it('reads an address in UTF-8, and asks for one in Japanese', async () => {
    pages['/moved-%E6%97%A5%E6%9C%AC'] = pages['/moved-日本']!;
    deepEqual(await answer('/moved-日本'), { kind: 'moved', to: `${origin}/%E6%B8%AF` });
  });

  it('begins no body: of a gigabyte next to nothing is sent', async () => {
    deepEqual(await answer('/huge'), { kind: 'alive' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    ok(sent < 64 * 1024 ** 2, `${sent} bytes`);
  });

  it('waits as long as a server asks for, once, and with all pages of that server', async () => {
    let first = 0;
    let second = 0;
    pages['/busy'] = (response) => {
      if (first === 0) {
        first = Date.now();
        return response.writeHead(429, { 'retry-after': '1' }).end();
      }
      second = Date.now();
      return response.writeHead(200).end();
    };
    deepEqual(await answer('/busy', { perHost: 1 }), { kind: 'alive' });
    ok(second - first >= 990, `${second - first} ms`);
    deepEqual(askedFor('/busy'), ['HEAD', 'HEAD']);
  });

  it('asks for each URL once, so many at a time and so many of one host', async () => {
    for (let page = 0; page < 12; page++) pages[`/page/${page}`] = (it) => setTimeout(() => it.end(), 20);
    const urls = Array.from({ length: 24 }, (_, at) => `${origin}/page/${at % 12}`);
    const counts: string[] = [];
    const onAnswer = (done: number, total: number): void => void counts.push(`${done}/${total}`);
    const answers = await askServers(urls, { isPrivateAllowed: true, perHost: 2, onAnswer });
    equal(answers.size, 12);
    equal(asked.length, 12);
    equal(most, 2);
    deepEqual([counts[0], counts.at(-1)], ['1/12', '12/12']);
    const others = urls.map((it, at) => `${it.replace('127.0.0.1', at % 2 ? '127.0.0.1' : 'localhost')}?b`);
    for (let page = 0; page < 12; page++) pages[`/page/${page}?b`] = pages[`/page/${page}`]!;
    most = 0;
    await askServers(others, { isPrivateAllowed: true, perHost: 4, atOnce: 3 });
    equal(most, 3);
  });

  it('asks nothing a second time within a day', async () => {
    const urls = ['/alive', '/gone', '/members', '/moved'].map((it) => origin + it);
    deepEqual(plannedRequests([...urls, urls[0]!]), { urls: 4, hosts: 1 });
    const first = await askServers(urls, { isPrivateAllowed: true });
    const count = asked.length;
    deepEqual(plannedRequests(urls), { urls: 0, hosts: 0 });
    deepEqual(await askServers(urls, { isPrivateAllowed: true }), first);
    equal(asked.length, count);
    await askServers(urls, { isPrivateAllowed: true, isFresh: true });
    equal(asked.length, 2 * count);
  });

  it('ends where somebody cancels, and leaves no request behind', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const urls = ['/alive', '/hang', '/hang?2', '/hang?3'].map((it) => origin + it);
    pages['/hang?2'] = pages['/hang?3'] = pages['/hang']!;
    const started = Date.now();
    const answers = await askServers(urls, { isPrivateAllowed: true, signal: controller.signal });
    deepEqual([...answers.keys()], [`${origin}/alive`]);
    ok(Date.now() - started < 1000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    equal(atOnce, 0);
  });

  it('asks no address of this machine or its network', async () => {
    const port = new URL(origin).port;
    const urls = ['127.0.0.1', 'localhost', '[::1]', '192.168.0.1', '[::ffff:10.0.0.1]'].map(
      (it) => `http://${it}:${port}/alive`,
    );
    const answers = await askServers(urls, { timeout: 500 });
    deepEqual(
      [...answers.values()].map((it) => it.kind),
      urls.map(() => 'private'),
    );
    equal(asked.length, 0);
  });

  it('takes a machine that reaches nobody for one that is not connected', async () => {
    const nowhere = 'http://no-such-host.invalid/';
    const alone = await askServers([nowhere], { timeout: 500 });
    ok(alone.get(nowhere)!.kind !== 'no-such-host');
    equal(
      (await askServers([nowhere, `${origin}/alive`], { isPrivateAllowed: true })).get(nowhere)!.kind,
      'no-such-host',
    );
  });

  it('says who asks, and sends no more than the URL', async () => {
    let seen: IncomingMessage['headers'] = {};
    pages['/who'] = (response, request) => {
      seen = request.headers;
      response.end();
    };
    await answer('/who');
    ok(seen['user-agent']?.startsWith('Koetsu/'));
    deepEqual(Object.keys(seen).sort(), ['accept', 'accept-language', 'connection', 'host', 'user-agent']);
  });
});
