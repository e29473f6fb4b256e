/** A day's typing in one session of the server, whose heap is measured as it goes. */
import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/server.js';
import { nodeHost } from '../../server/src/node/host.js';
import { randomOf } from '../accuracy/injection.js';
import { dist } from '../bench/koetsu.js';
import type { InventedName } from '../bench/names.js';
import { inventedReport, kilobyte } from '../bench/texts.js';

const uri = 'untitled:report.md';
const typed = 'その後、イランとカタルーは協議を続けた<sup>1</sup>。トランプ大統領は歓迎した。';

/** Heaps in MiB, after garbage collection: at a tenth of the day and then four times more. */
export async function typeForADay(
  edits: number,
  names: readonly InventedName[],
): Promise<{ readonly edits: number; readonly heaps: readonly number[] }> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(server, nodeHost('0', dist));
  server.listen();
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.onRequest(() => null);
  client.listen();
  const capabilities = { textDocument: { diagnostic: {}, hover: {}, completion: {} } };
  await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
  await client.sendNotification('initialized', {});
  const text = inventedReport(2, 35 * kilobyte, names);
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  const lines = text.split('\n').flatMap((it, line) => (it.length > 40 && !/^[|<#-]/.test(it) ? [line] : []));
  const random = randomOf(7);
  const heaps: number[] = [];
  let place = { line: lines[0]!, character: 10 };
  for (let edit = 1; edit <= edits; edit++) {
    const at = (edit - 1) % typed.length;
    if (at === 0) place = { line: lines[Math.floor(random() * lines.length)]!, character: 10 };
    // Every other sentence is taken back, so that the report is as long in the evening as in the morning.
    const isTakenBack = Math.floor((edit - 1) / typed.length) % 2 === 1;
    if (at === 0 && isTakenBack) place = last;
    const start = isTakenBack ? place : { ...place, character: place.character + at };
    const end = isTakenBack ? { ...start, character: start.character + 1 } : start;
    void client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: edit + 1 },
      contentChanges: [{ range: { start, end }, text: isTakenBack ? '' : typed[at] }],
    });
    if (!isTakenBack) last = place;
    const textDocument = { uri };
    await client.sendRequest('textDocument/diagnostic', { textDocument });
    if (edit % 50 === 0) await client.sendRequest('textDocument/hover', { textDocument, position: start });
    if (edit % 20 === 0)
      await client.sendRequest('textDocument/completion', { textDocument, position: start });
    if (edit === edits / 10 || (edit > edits / 10 && edit % (edits / 4) === 0)) heaps.push(heapNow());
  }
  await client.sendRequest('shutdown');
  client.dispose();
  return { edits, heaps };
}

/** Where the sentence before was typed. */
let last = { line: 0, character: 0 };

function heapNow(): number {
  const { gc } = globalThis as { gc?: () => void };
  if (!gc) throw new Error('needs --expose-gc');
  gc();
  gc();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
