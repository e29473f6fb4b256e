/**
 * The plugin of markdown-it that turns the marks of a report into what a reader sees: VS Code's preview and the page
 * to print share it.
 * Invariant: no text of a report becomes HTML but through the renderer, which escapes it.
 */
import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { SourceText } from '../text/sourceText.js';
import { joinLines, readMarks } from './inlineMarks.js';
import { type Head, type MarkedPart, withMarks } from './marks.js';
import { noteBlock } from './noteBlock.js';
import { type NewToken, type Rendered, renderedIn, setRendered } from './rendered.js';

/** What is known of a text; undefined where it is no report, or where nobody has said so yet. */
export type RenderedFor = (text: string) => Rendered | undefined;

export function reportPlugin(md: MarkdownIt, renderedFor: RenderedFor): void {
  md.core.ruler.before('normalize', 'koetsu_marks', (state) => {
    const rendered = state.inlineMode ? undefined : renderedFor(state.src);
    setRendered(state, rendered);
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
