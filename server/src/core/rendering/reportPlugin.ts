/**
 * The plugin of markdown-it that turns the marks of a report into what a reader sees: VS Code's preview and the page
 * to print share it.
 * Invariant: no text of a report becomes HTML but through the renderer, which escapes it.
 */
import type { MarkdownIt, StateBlock, StateCore, Token } from 'markdown-it';
import { SourceText } from '../text/sourceText.js';
import {
  type Head,
  hasMarks,
  type Mark,
  type MarkedPart,
  type MarkedReport,
  noteMarkAt,
  signsIn,
  withMarks,
} from './marks.js';

export interface Rendered {
  readonly marked: MarkedReport;
  /** CSS that goes before the report; empty for none. */
  readonly style: string;
  /** What assistive software says of the way back from a note. */
  readonly backLabel: string;
}

/** What is known of a text; undefined where it is no report, or where nobody has said so yet. */
export type RenderedFor = (text: string) => Rendered | undefined;

const key = Symbol('koetsu');
const renderedIn = ({ env }: { readonly env: Record<string | symbol, unknown> }): Rendered | undefined =>
  env[key] as Rendered | undefined;

export function reportPlugin(md: MarkdownIt, renderedFor: RenderedFor): void {
  md.core.ruler.before('normalize', 'koetsu_marks', (state) => {
    const rendered = state.inlineMode ? undefined : renderedFor(state.src);
    state.env[key] = rendered;
    if (!rendered) return;
    const source = new SourceText('', state.src);
    state.env[partsKey] = rendered.marked.parts.map(({ kind, range }) => ({
      kind,
      first: source.positionAt(range.start).line,
      last: source.positionAt(range.end).line,
    }));
    state.src = withMarks(state.src, rendered.marked.edits);
  });
  md.block.ruler.before('table', 'koetsu_note', noteBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list', 'table'],
  });
  md.core.ruler.push('koetsu_report', (state) => {
    const rendered = renderedIn(state);
    if (!rendered) return;
    for (const token of state.tokens) readMarks(token, rendered, state.Token);
    for (const { children } of state.tokens) if (children) joinLines(children);
    insertParts(state);
    const [open, close] = ([1, -1] as const).map((it) => blockToken('koetsu_report', 'div', it, state.Token));
    open!.attrs = [
      ['class', 'koetsu-report'],
      // An editor speaks the language of its user, and letters of the two look different.
      ['lang', 'ja'],
    ];
    state.tokens = [open!, ...headTokens(rendered, state.Token), ...state.tokens, close!];
  });
  md.renderer.rules['koetsu_joint'] = () => '';
  md.renderer.rules['koetsu_style'] = (tokens, at) => `<style>${tokens[at]!.content}</style>\n`;
}

const partsKey = Symbol('koetsu parts');

interface PlacedPart {
  readonly kind: MarkedPart['kind'];
  /** Lines count from 0; `last` is that in which the part ends. */
  readonly first: number;
  readonly last: number;
}

type NewToken = new (type: string, tag: string, nesting: 1 | 0 | -1) => Token;

/** A note where its text stands: a way back and a container, as `[^1]:` and `<sup>1</sup>` both open one. */
function noteBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
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

/** Turns the marks in a token into tokens; where the renderer reads Markdown in another way, they just go. */
function readMarks(token: Token, rendered: Rendered, Token: NewToken): void {
  if (token.type === 'inline') {
    token.children = inlineTokens(token.children ?? [], rendered, Token);
    token.content = unmarked(token.content, rendered);
    return;
  }
  token.content = unmarked(token.content, rendered);
  token.info = unmarked(token.info, rendered);
  for (const attribute of token.attrs ?? []) attribute[1] = unmarked(String(attribute[1]), rendered);
  for (const child of token.children ?? []) readMarks(child, rendered, Token);
}

/** The text as the report has it. */
function unmarked(text: string, { marked }: Rendered): string {
  if (!hasMarks(text)) return text;
  return signsIn(text)
    .map((sign) => {
      if (sign.kind === 'text') return sign.text;
      const mark = sign.kind === 'close' ? undefined : marked.marks[sign.index];
      return mark && 'written' in mark ? mark.written : '';
    })
    .join('');
}

const japaneseEnd = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]$/;
const japaneseStart = /^[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;

/** A line break between Japanese letters is none: browsers would show a space. */
function joinLines(children: readonly Token[]): void {
  for (const [at, it] of children.entries()) {
    if (it.type !== 'softbreak') continue;
    const before = textBeside(children, at, -1);
    const after = textBeside(children, at, 1);
    if (japaneseEnd.test(before) && japaneseStart.test(after)) it.type = 'koetsu_joint';
  }
}

function textBeside(children: readonly Token[], at: number, by: 1 | -1): string {
  let place = at + by;
  while (children[place]?.type.startsWith('koetsu_span')) place += by;
  const token = children[place];
  return token?.type === 'text' ? token.content : '';
}

type Piece =
  | { readonly kind: 'token'; readonly token: Token }
  | { readonly kind: 'open' | 'stand'; readonly mark: Mark }
  | { readonly kind: 'close' };

function inlineTokens(children: readonly Token[], rendered: Rendered, Token: NewToken): Token[] {
  const pieces = children.flatMap((it) => piecesOf(it, rendered, Token));
  const pairs = pairsIn(pieces);
  return pieces.flatMap((piece, at) => {
    switch (piece.kind) {
      case 'token':
        return [piece.token];
      case 'stand':
        return piece.mark.kind === 'reference' ? referenceTokens(piece.mark, Token) : [];
      default:
        return pairs.has(at) ? [spanToken(piece, Token)] : [];
    }
  });
}

function piecesOf(token: Token, rendered: Rendered, Token: NewToken): readonly Piece[] {
  if (token.type !== 'text' || !hasMarks(token.content)) {
    readMarks(token, rendered, Token);
    return [{ kind: 'token', token }];
  }
  // The brackets around the mark of `[^1]` have done their work.
  const text = token.content.replace(/\[(\uFDD1[\uFDE0-\uFDEF]+\uFDD3)\]/g, '$1');
  return signsIn(text).flatMap((sign): Piece[] => {
    if (sign.kind === 'close') return [{ kind: 'close' }];
    if (sign.kind === 'text') {
      const part = Object.assign(new Token('text', '', 0), { content: sign.text, level: token.level });
      return [{ kind: 'token', token: part }];
    }
    const mark = rendered.marked.marks[sign.index];
    return mark && sign.kind !== 'note' ? [{ kind: sign.kind, mark }] : [];
  });
}

/** The places of the opening and closing marks that enclose whole constructs. */
function pairsIn(pieces: readonly Piece[]): ReadonlySet<number> {
  const pairs = new Set<number>();
  const open: { readonly at: number; readonly depth: number }[] = [];
  let depth = 0;
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === 'token') {
      depth += piece.token.nesting;
      while (open.length > 0 && open.at(-1)!.depth > depth) open.pop();
    } else if (piece.kind === 'open') open.push({ at, depth });
    else if (piece.kind === 'close' && open.at(-1)?.depth === depth) pairs.add(open.pop()!.at).add(at);
  }
  return pairs;
}

function spanToken(piece: Piece, Token: NewToken): Token {
  if (piece.kind !== 'open') return new Token('koetsu_span_close', 'span', -1);
  const token = new Token('koetsu_span_open', 'span', 1);
  const { mark } = piece;
  if (mark.kind === 'name' || mark.kind === 'open-link') {
    token.attrs = [
      ['class', `koetsu-${mark.kind}`],
      ['title', mark.about],
    ];
  } else if (mark.kind === 'foreign') token.attrs = [['lang', mark.lang]];
  return token;
}

/** `1` in a superscript, with a link to its note. */
function referenceTokens(mark: Mark & { kind: 'reference' }, Token: NewToken): Token[] {
  const isCaret = mark.written.startsWith('^');
  const open = new Token('koetsu_reference_open', mark.note === undefined ? 'span' : 'a', 1);
  open.attrs = [
    ['class', 'koetsu-reference'],
    ['id', mark.id],
    ...(mark.note === undefined
      ? []
      : ([
          ['href', `#${mark.note}`],
          ['role', 'doc-noteref'],
        ] as [string, string][])),
    ...(mark.about === undefined ? [] : [['title', mark.about] as [string, string]]),
  ];
  const label = Object.assign(new Token('text', '', 0), { content: isCaret ? mark.label : mark.written });
  const reference = [open, label, new Token('koetsu_reference_close', open.tag, -1)];
  return isCaret
    ? [new Token('sup_open', 'sup', 1), ...reference, new Token('sup_close', 'sup', -1)]
    : reference;
}

/** Encloses the top-level blocks of each part. */
function insertParts(state: StateCore): void {
  const parts = state.env[partsKey] as readonly PlacedPart[];
  const { tokens } = state;
  for (const { kind, first, last } of parts) {
    let start = -1;
    let end = -1;
    for (const [at, { level, nesting, map }] of tokens.entries()) {
      if (level !== 0 || nesting < 0 || !map || map[0] < first || map[0] > last) continue;
      if (start < 0) start = at;
      end = nesting === 1 ? closingOf(tokens, at) : at;
    }
    if (start < 0) continue;
    if (kind === 'byline') keepLines(tokens.slice(start, end));
    const open = blockToken('koetsu_part', 'section', 1, state.Token);
    open.attrs = [['class', `koetsu-${kind}`]];
    const close = blockToken('koetsu_part', 'section', -1, state.Token);
    tokens.splice(end + 1, 0, close);
    tokens.splice(start, 0, open);
  }
}

/** Each line of a byline is one. */
function keepLines(tokens: readonly Token[]): void {
  for (const it of tokens.flatMap(({ children }) => children ?? [])) {
    if (it.type === 'softbreak' || it.type === 'koetsu_joint')
      Object.assign(it, { type: 'hardbreak', tag: 'br' });
  }
}

function closingOf(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    depth += tokens[at]!.nesting;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
}

const blockToken = (type: string, tag: string, nesting: 1 | -1, Token: NewToken): Token =>
  Object.assign(new Token(`${type}_${nesting === 1 ? 'open' : 'close'}`, tag, nesting), { block: true });

function headTokens({ style, marked }: Rendered, Token: NewToken): Token[] {
  const { title, subtitle, byline }: Head = marked.head;
  const block = (tag: string, content: string, name?: string): Token[] => {
    const open = blockToken('koetsu_head', tag, 1, Token);
    if (name !== undefined) open.attrs = [['class', name]];
    const text = new Token('inline', '', 0);
    text.children = [Object.assign(new Token('text', '', 0), { content })];
    return [open, text, blockToken('koetsu_head', tag, -1, Token)];
  };
  const signed = blockToken('koetsu_part', 'section', 1, Token);
  signed.attrs = [['class', 'koetsu-byline']];
  return [
    ...(style === '' ? [] : [Object.assign(new Token('koetsu_style', '', 0), { content: style })]),
    ...(title === undefined ? [] : block('h1', title)),
    ...(subtitle === undefined ? [] : block('p', subtitle, 'koetsu-subtitle')),
    ...(byline.length === 0
      ? []
      : [signed, ...byline.flatMap((it) => block('p', it)), blockToken('koetsu_part', 'section', -1, Token)]),
  ];
}
