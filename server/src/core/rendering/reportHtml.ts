/**
 * A report as one HTML file, to print on A4 and to read on a screen: its styles and pictures inside, no script,
 * nothing from the network. See docs/decisions/006-rendering.md.
 */
import MarkdownIt, { type StateCore, type Token } from 'markdown-it';
import type { House } from '../house.js';
import { anchorsOf, type HeadingAnchor } from '../markdown/anchors.js';
import type { Heading } from '../markdown/block.js';
import { linkTargetOf } from '../markdown/linkTarget.js';
import { partsOf } from '../markdown/parts.js';
import { isPlaceholder } from '../markdown/placeholder.js';
import type { Report } from '../markdown/report.js';
import { escapedHtml } from '../text/escapedHtml.js';
import { decodedSegment } from '../text/uri.js';
import { renderedReport } from './markedReport.js';
import { picturePath } from './pictures.js';
import { reportPlugin } from './reportPlugin.js';
import { type Addresses, closing, safeHtml } from './safeHtml.js';
import { pageStyles, reportStyles } from './styles.js';

/** The pictures beside the report as `data:` URIs, by their paths. */
export type Pictures = ReadonlyMap<string, string>;

/** Reports are Japanese, and so is what a page adds to them. */
const words = { contents: '目次', picture: '画像' } as const;

export function reportHtml(report: Report, house: House, pictures: Pictures = new Map()): string {
  const { text } = report.source;
  const rendered = renderedReport(report, { house, language: 'ja' });
  const headings = headingsByLine(report);
  const addresses = addressesIn(report, pictures);
  const md = new MarkdownIt({ html: true });
  // Links are judged below, and one that is none leaves its text.
  md.validateLink = () => true;
  reportPlugin(md, () => ({ ...rendered, style: '' }));
  md.core.ruler.push('koetsu_page', (state) => {
    for (const token of state.tokens) {
      const heading = token.type === 'heading_open' && token.map && headings.get(token.map[0]);
      if (heading) token.attrSet('id', heading.anchor.fragment);
      if (token.type === 'html_block') token.content = wholeHtml(token.content, addresses);
      if (token.children) token.children = safeTokens(token.children, addresses, state);
    }
    insertContents(state, report, [...headings.values()]);
  });
  // Front matter is no Markdown. Blank lines in its place keep everything where it is.
  const front = report.frontMatter?.range.end ?? 0;
  const body = md.render(
    text.slice(0, front).replace(/[^\r\n]/g, ' ') + text.slice(front).replace(/^\uFEFF/, ' '),
  );
  const title = titleOf(report);
  return `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapedHtml(title)}</title>
<style>
${reportStyles}
${pageStyles(title)}
${rendered.style}
</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}

function titleOf(report: Report): string {
  const declared = report.frontMatter?.entries.get('title')?.value;
  if (declared) return declared;
  const [anchor] = anchorsOf(report).headings;
  if (report.headings[0]?.level === 1 && anchor) return anchor.text;
  const { uri } = report.source;
  return decodedSegment(uri.slice(uri.lastIndexOf('/') + 1)).replace(/\.[^.]*$/, '');
}

interface PlacedHeading {
  readonly heading: Heading;
  readonly anchor: HeadingAnchor;
}

/** By the line on which they begin, counted from 0. */
function headingsByLine(report: Report): ReadonlyMap<number, PlacedHeading> {
  const { headings } = anchorsOf(report);
  const worded = report.headings.filter(({ content }) => content.end > content.start);
  if (worded.length !== headings.length) return new Map();
  return new Map(
    worded.map((heading, at) => [
      report.source.positionAt(heading.range.start).line,
      { heading, anchor: headings[at]! },
    ]),
  );
}

function addressesIn(report: Report, pictures: Pictures): Addresses {
  const anchors = anchorsOf(report);
  return {
    link(written) {
      const target = written.replace(/[\p{Cc}\s]+/gu, '');
      if (isPlaceholder(target)) return undefined;
      const here = linkTargetOf(target);
      if (here?.kind === 'here') {
        const place = anchors.placeOf(here.fragment);
        return place === undefined ? undefined : `#${encodeURIComponent(place)}`;
      }
      const isElsewhere = /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(target);
      return isElsewhere && !/^(?:https?:\/\/|mailto:|tel:)/i.test(target) ? undefined : target;
    },
    picture(written) {
      const path = picturePath(written);
      return path === undefined ? undefined : pictures.get(path);
    },
  };
}

function wholeHtml(html: string, addresses: Addresses): string {
  const open: string[] = [];
  const safe = safeHtml(html, open, addresses).trim();
  return safe === '' ? '' : `<div>${safe}${closing(open)}</div>\n`;
}

/** Without links that lead nowhere, pictures of elsewhere and HTML that is not allowed. */
function safeTokens(tokens: readonly Token[], addresses: Addresses, { Token }: StateCore): Token[] {
  /** The elements of the report's HTML that are open, for each construct of Markdown around them. */
  const open: string[][] = [[]];
  const ended = (): Token[] => {
    const rest = closing(open.pop() ?? []);
    return rest === '' ? [] : [Object.assign(new Token('html_inline', '', 0), { content: rest })];
  };
  let isLink = true;
  const safe = tokens.flatMap((token): Token[] => {
    if (token.nesting === 1) open.push([]);
    const before = token.nesting === -1 ? ended() : [];
    switch (token.type) {
      case 'html_inline':
        token.content = safeHtml(token.content, open.at(-1)!, addresses);
        return [token];
      case 'link_open': {
        const target = addresses.link(String(token.attrGet('href') ?? ''));
        isLink = target !== undefined;
        if (target !== undefined) token.attrSet('href', target);
        return isLink ? [token] : [];
      }
      case 'link_close':
        return isLink ? [...before, token] : before;
      case 'image': {
        const source = addresses.picture(String(token.attrGet('src') ?? ''));
        if (source === undefined) return withoutPicture(token, Token);
        token.attrSet('src', source);
        return [token];
      }
      default:
        return [...before, token];
    }
  });
  return [...safe, ...ended()];
}

/** What is written for a picture that a page cannot show. */
function withoutPicture({ content }: Token, Token: StateCore['Token']): Token[] {
  const text = new Token('text', '', 0);
  text.content = content === '' ? `［${words.picture}］` : `［${words.picture}：${content}］`;
  const open = new Token('koetsu_picture_open', 'span', 1);
  open.attrs = [['class', 'koetsu-picture']];
  return [open, text, new Token('koetsu_picture_close', 'span', -1)];
}

const fewestInContents = 3;

/** The chapters, before the body begins. */
function insertContents(state: StateCore, report: Report, headings: readonly PlacedHeading[]): void {
  const { body } = partsOf(report);
  const listed = headings.filter(
    ({ heading: { level, range } }) =>
      level > 1 && level <= 3 && range.start >= body.start && range.start < body.end,
  );
  if (listed.length < fewestInContents) return;
  const line = report.source.positionAt(body.start).line;
  const at = state.tokens.findIndex(
    ({ level, nesting, map }) => level === 0 && nesting >= 0 && map && map[0] >= line,
  );
  if (at < 0) return;
  const items = listed.map(
    ({ heading, anchor }) =>
      `<li class="koetsu-level-${heading.level}"><a href="#${encodeURIComponent(anchor.fragment)}">${escapedHtml(anchor.text)}</a></li>`,
  );
  const contents = new state.Token('html_block', '', 0);
  contents.content = `<nav class="koetsu-contents" aria-label="${words.contents}">\n<p>${words.contents}</p>\n<ol>\n${items.join('\n')}\n</ol>\n</nav>\n`;
  state.tokens.splice(at, 0, contents);
}
