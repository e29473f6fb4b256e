/** Which names stand together in the reports of a folder. */
import type { Archive } from './archive.js';

/** Names are nodes, and two are joined where reports name both. */
export interface NameGraph {
  /** Those that most reports name, the most frequent first. */
  readonly nodes: readonly { readonly entity: number; readonly reports: number }[];
  /** Indices of nodes, the strongest first. `strength` is the cosine of the reports of both: 1 where always together. */
  readonly edges: readonly {
    readonly one: number;
    readonly other: number;
    readonly reports: number;
    readonly strength: number;
  }[];
}

export function nameGraphOf({ reports }: Archive, mostNodes: number, mostEdges: number): NameGraph {
  const counts = new Map<number, number>();
  for (const { entities } of reports.values()) {
    for (const entity of entities) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  const nodes = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostNodes)
    .map(([entity, count]) => ({ entity, reports: count }));
  const indexOf = new Map(nodes.map(({ entity }, index) => [entity, index]));
  const together = new Map<number, number>();
  for (const { entities } of reports.values()) {
    const here = Array.from(entities, (it) => indexOf.get(it)).filter((it) => it !== undefined);
    for (const one of here) {
      for (const other of here) {
        if (one >= other) continue;
        const key = one * mostNodes + other;
        together.set(key, (together.get(key) ?? 0) + 1);
      }
    }
  }
  const edges = [...together].map(([key, count]) => {
    const one = Math.floor(key / mostNodes);
    const other = key % mostNodes;
    const strength = count / Math.sqrt(nodes[one]!.reports * nodes[other]!.reports);
    return { one, other, reports: count, strength };
  });
  const isTelling = (it: { readonly reports: number }): boolean => reports.size < 4 || it.reports > 1;
  edges.sort((a, b) => b.strength * b.reports - a.strength * a.reports || a.one - b.one || a.other - b.other);
  return { nodes, edges: edges.filter(isTelling).slice(0, mostEdges) };
}
