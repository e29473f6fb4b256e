/** The marks inside a line, read back from the tokens of markdown-it: names, open links, references, foreign passages. */
import type { Token } from 'markdown-it';
import { hasMarks, type Mark, signsIn } from './marks.js';
import type { NewToken, Rendered } from './rendered.js';

/** Turns the marks in a token into tokens; where the renderer reads Markdown in another way, they just go. */
export function readMarks(token: Token, rendered: Rendered, Token: NewToken): void {
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
export function joinLines(children: readonly Token[]): void {
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
