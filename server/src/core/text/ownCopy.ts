/**
 * A string that shares no memory with the text it was cut from: a slice keeps the whole of that text alive, and what
 * is remembered for long must not.
 */
export const ownCopy = (slice: string): string => ` ${slice}`.slice(1);
