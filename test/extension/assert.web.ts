/** What the tests use of `node:assert/strict`, for an extension host in a browser. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value, null, 1) ?? String(value));

export function ok(value: unknown, message = 'not true'): asserts value {
  if (!value) throw new AssertionError(`${message}: ${shown(value)}`);
}

export function equal<T>(actual: unknown, expected: T, message = 'not equal'): asserts actual is T {
  if (!Object.is(actual, expected))
    throw new AssertionError(`${message}: ${shown(actual)} is not ${shown(expected)}`);
}

export function deepEqual<T>(actual: unknown, expected: T, message = 'not equal'): asserts actual is T {
  if (!isSame(actual, expected))
    throw new AssertionError(`${message}: ${shown(actual)} is not ${shown(expected)}`);
}

/** Plain values alone: arrays, records and what they are made of. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a, b].map((it) => new Map<string, unknown>(Object.entries(it)));
  return (
    left!.size === right!.size &&
    [...left!].every(([key, it]) => right!.has(key) && isSame(it, right!.get(key)))
  );
}

export function match(text: string, pattern: RegExp, message = 'no match'): void {
  if (!pattern.test(text)) throw new AssertionError(`${message}: ${shown(text)} for ${pattern}`);
}

export function doesNotMatch(text: string, pattern: RegExp, message = 'a match'): void {
  if (pattern.test(text)) throw new AssertionError(`${message}: ${shown(text)} for ${pattern}`);
}

export async function rejects(promise: PromiseLike<unknown>, pattern: RegExp): Promise<void> {
  const error = await promise.then(
    () => undefined,
    (it: unknown) => it ?? new Error(),
  );
  ok(error, 'not rejected');
  match(String(error), pattern);
}
