/** What a reader sees of a report: in the preview, and on the page to print. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import type { LanguageService } from '../server/src/core/languageService.js';
import { marksAfterEdit } from '../server/src/core/rendering/marks.js';
import type { Rendered } from '../server/src/core/rendering/rendered.js';
import { reportPlugin } from '../server/src/core/rendering/reportPlugin.js';
import { safeStyleSheet } from '../server/src/core/rendering/styleSheet.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { uriIn } from '../server/src/core/text/uri.js';
import { createWorkspace, type Workspace } from '../server/src/core/workspace.js';
import { files } from './fixture.js';

const root = 'file:///folder';
const uri = `${root}/a.md`;

const scenes = new Map<string, Workspace>();

/** `scene` holds the files beside the report `a.md`. */
function serviceOf(text: string, scene = ''): LanguageService {
  let workspace = scenes.get(scene);
  if (!workspace) {
    const given = scene === '' ? [] : [...files(scene)];
    const sources = given.map(([path, content]) => new SourceText(uriIn(root, path), content));
    scenes.set(scene, (workspace = createWorkspace(root, sources, noResources)));
  }
  const source = new SourceText(uri, text);
  return createLanguageService(workspace.with({ kind: 'file', source }), new Set([uri]));
}

const pageOf = (text: string, scene?: string, pictures = new Map<string, string>()): string =>
  serviceOf(text, scene).page(uri, pictures)!;

/** What stands in `<main>`, in the element of the report. */
const mainOf = (text: string, scene?: string, pictures?: Map<string, string>): string =>
  /<main>\n<div class="koetsu-report" lang="ja">\n?([\s\S]*)<\/div>\n<\/main>/.exec(
    pageOf(text, scene, pictures),
  )![1]!;

const renderedOf = (text: string, scene?: string): Rendered => serviceOf(text, scene).rendered(uri, 'ja')!;

/** As VS Code's preview would show `shown` where the server has read `text`. */
function preview(text: string, scene?: string, shown = text): string {
  const rendered = renderedOf(text, scene);
  const marked = marksAfterEdit(rendered.marked, text, shown);
  const md = new MarkdownIt({ html: true, linkify: true });
  reportPlugin(md, (source) => (source === shown ? { ...rendered, marked } : undefined));
  return md.render(shown);
}

const knowledge = `-- knowledge/names.yaml --
entities:
  - name: 港湾庁
    kind: organisation
    english: Port Authority
    bio: 港を見る役所。<b>"1900年"</b>からある。
`;

describe('a report as a reader sees it', () => {
  it('links marks and notes of both dialects in both ways', () => {
    const sup = mainOf(
      '本文<sup>1</sup>と<sup>2,1</sup>。\n\n<sup>1</sup> 一つ目。\n\n<sup>2</sup> 二つ目。\n',
    );
    const caret = mainOf('本文[^1]と[^2][^1]。\n\n[^1]: 一つ目。\n[^2]: 二つ目。\n');
    for (const html of [sup, caret]) {
      match(html, /<sup><a class="koetsu-reference" id="fnref-1" href="#fn-1" [^>]*>1<\/a><\/sup>/);
      match(html, /<aside class="koetsu-note" id="fn-1" role="doc-footnote" aria-label="注1">/);
      match(
        html,
        /<a href="#fnref-1" role="doc-backlink" aria-label="本文へ戻る 1">1<\/a><a href="#fnref-1-2"/,
      );
      linksLeadSomewhere(html);
    }
    match(sup, /<sup><a [^>]*id="fnref-2"[^>]*>2<\/a>,<a [^>]*id="fnref-1-2"[^>]*>1<\/a><\/sup>/);
  });

  it('keeps a note whole: its paragraphs, and the emphasis beside its mark', () => {
    const html = mainOf('**強い。**[^a]続く。\n\n[^a]: 一段目。\n\n    二段目。\n\n本文。\n');
    match(html, /<strong>強い。<\/strong><sup><a /);
    match(html, /<p>一段目。<\/p>\n<p>二段目。<\/p>\n<\/div>\n<\/aside>\n<p>本文。<\/p>/);
  });

  it('leaves marks without a note, powers and code alone', () => {
    const html = mainOf(
      '無い[^9]。10<sup>6</sup>と`[^1]`。\n\n```\n[^1] https://example.jp/a\n```\n\n本文[^1]。\n\n[^1]: 注。\n',
    );
    match(html, /無い<sup><span class="koetsu-reference" id="fnref-9">9<\/span><\/sup>/);
    match(html, /10<sup>6<\/sup>と<code>\[\^1\]<\/code>/);
    match(html, /<pre><code>\[\^1\] https:\/\/example\.jp\/a\n<\/code>/);
  });

  it('tells English from Japanese', () => {
    const html = mainOf(
      '本文[^1]と[^2]。\n\n[^1]: John Smith, "Ports and People," Harbor Press, 2024.\n[^2]: 詳しくは Ports of the Inland Seas を参照。\n',
    );
    match(html, /id="fn-1" role="doc-footnote" aria-label="注1" lang="en"/);
    match(html, /<span lang="en">Ports of the Inland Seas<\/span>/);
  });

  const whole = `# 港の報告

みなと研究所
調査部 水野 葉月
2025年4月12日

- 一つ。
- 二つ。
- 三つ。

書き出し。
続き。

## 1. 背景

本文。

## 2. 今後

本文。[背景](#1-背景)へ。

### 3. まとめ

本文。

## みなと研究所

東京都港区一丁目、電話 00-0000-0000

### 免責事項

- 正確性を保証しません。
`;

  it('lays out byline, summary, contact and disclaimer, and has anchors and contents', () => {
    const html = mainOf(whole);
    match(
      html,
      /<section class="koetsu-byline">\n<p>みなと研究所<br>\n調査部 水野 葉月<br>\n2025年4月12日<\/p>\n<\/section>/,
    );
    match(
      html,
      /<section class="koetsu-summary">\n<ul>[\s\S]*三つ。[\s\S]*<\/ul>\n<\/section>\n<nav class="koetsu-contents"/,
    );
    match(html, /<p>書き出し。続き。<\/p>/);
    match(html, /<section class="koetsu-contact">\n<h2[^>]*>みなと研究所<\/h2>/);
    match(
      html,
      /<section class="koetsu-disclaimer">\n<h3[^>]*>免責事項<\/h3>\n<ul>[\s\S]*<\/ul>\n<\/section>\n$/,
    );
    deepEqual(
      [...html.matchAll(/<li class="koetsu-level-\d"><a [^>]*>([^<]*)/g)].map((it) => it[1]),
      ['1. 背景', '2. 今後', '3. まとめ'],
    );
    linksLeadSomewhere(html);
  });

  it('shows what only the front matter says, and the rest of it not', () => {
    const html = pageOf(
      '---\ntitle: 港の報告\nauthor: 水野 葉月\ndate: 2025-04-12\nstatus: draft\n---\n\n本文。\n',
    );
    match(html, /<title>港の報告<\/title>/);
    match(
      html,
      /<h1>港の報告<\/h1>\n<section class="koetsu-byline">\n<p>水野 葉月<\/p>\n<p>2025年4月12日<\/p>/,
    );
    doesNotMatch(html, /draft/);
  });

  it('lets no script, no handler, no foreign address and no comment of a report onto the page', () => {
    const html = mainOf(
      `# <script>alert(1)</script>

<script>alert(2)</script>

<img src="https://example.jp/a.png" onerror="alert(3)"><iframe src="https://example.jp"></iframe>

<div onclick="alert(4)" align="right">右に<u>線</div>

[一](javascript:alert(5))、[二](JaVaScRiPt&#58;alert(6))、[三](data:text/html,a)、<a href="java&#10;script:alert(7)" onclick="x">四</a>、[五](command:x)、<javascript:alert(8)>、[六](vbscript:x)、[七](//example.jp/a)

文<sup>上</sup><br><ruby>湾<rt>わん</rt></ruby><b>太い、閉じない <!-- koetsu-disable-line -->。

![遠い図](https://example.jp/b.png) ![近い図](fig/a%20b.png "題") ![無い図](none.png)

次の段落。
`,
      '',
      new Map([['fig/a b.png', 'data:image/png;base64,AAAA']]),
    );
    doesNotMatch(html, /<(?:script|iframe)/i);
    doesNotMatch(html, /<[^>]*\son\w+=/i);
    doesNotMatch(html.replace(/&lt;.*?&gt;/g, ''), /(?:href|src)="(?!#|data:image\/png;base64,AAAA)/i);
    doesNotMatch(html, /\]\(/);
    doesNotMatch(html, /<!--/);
    match(html, /&lt;script&gt;alert\(2\)&lt;\/script&gt;/);
    match(html, /<div>右に<u>線<\/u><\/div>/);
    match(html, /<sup>上<\/sup><br><ruby>湾<rt>わん<\/rt><\/ruby><b>太い、閉じない\s+。<\/b><\/p>/);
    match(html, /［画像：遠い図］/);
    match(html, /<img src="data:image\/png;base64,AAAA" alt="近い図" title="題">/);
    match(html, /［画像：無い図］/);
  });

  it('asks nothing of the network', () => {
    const css =
      '-- koetsu.yaml --\nhouse:\n  styleSheet: house/a.css\n-- house/a.css --\n@import "https://example.jp/a.css";\nh1 { color: navy; background: url(https://example.jp/a.png) }\n</style><script>alert(1)</script>\n';
    const html = pageOf('# 題\n\n[出典](https://www.mofa.go.jp/a)。\n', css);
    match(html, /h1 \{ color: navy; background: none\(/);
    match(html, /default-src 'none'/);
    doesNotMatch(html, /<script|<link|@import|url\(/);
    equal(html.match(/<\/style>/g)!.length, 1);
    match(html, /<a href="https:\/\/www\.mofa\.go\.jp\/a">出典<\/a>/);
  });

  it('keeps links whose target is still to come from being links', () => {
    const html = mainOf('[リンク](#)と[仮](TODO)と https://example.com/a を見る。\n');
    equal(
      html,
      '<p><span class="koetsu-open-link" title="リンク先がまだ入っていません">リンク</span>と<span class="koetsu-open-link" title="リンク先がまだ入っていません">仮</span>と <span class="koetsu-open-link" title="リンク先がまだ入っていません">https://example.com/a</span> を見る。</p>\n',
    );
  });

  it('shows noncharacters of a text as unknown, and takes none for a mark of its own', () => {
    const html = mainOf('偽\uFDD1\uFDE0\uFDD3の印[^1]\uFDD4。\n\n[^1]: 注。\n');
    match(html, /<p>偽\uFFFD\uFFFD\uFFFDの印<sup><a /);
    doesNotMatch(html, /[\uFDD0-\uFDEF]/);
  });

  it('reads CRLF, a byte order mark and no text at all', () => {
    const html = mainOf('\uFEFF# 題\r\n\r\n本文[^1]。\r\n\r\n[^1]: 注。\r\n');
    match(html, /<h1 id="題">題<\/h1>\n<p>本文<sup>/);
    equal(mainOf(''), '');
  });
});

describe('the preview', () => {
  it('gives names what is known about them, escaped', () => {
    const html = preview('# 港湾庁の報告\n\n**港湾庁**は述べた。\n', knowledge);
    const title =
      'title="港湾庁 · Port Authority · 組織\n港を見る役所。&lt;b&gt;&quot;1900年&quot;&lt;/b&gt;からある。"';
    match(
      html,
      new RegExp(`<h1><span class="koetsu-name" ${title.replaceAll('.', '\\.')}>港湾庁</span>の報告</h1>`),
    );
    match(html, /<strong><span class="koetsu-name" [^>]*>港湾庁<\/span><\/strong>は/);
  });

  it('ends a bare URL where the report does, and links a mark behind it', () => {
    const html = preview(
      '参照：https://www.mofa.go.jp/aを見る。https://www.mofa.go.jp/b[^1]。\n\n[^1]: 注。\n',
    );
    match(html, /<a href="https:\/\/www\.mofa\.go\.jp\/a">[^<]*<\/a>を見る/);
    match(html, /<a href="https:\/\/www\.mofa\.go\.jp\/b">[^<]*<\/a><sup><a class="koetsu-reference"/);
  });

  it('tells what a note says where its mark is, and what a link lacks', () => {
    const html = preview('本文[^1]。[リンク](#)\n\n[^1]: 港の"日誌"。\n');
    match(html, /href="#fn-1" role="doc-noteref" title="港の&quot;日誌&quot;。"/);
    match(
      html,
      /<a href="#"><span class="koetsu-open-link" title="リンク先がまだ入っていません">リンク<\/span><\/a>/,
    );
  });

  it('shows the style sheet of the house', () => {
    const scene =
      '-- koetsu.yaml --\nhouse:\n  styleSheet: house/a.css\n-- house/a.css --\nh1 { color: navy }\n';
    match(
      preview('# 題\n', scene),
      /^<div class="koetsu-report" lang="ja">\n<style>h1 \{ color: navy \}\n<\/style>\n<h1>題<\/h1>/,
    );
  });

  it('keeps what it knows around an edit that nobody has read yet', () => {
    const text = '港湾庁は[^1]述べた。\n\n港湾庁も[^2]。\n\n[^1]: 一。\n[^2]: 二。\n';
    const html = preview(text, knowledge, text.replace('述べた', 'また港湾庁に述べ'));
    equal(html.match(/class="koetsu-name"/g)!.length, 2);
    match(html, /また港湾庁に述べ/);
    linksLeadSomewhere(html);
    equal(html.match(/<aside/g)!.length, 2);
    const cut = preview(text, knowledge, text.replace('港湾庁も[^2]', '港も'));
    equal(cut.match(/class="koetsu-name"/g)!.length, 1);
    doesNotMatch(cut, /[\uFDD0-\uFDEF]/);
  });

  it('is read in time that grows with its length', () => {
    const started = performance.now();
    for (const text of [
      '港湾庁は述べた。\n'.repeat(10_000),
      '港湾庁は[^1]。'.repeat(4_000),
      Array.from({ length: 2_000 }, (_, at) => `港[^${at}]。\n\n[^${at}]: 注。\n`).join('\n'),
      '[リンク](#)'.repeat(4_000),
      '<b>'.repeat(5_000),
      'Ports of the Sea。'.repeat(4_000),
    ]) {
      preview(text, knowledge);
      mainOf(text, knowledge);
    }
    ok(performance.now() - started < 30_000);
  }).timeout(60_000);

  it('leaves a text alone of which nothing is known', () => {
    const md = new MarkdownIt({ html: true });
    const plain = md.render('本文[^1]。\n');
    reportPlugin(md, () => undefined);
    equal(md.render('本文[^1]。\n'), plain);
  });

  it('carries marks through markup of every kind without a trace', () => {
    const pieces = [
      '港湾庁',
      '[^1]',
      '<sup>1</sup>',
      '**',
      '_',
      '[',
      '](#)',
      '`',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '| a |',
      '\n|---|\n',
      '# ',
      '    ',
      '<b>',
      'https://example.jp/',
      '\\',
      '[^1]: ',
      '!',
      '</b>',
      '~~',
      '\n[^2]: 注',
    ];
    let seed = 7;
    const next = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    for (let round = 0; round < 400; round++) {
      const text = Array.from({ length: 1 + next(24) }, () => pieces[next(pieces.length)]).join('');
      const shown = preview(text, knowledge);
      doesNotMatch(shown, /[\uFDD0-\uFDEF]/, text);
      // The preview shows HTML of the report as it is written.
      isBalanced(shown.replace(/<\/?(?:b|sup)>/g, ''), text);
      const page = mainOf(text, knowledge);
      doesNotMatch(page, /[\uFDD0-\uFDEF]/, text);
      isBalanced(page, text);
    }
  });
});

describe('a style sheet', () => {
  it('loads nothing, whatever it is written as', () => {
    for (const css of [
      'a{background:url(//example.jp)}',
      'a{background:URL( "http://example.jp" )}',
      'a{background:u\\72l(//example.jp)}',
      '@import url(//example.jp);',
      "@import 'a;b';",
      '@\\69mport "x";',
      'a{background:image-set("//example.jp" 1x)}',
      '@font-face{src:url(/a.woff)}',
      '</style><script>',
    ]) {
      doesNotMatch(safeStyleSheet(css), /url\s*\(|@import|image-set|<\/|<script/i, css);
    }
    const kept = '.a::before { content: "\\201C url(x)"; background: url(data:image/png;base64,AA) }';
    ok(safeStyleSheet(kept).startsWith('.a::before { content: "\\201C'));
    match(safeStyleSheet(kept), /url\(data:image/);
  });
});

/** Every `#…` of the page is the id of something in it. */
function linksLeadSomewhere(html: string): void {
  const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map((it) => it[1]!));
  const places = [...html.matchAll(/href="#([^"]+)"/g)].map((it) => decodeURIComponent(it[1]!));
  ok(places.length > 0);
  deepEqual(
    places.filter((it) => !ids.has(it)),
    [],
  );
}

/** Every element that is opened is closed, in order. */
function isBalanced(html: string, text: string): void {
  const open: string[] = [];
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (['br', 'hr', 'img'].includes(name!)) continue;
    if (slash) equal(open.pop(), name, JSON.stringify(text));
    else open.push(name!);
  }
  deepEqual(open, [], JSON.stringify(text));
}
