/** What a settings file may hold, as values. */
import type { Message } from '../finding.js';

export type Shape = { readonly description: Message } & (
  | { readonly type: 'text'; readonly form?: { readonly pattern: RegExp; readonly said: Message } }
  | { readonly type: 'flag' }
  | { readonly type: 'number' }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  /** One value without a list counts as a list of one. */
  | { readonly type: 'list'; readonly of: Shape; readonly example?: readonly string[] }
  /** `shorthand`: a value that may stand in place of the map; it is the value of the key `shorthandKey`. */
  | {
      readonly type: 'map';
      readonly keys: Shapes;
      readonly shorthand?: Shape;
      readonly shorthandKey?: string;
    }
);

export type Shapes = Readonly<Record<string, Shape>>;

/**
 * What a matcher that tries one way after another is done with soon: six wildcards, three in a name, four groups
 * with two dozen alternatives in all, none of which is repeated, in 300 characters.
 */
const boundedGlob =
  /^(?=.{0,300}$)(?!(?:[^*]*\*+(?!\*)){7})(?!(?:[^*]*(?:\*(?!\*)[^*]*)*\*\*+){4})(?!(?:[^/]*\/)*(?:[^*/]*\*+(?!\*)){4})(?!(?:[^{(]*[{(]){5})(?!(?:[^,|]*[,|]){25})(?!.*[+*]\()/;

export const globs = (description: Message, example: readonly string[]): Shape => ({
  type: 'list',
  description,
  example,
  of: {
    type: 'text',
    description: {
      ja: 'ルートからの相対パス。`*` と `**` が使えます。頭に `!` を付けたものは除きます。',
      en: 'A path relative to the root; `*` and `**` may be used. One with `!` in front leaves files out.',
    },
    form: {
      pattern: boundedGlob,
      said: {
        ja: 'この書き方は、ファイルを探すのに際限なく時間がかかるおそれがあります。`*` は一つの名前に3つ、全体で6つまでにし、`+( )` と `*( )` は使わないでください。',
        en: 'Looking for files by this might take time without end. Use no more than 3 `*` in a name and 6 in all, and neither `+( )` nor `*( )`.',
      },
    },
  },
});
