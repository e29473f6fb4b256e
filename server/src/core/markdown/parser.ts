/**
 * The one scanner: `@lezer/markdown` with tables, both footnote dialects and bare URLs.
 * See docs/decisions/001-markdown-parser.md for why, and for the skip table.
 * Invariant: it accepts every text, and the tree's offsets are those of the text that went in.
 */
import {
  parser as commonMark,
  type InlineContext as Inline,
  InlineContext,
  type MarkdownConfig,
  type MarkdownParser,
  Strikethrough,
  Table,
} from '@lezer/markdown';

const [tableBlock] = Table.parseBlock!;

/** The library's tables, which white space behind the last `|` of the delimiter row would otherwise undo. */
const tables: MarkdownConfig = {
  ...Table,
  parseBlock: [
    {
      ...tableBlock!,
      leaf(cx, leaf) {
        const table = tableBlock!.leaf!(cx, leaf);
        return (
          table && {
            nextLine(cx, line, leaf) {
              const { text } = line;
              line.text = text.trimEnd();
              const isDone = table.nextLine(cx, line, leaf);
              line.text = text;
              return isDone;
            },
            finish: (cx, leaf) => table.finish(cx, leaf),
          }
        );
      },
      endLeaf(cx, line, leaf) {
        const trimming: typeof cx = Object.create(cx, { peekLine: { value: () => cx.peekLine().trimEnd() } });
        return tableBlock!.endLeaf!(trimming, line, leaf);
      },
    },
  ],
};

const character = (text: string): number => text.charCodeAt(0);

const definitionMark = /^\[\^([^\]\s[]+)\]:/;

/** `[^1]: …`, a container like a list item whose later lines are indented (GitHub's and micromark's syntax). */
const caretNotes: MarkdownConfig = {
  defineNodes: [
    {
      name: 'FootnoteDefinition',
      block: true,
      composite(_cx, line) {
        if (line.next >= 0 && line.indent < line.baseIndent + 4) return false;
        line.moveBaseColumn(line.baseIndent + 4);
        return true;
      },
    },
    { name: 'FootnoteReference' },
    { name: 'FootnoteMark' },
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      before: 'LinkReference',
      parse(cx, line) {
        const mark = definitionMark.exec(line.text.slice(line.pos));
        if (!mark || line.indent >= line.baseIndent + 4) return false;
        const start = cx.lineStart + line.pos;
        cx.startComposite('FootnoteDefinition', line.pos, 0);
        cx.addElement(cx.elt('FootnoteMark', start, start + mark[0].length));
        line.moveBase(line.pos + mark[0].length);
        return null;
      },
      endLeaf: (_cx, line) =>
        line.indent < line.baseIndent + 4 && definitionMark.test(line.text.slice(line.pos)),
    },
  ],
  parseInline: [
    {
      name: 'FootnoteReference',
      before: 'Link',
      parse(cx: Inline, next: number, pos: number) {
        // `驚いた![^1]` is no picture: the mark is read, and the exclamation is text.
        if (next === 0x21) return referenceEnd(cx, pos + 1) < 0 ? -1 : pos + 1;
        const end = next === 0x5b ? referenceEnd(cx, pos) : -1;
        return end < 0 ? -1 : cx.addElement(cx.elt('FootnoteReference', pos, end));
      },
    },
  ],
};

/** Where `[^1]` that opens at `start` ends, or -1. */
function referenceEnd(cx: Inline, start: number): number {
  if (cx.char(start) !== 0x5b || cx.char(start + 1) !== 0x5e) return -1;
  for (let at = start + 2; at < cx.end; at++) {
    const code = cx.char(at);
    if (code === 0x5d) return at === start + 2 ? -1 : at + 1;
    if (code === 0x5b || code <= 0x20 || code === 0x3000) return -1;
  }
  return -1;
}

const supNote = /^<sup>\s*[0-9０-９]{1,4}(?:\s*[,，、・]\s*[1-9１-９][0-9０-９]{0,2}){0,8}\s*<\/sup>/i;
const longestSupNote = 80;

/** `<sup>1</sup>` and `<sup>1,2</sup>`, as reports are published. What they mean is decided in `blockOf.ts`. */
const supNotes: MarkdownConfig = {
  defineNodes: [{ name: 'SupNote' }],
  parseInline: [
    {
      name: 'SupNote',
      before: 'HTMLTag',
      parse(cx: Inline, next: number, pos: number) {
        if (next !== 0x3c || (cx.char(pos + 1) | 0x20) !== 0x73) return -1;
        const match = supNote.exec(cx.slice(pos, Math.min(cx.end, pos + longestSupNote)));
        return match ? cx.addElement(cx.elt('SupNote', pos, pos + match[0].length)) : -1;
      },
    },
  ],
};

const htmlCode = /^<(code|kbd|samp|tt|var)(?:\s[^<>]*)?>[\s\S]*?<\/\1\s*>/i;

/** `<code>…</code>` and its like hold what is typed, not what is read, as a code span does. */
const htmlCodes: MarkdownConfig = {
  defineNodes: [{ name: 'HtmlCode' }],
  parseInline: [
    {
      name: 'HtmlCode',
      before: 'HTMLTag',
      parse(cx: Inline, next: number, pos: number) {
        if (next !== 0x3c) return -1;
        // As far as a tag without its end may be looked for again and again.
        const match = htmlCode.exec(cx.slice(pos, Math.min(cx.end, pos + 1000)));
        return match ? cx.addElement(cx.elt('HtmlCode', pos, pos + match[0].length)) : -1;
      },
    },
  ],
};

const inlineMath = /^(\$\$?)(?![\s$0-9])[^$\n]*?[^$\s\\]\1(?![0-9A-Za-z$])/;

/** `$x = y$` (GitHub's and Pandoc's syntax). Before a digit `$` is a currency. */
const formulas: MarkdownConfig = {
  defineNodes: [{ name: 'InlineMath' }],
  parseInline: [
    {
      name: 'InlineMath',
      before: 'Emphasis',
      parse(cx: Inline, next: number, pos: number) {
        if (next !== 0x24 || /[0-9A-Za-z$]/.test(String.fromCharCode(cx.char(pos - 1)))) return -1;
        const match = inlineMath.exec(cx.slice(pos, Math.min(cx.end, pos + 300)));
        return match ? cx.addElement(cx.elt('InlineMath', pos, pos + match[0].length)) : -1;
      },
    },
  ],
};

/**
 * Japanese letters are of a URL where they follow a sign that asks for more, up to a particle:
 * `https://ja.wikipedia.org/wiki/カタール` of `https://ja.wikipedia.org/wiki/カタールを参照`. Square brackets are of
 * none: they open a link or a note, or close the one around it.
 */
const bareUrl =
  /^(?:https?:\/\/|www\.)[!-;=?-Z\\^-~]+(?:(?<=[/=#?&+_%-])[ァ-ヺｦ-ﾟ一-鿿㐀-䶿][ァ-ー・＝ｦ-ﾟ一-鿿㐀-䶿々\u3099\u309A!-;=?-Z\\^-~]*)?/;

/** A URL written as such (GFM §6.9), which ends before Japanese text and before closing punctuation. */
const bareUrls: MarkdownConfig = {
  defineNodes: [{ name: 'BareUrl' }],
  parseInline: [
    {
      name: 'BareUrl',
      parse(cx: Inline, next: number, pos: number) {
        if (next !== 0x68 && next !== 0x77) return -1;
        if (cx.char(pos + 1) !== 0x74 && cx.char(pos + 1) !== 0x77) return -1;
        const match = bareUrl.exec(cx.slice(pos, cx.end));
        if (!match) return -1;
        let url = match[0].replace(/[?!.,:*_~'"]+$/, '');
        while (url.endsWith(')') && count(url, ')') > count(url, '(')) url = url.slice(0, -1);
        return /^https?:\/\/.|^www\..+\../.test(url)
          ? cx.addElement(cx.elt('BareUrl', pos, pos + url.length))
          : -1;
      },
    },
  ],
};

const count = (text: string, wanted: string): number => text.split(wanted).length - 1;

/**
 * `[報告書[PDF]](https://…)`: brackets in a link's text are text. The library takes `[PDF]` for a shortcut
 * reference, defined or not, and then no link may be around it; CommonMark §6.3 (example 512) wants the link.
 */
const bracketsInLinks: MarkdownConfig = {
  parseInline: [
    {
      name: 'BracketsInLinks',
      before: 'LinkEnd',
      parse(cx: Inline, next: number, pos: number) {
        if (next !== 0x5d || cx.char(pos + 1) === 0x28 || cx.char(pos + 1) === 0x5b) return -1;
        const { parts } = cx as unknown as { parts: (OpenBracket | null)[] };
        const open: number[] = [];
        for (let at = parts.length - 1; at >= 0 && open.length <= mostOpenBrackets; at--) {
          const it = parts[at];
          if (it && it.side !== undefined && cx.char(it.from) === 0x5b) open.push(at);
        }
        const [inner, outer] = open;
        if (inner === undefined || outer === undefined || open.length > mostOpenBrackets) return -1;
        if (!parts[outer]!.side || !closesLink(cx, pos + 1, open.length - 1)) return -1;
        parts[inner] = null;
        return pos + 1;
      },
    },
  ],
};

/** No text has so many brackets in each other, and to look into them all takes the square of their number. */
const mostOpenBrackets = 32;

/** What the library keeps for a `[` that is not closed yet; `side` is 0 where it can no longer open a link. */
interface OpenBracket {
  readonly from: number;
  readonly side?: number;
}

/** Whether one of the brackets that close the `open` outer ones is followed by a destination. */
function closesLink(cx: Inline, from: number, open: number): boolean {
  let depth = open;
  for (let at = from; at < cx.end && depth > 0; at++) {
    const code = cx.char(at);
    if (code === 0x5c) at++;
    else if (code === 0x5b) depth++;
    else if (code === 0x5d && --depth < open && cx.char(at + 1) === 0x28) return true;
  }
  return false;
}

export const parser: MarkdownParser = skipping(
  commonMark.configure([
    tables,
    Strikethrough,
    caretNotes,
    supNotes,
    htmlCodes,
    formulas,
    bareUrls,
    bracketsInLinks,
  ]),
);

/** What the library's own `parseInline` uses, beyond the part it declares. */
type OpenInlineContext = Inline & { resolveMarkers(from: number): never[] };

/**
 * The same parser with a loop over inline text that asks the inline parsers only where one of them may answer.
 * The original asks each of them at every character, which in Japanese prose is nearly always in vain; the
 * trees are the same (a law tests it) and a report is read about five times faster.
 */
function skipping(parser: MarkdownParser): MarkdownParser {
  const asked = new Uint8Array(128);
  for (const each of '\\`*_[]!<&~$ hw') asked[character(each)] = 1;
  const { inlineParsers } = parser as unknown as {
    inlineParsers: readonly (((cx: Inline, next: number, pos: number) => number) | undefined)[];
  };
  parser.parseInline = (text, offset) => {
    const cx = new (InlineContext as unknown as new (...args: readonly unknown[]) => OpenInlineContext)(
      parser,
      text,
      offset,
    );
    let at = 0;
    scan: while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code >= 128 || asked[code] === 0 || (code === 0x20 && text.charCodeAt(at + 1) !== 0x20)) {
        at++;
        continue;
      }
      for (const parse of inlineParsers) {
        const end = parse ? parse(cx, code, offset + at) : -1;
        if (end >= 0) {
          at = end - offset;
          continue scan;
        }
      }
      at++;
    }
    return cx.resolveMarkers(0);
  };
  return parser;
}
