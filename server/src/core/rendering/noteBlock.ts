/** Notes where their texts stand, for markdown-it: `[^1]:` and `<sup>1</sup>` both open a block of their own. */
import type { StateBlock, Token } from 'markdown-it';
import { type Mark, noteMarkAt } from './marks.js';
import { renderedIn } from './rendered.js';

/** A note where its text stands: a way back and a container, as `[^1]:` and `<sup>1</sup>` both open one. */
export function noteBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const rendered = renderedIn(state);
  if (!rendered || state.sCount[startLine]! - state.blkIndent >= 4) return false;
  const found = noteMarkAt(state.src, state.bMarks[startLine]! + state.tShift[startLine]!);
  const mark = found && rendered.marked.marks[found.index];
  if (!found || mark?.kind !== 'note') return false;
  if (silent) return true;
  const open = state.push('koetsu_note_open', 'aside', 1);
  open.attrs = [
    ['class', 'koetsu-note'],
    ['id', mark.id],
    ['role', 'doc-footnote'],
    ['aria-label', `${rendered.noteWord}${mark.label}`],
    ...(mark.lang === undefined ? [] : [['lang', mark.lang] as [string, string]]),
  ];
  backTokens(state, mark, rendered.backLabel);
  state.push('koetsu_note_text_open', 'div', 1).attrs = [['class', 'koetsu-note-text']];
  noteContent(
    state,
    startLine,
    mark.isParagraph ? paragraphEnd(state, startLine, endLine) : endLine,
    found.end,
  );
  state.push('koetsu_note_text_close', 'div', -1);
  state.push('koetsu_note_close', 'aside', -1);
  open.map = [startLine, state.line];
  return true;
}

function paragraphEnd(state: StateBlock, startLine: number, endLine: number): number {
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line)) line++;
  return line;
}

/** Blocks from `at` on, of which those after the first line belong to the note where they are indented. */
function noteContent(state: StateBlock, startLine: number, endLine: number, at: number): void {
  const { parentType } = state;
  const [begin, shift, indent] = [
    state.bMarks[startLine]!,
    state.tShift[startLine]!,
    state.sCount[startLine]!,
  ];
  state.bMarks[startLine] = at;
  state.tShift[startLine] = state.skipSpaces(at) - at;
  state.blkIndent += 4;
  state.sCount[startLine] = state.blkIndent;
  state.parentType = 'footnote';
  state.md.block.tokenize(state, startLine, endLine);
  state.parentType = parentType;
  state.blkIndent -= 4;
  state.bMarks[startLine] = begin;
  state.tShift[startLine] = shift;
  state.sCount[startLine] = indent;
}

/** The number, which leads back to the first mark, and a way to each further one. */
function backTokens(
  state: StateBlock,
  { label, references }: Mark & { kind: 'note' },
  backLabel: string,
): void {
  const { Token } = state;
  const text = (content: string): Token => Object.assign(new Token('text', '', 0), { content });
  const ways = references.flatMap((id, at) => {
    const open = new Token('koetsu_back_open', 'a', 1);
    open.attrs = [
      ['href', `#${id}`],
      ['role', 'doc-backlink'],
      ['aria-label', `${backLabel} ${label}`],
    ];
    return [open, text(at === 0 ? label : '↩'), new Token('koetsu_back_close', 'a', -1)];
  });
  state.push('koetsu_note_label_open', 'div', 1).attrs = [['class', 'koetsu-note-label']];
  state.push('inline', '', 0).children = ways.length > 0 ? ways : [text(label)];
  state.push('koetsu_note_label_close', 'div', -1);
}
