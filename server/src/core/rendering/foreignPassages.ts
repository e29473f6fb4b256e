/** Passages in English, for hyphens, quotation marks and voices of their own. */
import type { Report } from '../markdown/report.js';
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';

const japanese = /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/g;
/** Three words and more; a name of two is at home in a Japanese sentence. */
const passage = /[A-Za-z][A-Za-z'’.-]*(?:,? +[“"(]?[A-Za-z0-9][A-Za-z0-9'’.,:;&)”"-]*){2,}/g;

/** Whether a text is English but for a word or two, such as the label of a link. */
export function isForeign(text: string): boolean {
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  const others = text.match(japanese)?.length ?? 0;
  return letters >= 12 && letters > 10 * others;
}

/** Those in Japanese text, where no markup is in the way. */
export function foreignPassages({ blocks }: Report): readonly TextRange[] {
  const passages: TextRange[] = [];
  for (const { block, start } of blocks) {
    for (const prose of block.prose) {
      if (!/[A-Za-z] +[A-Za-z]/.test(prose.text)) continue;
      for (const match of prose.text.matchAll(passage)) {
        const range = rangeOf(match.index, match.index + match[0].replace(/[,.:;)”"]+$/, '').length);
        if (prose.isPlain(range)) passages.push(shifted(prose.toSource(range), start));
      }
    }
  }
  return passages;
}
