/** In what kind of text a name stands: a rule on running text leaves tables and other people's words alone. */
import { isQuoted } from '../japanese/quotation.js';
import type { Block } from '../markdown/block.js';
import type { Mention } from './mentions.js';

/**
 * `note`: footnotes, captions and lines of sources. `quotation`: somebody else's text, in quotation marks, in a
 * block quote or as the title of what is linked to.
 */
export type Setting = 'text' | 'heading' | 'table' | 'note' | 'quotation';

const caption =
  /^[\s\u3000（(［[【*]*(?:図|表|写真|出所|出典|資料|注)(?:表)?\s*(?:[0-9０-９一二三四五:：]|[）)］\]】])/;

/** A link whose text is so much longer than the name has a title or a sentence for its text. */
const mostAroundName = 12;

export function settingOf(block: Block, { prose, start, range }: Mention): Setting {
  if (block.kind === 'footnote-definition') return 'note';
  if (prose.kind === 'table-cell') return 'table';
  if (block.kind === 'block-quote' || isQuoted(prose.text, start)) return 'quotation';
  const isInTitle = block.links.some(
    ({ text }) =>
      text.start <= range.start &&
      range.end <= text.end &&
      text.end - text.start > range.end - range.start + mostAroundName,
  );
  if (isInTitle) return 'quotation';
  if (prose.kind === 'heading') return 'heading';
  return caption.test(prose.text) ? 'note' : 'text';
}
