/** Recall on seeded typos and on typos that people made, where the shared data lie beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from '../../server/src/core/finding.js';
import { applyEdits } from '../../server/src/core/text/textRange.js';
import { share, table } from './table.js';

/** What `inject` of the shared injector returns for one seed. */
interface Injected {
  readonly text: string;
  readonly gold: readonly {
    readonly offset: number;
    readonly length: number;
    readonly found: string;
    readonly original: string;
    readonly edit: { readonly offset: number; readonly length: number };
  }[];
}

type Inject = (text: string, names: readonly string[], options: object) => Injected;

/** The kinds that the rules of this section are about; misspelled names have a table of their own. */
const kinds = [
  'kanji-simplified',
  'kanji-traditional',
  'script-intrusion',
  'no-teki',
  'particle-double',
  'extra-kana',
  'kana-delete',
  'char-duplicate',
  'punct-duplicate',
];

/** Undefined without the injector. One defect at a time, so that each is judged on its own. */
export async function recallOnTypos(
  texts: readonly string[],
  names: readonly string[],
  findingsIn: (text: string) => readonly Finding[],
  perKind: number,
  seed: number,
  missed: (kind: string, line: string) => void,
): Promise<string | undefined> {
  const place = path.resolve('../shared/data/typo-injection/inject.mjs');
  if (!existsSync(place)) return undefined;
  const { inject } = (await import(pathToFileURL(place).href)) as { inject: Inject };
  const rows = kinds.map((kind) => {
    let made = 0;
    let found = 0;
    let right = 0;
    for (let round = 0; made < perKind && round < 10 * perKind; round++) {
      const text = texts[round % texts.length]!;
      const { text: written, gold } = inject(text, names, { n: 1, seed: seed + round, kinds: [kind] });
      const [defect] = gold;
      if (!defect) continue;
      made++;
      const { offset, length, edit } = defect;
      const finding = findingsIn(written).find(
        ({ range }) =>
          range.start <= edit.offset + edit.length &&
          range.end >= edit.offset &&
          range.start < offset + length &&
          range.end > offset,
      );
      if (finding) found++;
      else missed(kind, written.slice(offset - 8, offset + length + 8));
      if (finding && applyEdits(written, finding.fixes?.[0]?.edits ?? []) === text) right++;
    }
    return [kind, made, share(found, made), share(right, found)];
  });
  return table(['種類 / kind', '件 / made', '発見 / found', '最初の修正が正しい / right first fix'], rows);
}

interface HumanTypo {
  readonly wrong: string;
  readonly right: string;
  readonly edits: readonly { readonly offset: number; readonly del: string; readonly kind: string }[];
}

/** Typos that people made and mended, by kind, and what is said of the mended lines. */
export function recallOnPeople(
  findingsIn: (text: string) => readonly Finding[],
  missed: (kind: string, line: string) => void,
): string {
  const place = '../shared/data/rule-cases/human-typos-sample.jsonl';
  if (!existsSync(place)) return '';
  const typos = readFileSync(place, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((it) => JSON.parse(it) as HumanTypo);
  const byKind = new Map<string, { made: number; found: number }>();
  let marked = 0;
  for (const { wrong, right, edits } of typos) {
    const before = new Set(findingsIn(right).map((it) => it.rule));
    if (before.size > 0) {
      marked++;
      missed('mended', `${[...before]} ${right}`);
    }
    const findings = findingsIn(wrong);
    for (const { offset, del, kind } of edits) {
      const count = byKind.get(kind) ?? { made: 0, found: 0 };
      byKind.set(kind, count);
      count.made++;
      if (findings.some(({ range }) => range.start <= offset + del.length && offset <= range.end))
        count.found++;
      else missed(kind, wrong.slice(Math.max(0, offset - 10), offset + 12));
    }
  }
  const rows = [...byKind].map(([kind, { made, found }]) => [kind, made, share(found, made)]);
  rows.push(['直した文への指摘 / marks on the mended lines', typos.length, share(marked, typos.length)]);
  return table(['種類 / kind', '件 / made', '発見 / found'], rows);
}
