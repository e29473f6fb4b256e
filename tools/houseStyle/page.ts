/** The table of docs/house-style.md: what styles ask, and the rules that see to it. */
import { rules } from '../../server/src/core/rules/index.js';
import type { Chapter, Demand } from './chapter.js';
import { chaptersOfContent } from './content.js';
import { chaptersOfNotation } from './notation.js';

const chapters: readonly Chapter[] = [...chaptersOfNotation, ...chaptersOfContent];

const table = (demands: readonly Demand[]): string =>
  [
    '| 決まり / what is asked | 典拠 / source | 規則 / rules |',
    '| --- | --- | --- |',
    ...demands.map(
      ({ ja, en, source = '', rules: ids }) =>
        `| ${ja}<br>${en} | ${source} | ${ids.map(linkTo).join('<br>') || '—'} |`,
    ),
  ].join('\n');

/** @throws where there is no such rule, so that the page cannot drift. */
function linkTo(id: string): string {
  const rule = rules.find((it) => it.id === id);
  if (!rule) throw new Error(`tools/houseStyle names the rule ${id}, which does not exist`);
  const off = rule.severity === 'off' ? '（既定では止まっている / off）' : '';
  return `[\`${id}\`](../server/src/core/rules/${id}.md)${off}`;
}

/** Rules that no chapter names. */
function others(): readonly Demand[] {
  const named = new Set(chapters.flatMap((it) => it.demands).flatMap((it) => it.rules));
  return rules.filter((it) => !named.has(it.id)).map(({ id, summary }) => ({ ...summary, rules: [id] }));
}

export function houseStylePage(generated: string): string {
  const left = others();
  const all =
    left.length > 0 ? [...chapters, { title: { ja: 'そのほか', en: 'Others' }, demands: left }] : chapters;
  return `${generated}

# 表記の決まりと規則 / Styles and rules

表記や構成の決まりごとに、それを見る規則を並べます。「—」の決まりは、まだどの規則も見ません。
Each demand of a style, and the rules that see to it. “—”: no rule does yet.

典拠は三つです。条文の文面ではなく、番号を挙げます。
Three sources, by their clauses and in our words.

- JTF：日本翻訳連盟「JTF日本語標準スタイルガイド（翻訳用）」。番号は第2.2版（2016年）によります。第4.0版（2026年7月）では番号が変わり、文字間の空白（3章）は2.3、記号（4章）は3.2、単位（5章）は4になりました。1章と2.1、2.2の番号は変わっていません（第4.0版については要約で確かめた範囲です）。
- 公用文：文化審議会建議「公用文作成の考え方」（2022年1月）。
- 記者ハンドブック：共同通信社。番号のない本なので、書名だけを挙げます。

JTF is cited by the clauses of version 2.2 (2016). Version 4.0 (July 2026) renumbered them: spacing (chapter 3) is 2.3, signs (chapter 4) are 3.2, units (chapter 5) are 4; chapters 1, 2.1 and 2.2 kept their numbers, as far as a digest of it tells.

典拠のない決まりは、報告書を出す職場の慣行です。\`koetsu.yaml\` の \`house\` と \`rules\` で、職場ごとに選べます。
What has no source is the practice of houses; \`house\` and \`rules\` in \`koetsu.yaml\` decide.

${all.map(({ title, demands }) => `## ${title.ja} / ${title.en}\n\n${table(demands)}`).join('\n\n')}
`;
}
