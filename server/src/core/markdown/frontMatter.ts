import { rangeOf, type TextRange } from '../text/textRange.js';
import type { Block } from './block.js';
import { ProseBuilder } from './prose.js';

/** The YAML between `---` on the first line and the next `---` or `...`. */
export interface FrontMatter {
  /** With both fences and the line break behind the closing one. */
  readonly range: TextRange;
  /** The YAML itself. */
  readonly content: TextRange;
  /** The scalar entries of the first level: `title`, `date`, `author`, `office`, `status` and any other. */
  readonly entries: ReadonlyMap<string, FrontMatterEntry>;
}

export interface FrontMatterEntry {
  readonly value: string;
  readonly key: TextRange;
  readonly range: TextRange;
}

const fence = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/;
const closingFence = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)/m;
const entryLine = /^([\p{L}\p{N}_-]+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$/gmu;

/** Front matter that is never closed is no front matter: the `---` is a thematic break then. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const open = fence.exec(text);
  if (!open) return undefined;
  const start = open[0].length;
  const close = closingFence.exec(text.slice(start));
  if (!close) return undefined;
  const content = rangeOf(start, start + close.index);
  return {
    range: rangeOf(0, start + close.index + close[0].length),
    content,
    entries: entriesOf(text, content),
  };
}

/**
 * Only `key: value` on one line: this is read on every keystroke and by every rule, and a nested value says
 * nothing that a rule asks for. The YAML is validated where it is edited, not here.
 */
function entriesOf(text: string, content: TextRange): ReadonlyMap<string, FrontMatterEntry> {
  const entries = new Map<string, FrontMatterEntry>();
  for (const match of text.slice(content.start, content.end).matchAll(entryLine)) {
    const [line, key, raw] = match as unknown as [string, string, string];
    const lineStart = content.start + match.index;
    const valueStart = lineStart + line.indexOf(raw, key.length + 1);
    const quoted = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(raw);
    const value = quoted ? quoted[2]! : raw.replace(/\s+#.*$/, '');
    const shift = quoted ? 1 : 0;
    entries.set(key, {
      value,
      key: rangeOf(lineStart, lineStart + key.length),
      range: rangeOf(valueStart + shift, valueStart + shift + value.length),
    });
  }
  return entries;
}

const titles = ['title', 'subtitle', '題名', '副題'];

/**
 * What of the front matter is printed above the report, to be read like a heading; undefined where there is none.
 * The block begins where the report does.
 */
export function titleBlockOf(text: string, { range, entries }: FrontMatter): Block | undefined {
  const source = text.slice(0, range.end);
  const prose = titles.flatMap((key) => {
    const entry = entries.get(key);
    // Escapes of YAML are not read, and a list or a map has no title.
    if (!entry || entry.value === '' || /[\\[{]|''/.test(entry.value)) return [];
    const builder = new ProseBuilder(source);
    builder.copy(entry.range.start, entry.range.end);
    return [builder.finish('heading', false)];
  });
  if (prose.length === 0) return undefined;
  return {
    kind: 'front-matter',
    text: source,
    prose,
    headings: [],
    listItems: [],
    links: [],
    linkReferenceDefinitions: [],
    footnoteReferences: [],
    footnoteDefinitions: [],
    looseFootnoteUses: [],
    directives: [],
    opaque: [],
    memory: [],
  };
}
