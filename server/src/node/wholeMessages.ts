/**
 * A stream on which each message arrives in one piece. The library writes the header and waits before it writes the
 * rest, and each piece wakes the client: that is long beside the answer to a keystroke.
 */
import { Writable } from 'node:stream';

export function wholeMessages(stream: Writable): Writable {
  let header = '';
  const whole = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, encoding, done) {
      if (typeof chunk === 'string' && chunk.endsWith('\r\n\r\n')) {
        header = chunk;
        done();
        return;
      }
      stream.cork();
      stream.write(header, 'ascii');
      header = '';
      if (typeof chunk === 'string') stream.write(chunk, encoding, done);
      else stream.write(chunk, done);
      stream.uncork();
    },
    final(done) {
      stream.end(done);
    },
  });
  stream.on('error', (error) => whole.destroy(error));
  return whole;
}
