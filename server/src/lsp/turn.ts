/** Letting others have their turn. */

export const nextTurn: () => Promise<void> =
  typeof setImmediate === 'function'
    ? () => new Promise((resolve) => setImmediate(resolve))
    : turnsByMessage();

/**
 * For a browser, where the library's `setImmediate` is a microtask, before which no message is ever let in.
 * A message to oneself is behind all those that have already arrived.
 */
function turnsByMessage(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  Object.assign(port1, { onmessage: () => waiting.shift()?.() });
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
}

/** Continues after the messages that have already arrived: edits and cancellations among them take effect first. */
export async function afterQueuedMessages(): Promise<void> {
  // One turn for the message behind this one, and one for what that message scheduled.
  await nextTurn();
  await nextTurn();
}
