/** The language server as a Node process: chooses a connection, gives the server a disk, starts it. */
import { connect } from 'node:net';
import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
} from 'vscode-languageserver/node';
import { besides, clientFiles } from './lsp/clientFiles.js';
import { startServer } from './lsp/server.js';
import { nodeHost } from './node/host.js';
import { wholeMessages } from './node/wholeMessages.js';

declare const KOETSU_VERSION: string;

const usage = `koetsu-language-server: 校閲の言語サーバー / the language server of Koetsu
  --stdio       標準入出力でつなぐ / speak over stdin and stdout
  --node-ipc    Node の IPC でつなぐ / speak over Node's IPC
  --socket=N    127.0.0.1 のポート N につなぐ / connect to port N of 127.0.0.1
  --version  --help
`;

function connectionFor(argument: string): Connection | undefined {
  if (argument === '--stdio') return createConnection(process.stdin, wholeMessages(process.stdout));
  if (argument === '--node-ipc' && process.send) {
    process.on('disconnect', () => process.exit());
    return createConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  }
  const port = /^--socket=(\d+)$/.exec(argument)?.[1];
  const socket = port === undefined ? undefined : connect(Number(port), '127.0.0.1');
  return socket && createConnection(socket, wholeMessages(socket));
}

// Editors built on vscode-languageclient add this one of their own accord; the connection reads it.
const [argument = '', ...others] = process.argv.slice(2).filter((it) => !it.startsWith('--clientProcessId='));
const connection = others.length === 0 ? connectionFor(argument) : undefined;
if (connection) {
  startServer(connection, besides(nodeHost(KOETSU_VERSION, __dirname), clientFiles(connection)));
  connection.listen();
} else if (argument === '--version' || argument === '--help') {
  process.stdout.write(argument === '--help' ? usage : `${KOETSU_VERSION}\n`);
} else {
  process.stderr.write(
    `引数が正しくありません / bad arguments: ${process.argv.slice(2).join(' ')}\n${usage}`,
  );
  process.exitCode = 2;
}
