/**
 * Words of one reading, each with the company that it alone keeps.
 *
 * A collocation is what stands around the word, which is `_` in it: `責任を_`, `_をたたえ`. The other words of the group
 * are wrong there. One that fits several words stands with each of them, and is wrong for the rest alone.
 * Invariant: only what no dictionary and no newspaper allows for the other words. Where they disagree (警戒体制 and
 * 警戒態勢, 移譲 and 委譲), the collocation stands with both.
 */
export type HomophoneGroup = Readonly<Record<string, string>>;
