/**
 * The names of a folder and what joins them, as one page: names on a circle, those of a kind side by side, a line where
 * reports name both. Below it the same as a table, for whoever would rather read or cannot see.
 * Invariant: no script, nothing from outside, every name escaped. What a name is joined to shows while it is pointed at
 * or has the focus of the keyboard.
 */
import type { NameGraph } from '../archive/nameGraph.js';
import type { Message } from '../finding.js';
import { type EntityKind, entityKinds } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { escapedHtml } from '../text/escapedHtml.js';

interface Named {
  /** Index in the graph. */
  readonly node: number;
  readonly name: string;
  readonly kind: EntityKind | undefined;
  readonly reports: number;
  /** From the middle of the picture. */
  readonly x: number;
  readonly y: number;
  /** In degrees, from the right, clockwise. */
  readonly angle: number;
}

type Language = keyof Message;

const radius = 290;
const fontSize = 13;
/** From the middle of a dot to the text of its name. */
const gap = 18;

export function nameGraphHtml(
  graph: NameGraph,
  knowledge: KnowledgeBase,
  reports: number,
  language: Language,
): string {
  const names = placed(graph, knowledge);
  const title = titles[language];
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escapedHtml(introduction(names.length, reports)[language])}</p>
${names.length === 0 ? '' : `${picture(graph, names, language)}\n${tableOf(graph, names, language)}`}
</main>
</body>
</html>
`;
}

const titles: Message = { ja: '名前のつながり', en: 'Names that stand together' };

const introduction = (names: number, reports: number): Message =>
  names === 0
    ? {
        ja: 'このフォルダーの報告書に、知っている名称がまだありません。',
        en: 'The reports of this folder name nothing yet that the knowledge base knows.',
      }
    : {
        ja: `報告書${reports}件に多く出る名称${names}件です。線は、同じ報告書に出る名称を結びます。太いほど、いつも一緒に出ます。名前を指すか、Tabキーで選ぶと、その名前の線だけが見えます。`,
        en: `The ${names} names that most of the ${reports} reports mention. A line joins names of the same reports; the thicker, the more often they stand together. Point at a name, or reach it with Tab, to see its lines alone.`,
      };

/** Names of a kind stand side by side, in the order of the kinds. */
function placed({ nodes }: NameGraph, knowledge: KnowledgeBase): readonly Named[] {
  const kinds: readonly (EntityKind | undefined)[] = Object.keys(entityKinds) as EntityKind[];
  const rank = (kind: EntityKind | undefined): number => (kind ? kinds.indexOf(kind) : kinds.length);
  return nodes
    .map(({ entity, reports }, node) => ({ node, reports, ...knowledge.entity(entity) }))
    .sort((a, b) => rank(a.kind) - rank(b.kind) || b.reports - a.reports)
    .map(({ node, name, kind, reports }, at, { length }) => {
      const angle = (360 * at) / length - 90;
      const [x, y] = [Math.cos, Math.sin].map((of) => radius * of((angle * Math.PI) / 180));
      return { node, name, kind, reports, x: x!, y: y!, angle };
    });
}

/** Half the side of the picture: the longest name has its room in every direction. */
function reach(names: readonly Named[]): number {
  const letters = Math.max(...names.map((it) => [...it.name].length));
  return Math.ceil(radius + gap + fontSize * (letters + 1));
}

function picture({ edges }: NameGraph, names: readonly Named[], language: Language): string {
  const byNode = new Map(names.map((it) => [it.node, it]));
  const lineOf = ({ one, other, strength }: NameGraph['edges'][number]): string => {
    const [a, b] = [byNode.get(one)!, byNode.get(other)!];
    const width = (0.5 + 4 * strength).toFixed(1);
    return `<path d="M${point(a)}Q0 0 ${point(b)}" stroke-width="${width}"/>`;
  };
  const groups = names.map((it) => {
    const own = edges.filter(({ one, other }) => one === it.node || other === it.node);
    const told = `${it.name}${{ ja: `（${it.reports}件の報告書）`, en: ` (${it.reports} reports)` }[language]}`;
    const isLeft = Math.cos((it.angle * Math.PI) / 180) < 0;
    const turn = `rotate(${(isLeft ? it.angle + 180 : it.angle).toFixed(1)} ${point(it)})`;
    return `<g class="name ${it.kind ?? 'other'}" tabindex="0" role="img" aria-label="${escapedHtml(told)}">
<title>${escapedHtml(told)}</title>
<g class="own">${own.map(lineOf).join('')}</g>
<circle cx="${it.x.toFixed(1)}" cy="${it.y.toFixed(1)}" r="${(4 + 2 * Math.log2(it.reports)).toFixed(1)}"/>
<text transform="${turn}" x="${(it.x + (isLeft ? -gap : gap)).toFixed(1)}" y="${it.y.toFixed(1)}" text-anchor="${isLeft ? 'end' : 'start'}" dominant-baseline="central">${escapedHtml(it.name)}</text>
</g>`;
  });
  const half = reach(names);
  return `<svg viewBox="${-half} ${-half} ${2 * half} ${2 * half}" xmlns="http://www.w3.org/2000/svg" role="group" aria-label="${titles[language]}">
<g class="all" aria-hidden="true">${edges.map(lineOf).join('')}</g>
${groups.join('\n')}
</svg>`;
}

const point = ({ x, y }: Named): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

const mostTold = 5;

function tableOf({ edges }: NameGraph, names: readonly Named[], language: Language): string {
  const byNode = new Map(names.map((it) => [it.node, it.name]));
  const heads = {
    ja: ['名称', '種類', '報告書', 'よく一緒に出る名称（件）'],
    en: ['Name', 'Kind', 'Reports', 'Often together with (reports)'],
  }[language];
  const rows = [...names]
    .sort((a, b) => a.node - b.node)
    .map(({ node, name, kind, reports }) => {
      const others = edges
        .filter(({ one, other }) => one === node || other === node)
        .slice(0, mostTold)
        .map((it) => `${byNode.get(it.one === node ? it.other : it.one)!}（${it.reports}）`);
      const cells = [name, kind ? entityKinds[kind][language] : '', String(reports), others.join('、')];
      return `<tr>${cells.map((it) => `<td>${escapedHtml(it)}</td>`).join('')}</tr>`;
    });
  return `<table>
<thead><tr>${heads.map((it) => `<th scope="col">${it}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

/** The editor's colours where it shows the page, else those of paper. */
const styles = `
body { font-family: var(--vscode-font-family, sans-serif); color: var(--vscode-editor-foreground, #222); max-width: 900px; margin: 0 auto; padding: 1em; }
h1 { font-size: 1.3em; }
svg { width: 100%; min-width: 40em; height: auto; }
path { fill: none; stroke: var(--vscode-charts-lines, #888); opacity: 0.35; }
.name { outline: none; cursor: default; }
.name text { font-size: ${fontSize}px; fill: var(--vscode-editor-foreground, #222); }
.name circle { fill: var(--vscode-charts-foreground, #666); }
.person circle { fill: var(--vscode-charts-blue, #1a66c2); }
.country circle, .place circle { fill: var(--vscode-charts-green, #2c8a3c); }
.organisation circle, .company circle { fill: var(--vscode-charts-orange, #c46a10); }
.agreement circle, .policy circle, .event circle { fill: var(--vscode-charts-purple, #7a3fa5); }
.own { visibility: hidden; }
.own path { stroke: var(--vscode-focusBorder, #1a66c2); opacity: 0.9; }
.name:hover .own, .name:focus .own { visibility: visible; }
.name:focus-visible circle { stroke: var(--vscode-focusBorder, #1a66c2); stroke-width: 4; }
.name:hover text, .name:focus text { font-weight: bold; }
svg:has(.name:hover, .name:focus) .all { opacity: 0.25; }
table { border-collapse: collapse; width: 100%; }
th { white-space: nowrap; }
th, td { text-align: left; padding: 0.3em 0.6em; border-bottom: 1px solid var(--vscode-widget-border, #ccc); vertical-align: top; }
`;
