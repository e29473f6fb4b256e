import { nextTurn } from './turn.js';

/** So long the server may be deaf to the client, in milliseconds: what a person cannot notice. */
const unitOfWork = 8;

/** A function that lets waiting messages in whenever a unit of work has been done since it last did. */
export function pacer(): () => Promise<void> | undefined {
  let begun = Date.now();
  return () => {
    if (Date.now() - begun < unitOfWork) return undefined;
    return nextTurn().then(() => {
      begun = Date.now();
    });
  };
}
