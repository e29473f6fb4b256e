/** Marks on text that has no defect. */
import { existsSync, readFileSync } from 'node:fs';
import { rules } from '../../server/src/core/rules/index.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { rate, table } from './table.js';
import { data, findingsIn, isGrave, isListing, marked, uri } from './texts.js';

export function listMarks(): void {
  for (const { name, texts } of marked) {
    for (const { text, findings } of texts) {
      const source = new SourceText(uri, text);
      for (const { range, severity, rule, message } of findings) {
        console.log(`${name}:${source.positionAt(range.start).line + 1} ${severity} ${rule} ${message.ja}`);
      }
    }
  }
}

export function falseMarks(): string {
  const byRule = new Map<string, number>();
  const rows = marked.map(({ name, characters, texts }) => {
    const findings = texts.flatMap((it) => it.findings);
    const grave = findings.filter(isGrave);
    for (const { rule } of grave) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    return [name, characters, grave.length, rate(grave.length, characters), findings.length - grave.length];
  });
  const counted = rules
    .map((it) => [`\`${it.id}\``, byRule.get(it.id) ?? 0])
    .filter(([, count]) => count !== 0);
  return [
    table(
      ['文章 / text', '字 / characters', 'エラー・警告', '1万字あたり / per 10,000', '情報・ヒント'],
      rows,
    ),
    counted.length === 0
      ? ''
      : `規則ごとのエラー・警告 / errors and warnings by rule\n\n${table(['規則 / rule', '件 / marks'], counted)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Words that are near to names, and names that are near to each other: alone, and in a report with both. */
export function hardNegatives(): string {
  const rows = [
    { file: 'near_names.tsv', name: 0, word: 2 },
    { file: 'person_pairs.tsv', name: 0, word: 1 },
  ].flatMap(({ file, name, word }) => {
    const place = `${data}/hard-negatives/${file}`;
    if (!existsSync(place)) return [];
    const pairs = readFileSync(place, 'utf8')
      .split('\n')
      .slice(1)
      .map((it) => it.split('\t'))
      .filter((it) => it[word]);
    const marked = (text: (name: string, word: string) => string): readonly string[] =>
      pairs.filter((it) => findingsIn(text(it[name]!, it[word]!)).some(isGrave)).map((it) => it[word]!);
    const alone = marked((_, other) => `${other}の発表による。\n`);
    const together = marked((one, other) => `${one}と${one}側の説明。\n\n${other}の発表による。\n`);
    if (isListing) console.log(`${file}: ${[...alone, ...together].join('、')}`);
    return [[file, pairs.length, alone.length, together.length]];
  });
  const head = [
    '資料 / data',
    '組 / pairs',
    '単独で指摘 / marked alone',
    '両方ある報告書で / with both in one report',
  ];
  return rows.length === 0 ? '' : table(head, rows);
}
