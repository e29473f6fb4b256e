import { rangeOf } from '../text/textRange.js';
import type { Directive } from './block.js';

const form = /^<!--\s*koetsu-disable(?:-(line|next-line|file))?(?=\s|[—–：]|--)([\s\S]*?)-->/;
const reasonMark = /(?:—|–|--|：)/;
/** What the editor writes before the place where the reason goes. */
const reasonPrompt = /^理由\s*[：:]?\s*/;

/** Reads an HTML comment at `at`: `<!-- koetsu-disable-next-line rule other-rule — 理由 -->`. */
export function directiveOf(comment: string, at: number): Directive | undefined {
  const match = form.exec(comment);
  if (!match) return undefined;
  const body = match[2]!;
  const bodyStart = match[0].length - '-->'.length - body.length;
  const mark = reasonMark.exec(body);
  const ids = mark ? body.slice(0, mark.index) : body;
  return {
    range: rangeOf(at, at + comment.length),
    scope: (match[1] as Directive['scope'] | undefined) ?? 'file',
    rules: [...ids.matchAll(/[A-Za-z][\w-]*/g)].map((it) => {
      const start = at + bodyStart + it.index;
      return { id: it[0], range: rangeOf(start, start + it[0].length) };
    }),
    reason: mark
      ? body
          .slice(mark.index + mark[0].length)
          .trim()
          .replace(reasonPrompt, '')
      : '',
  };
}
