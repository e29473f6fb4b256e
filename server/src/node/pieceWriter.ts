/**
 * Writes each message in one piece. The library's own writer writes its header first and waits, and each piece wakes
 * the client: for the answer to a keystroke that is as long as everything else.
 */
import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

export class PieceWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  /** Rejected where the stream takes no more. */
  write(message: Message): Promise<void> {
    const content = Buffer.from(JSON.stringify(message));
    return new Promise((resolve, reject) => {
      this.#stream.cork();
      this.#stream.write(`Content-Length: ${content.length}\r\n\r\n`, 'ascii');
      this.#stream.write(content, (error) => (error ? reject(error) : resolve()));
      this.#stream.uncork();
    });
  }

  end(): void {
    this.#stream.end();
  }
}
