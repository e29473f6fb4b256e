/** docs/benchmarks.md: the aims first, then what was measured, section by section. */
import { cpus } from 'node:os';
import { type Aim, digits, isMet, type Section, type Table } from './section.js';

const tableOf = ({ head, rows }: Table): string =>
  [head, head.map(() => '---'), ...rows].map((it) => `| ${it.join(' | ')} |`).join('\n');

function limitOf({ atLeast, atMost }: Aim): string {
  if (atLeast !== undefined) return `${atLeast}倍以上 / at least ${atLeast}×`;
  if (atMost === undefined) return '–';
  const limit = atMost < 1 ? `1/${Math.round(1 / atMost)}` : `${atMost}倍`;
  const limitEn = atMost < 1 ? `1/${Math.round(1 / atMost)}` : `${atMost}×`;
  return `${limit}以下 / at most ${limitEn}`;
}

const measuredOf = ({ measured, atMost }: Aim): string =>
  atMost !== undefined && atMost < 1 ? `1/${digits(1 / measured)}` : `${digits(measured)}×`;

export function pageOf(sections: readonly Section[]): string {
  const aims = sections.flatMap((it) => it.aims);
  const met = aims.filter(isMet).length;
  const machine = `${process.platform} ${process.arch}, Node ${process.versions.node}`;
  const cores = cpus().length;
  return `<!-- \`npm run bench\` がこのファイルを書きます。/ Written by \`npm run bench\`. -->

# 速さ / Benchmarks

\`npm run bench\` が、ほかの道具と同じ文章・同じ機械で、交互に測ります（${cores}コア、${machine}）。
\`npm run bench\` measures Koetsu in turn with other tools, on the same texts and the same machine (${cores} cores, ${machine}).
比は、各回の中での比の中央値です。時間は機械によって変わるため、比を見てください。
A ratio is the median of the ratios within the rounds. Times depend on the machine; look at the ratios.
文章は、乱数の種から作った架空の報告書です（見出し、段落、注、リンク、表、名称、いくつかの誤り）。
The texts are invented reports, made from a seed: headings, paragraphs, notes, links, tables, names and a few slips.

## 目標 / Aims

${met}／${aims.length} を満たしています。
${met} of ${aims.length} are met.

${tableOf({
  head: ['目標 / aim', '上限・下限 / limit', '結果 / measured', ''],
  rows: aims.map((it) => [
    `${it.what.ja}<br>${it.what.en}`,
    limitOf(it),
    `**${measuredOf(it)}**`,
    isMet(it) ? '✓' : '✗',
  ]),
})}

${sections
  .map(
    ({ title, notes, tables }) => `## ${title.ja} / ${title.en}

${notes.map(({ ja, en }) => `${ja}\n${en}`).join('\n\n')}

${tables.map(tableOf).join('\n\n')}`,
  )
  .join('\n\n')}
`;
}
