/** docs/reliability.md: what a script has measured, and which test sees to the rest. */
import { cpus } from 'node:os';
import type { Message } from '../../server/src/core/finding.js';

export interface Figure {
  readonly what: Message;
  readonly measured: Message;
}

/** What holds or not, without a figure, and where it is tested. */
const tested: readonly { readonly what: Message; readonly where: string }[] = [
  {
    what: {
      ja: 'サーバーが落ちても（SIGKILL）、次のサーバーが同じ指摘を出し、過去の報告書の記憶も残る',
      en: 'A server that was killed is followed by one with the same findings, and the memory of earlier reports is kept',
    },
    where: 'lsp/process.test.ts, extension/node.ts',
  },
  {
    what: {
      ja: '使っている最中に知識ベースや `koetsu.yaml` が壊れても、無事な項目と報告書の校閲は続き、誤りはその場所で知らせる',
      en: 'A knowledge base or `koetsu.yaml` that is edited into nonsense is told of at its place; what is sound in it goes on working',
    },
    where: 'lsp/files.test.ts, knowledge.test.ts',
  },
  {
    what: {
      ja: '消えたファイル、改名、フォルダーになったファイル、切れたリンク、輪になったシンボリックリンク',
      en: 'Files that vanish, are renamed or become folders; links that lead nowhere or round in a circle',
    },
    where: 'robustness.test.ts, cli.test.ts',
  },
  {
    what: {
      ja: '読み取り専用のフォルダーでも校閲は働き、書き込めないときは理由を言って何も変えない',
      en: 'A read-only folder is checked as any other; what cannot be written is refused with its reason, and nothing changes',
    },
    where: 'robustness.test.ts',
  },
  {
    what: {
      ja: 'キャッシュを書けないとき、途中で切れたキャッシュがあるときも、結果は同じ',
      en: 'The same results where no cache can be written, and where one was cut off in the middle',
    },
    where: 'robustness.test.ts',
  },
  {
    what: {
      ja: 'Shift_JIS、EUC-JP、UTF-16 は、報告書では名を挙げて、設定と名称の記録ではその場所で知らせる',
      en: 'Shift_JIS, EUC-JP and UTF-16 are named for reports, and told of at their place in settings and knowledge',
    },
    where: 'cli.test.ts, robustness.test.ts',
  },
  {
    what: {
      ja: '際限なく時間のかかるパスの型は、`koetsu.yaml` のその行で断る',
      en: 'Patterns of paths that would take time without end are refused at their line of `koetsu.yaml`',
    },
    where: 'robustness.test.ts',
  },
  {
    what: {
      ja: 'ファイルを一つも読めないブラウザーでも、内蔵の名称で働く',
      en: 'In a browser where no file can be read, the built-in names are enough to work with',
    },
    where: 'web.test.ts',
  },
  {
    what: {
      ja: 'ブラウザーの中のサーバーが落ちても、次のサーバーが、保存していない文章まで同じ指摘を出す',
      en: 'A server in a browser that has ended is followed by another, with what was not saved yet',
    },
    where: 'extension/web.mjs',
  },
  {
    what: {
      ja: '辞書を取り寄せられないブラウザーでも、ほかの指摘はすべて働き、そのことを言語の状態で知らせる',
      en: 'In a browser that cannot fetch the dictionary all other findings work, and the language status says so',
    },
    where: 'web.test.ts, extension/web.mjs',
  },
];

/** What is the same in both languages is said once. */
const bothOf = ({ ja, en }: Message): string => (ja === en ? ja : `${ja}<br>${en}`);

export const pageOf = (
  figures: readonly Figure[],
): string => `<!-- \`npm run reliability\` がこのファイルを書きます。/ Written by \`npm run reliability\`. -->

# 丈夫さ / Reliability

## 測ったもの / Measured

\`npm run reliability\` で測り直せます（${cpus().length}コア、${process.platform} ${process.arch}, Node ${process.versions.node}）。時間とメモリーは機械によります。
Measured by \`npm run reliability\`; times and memory depend on the machine.

| 何を / what | 結果 / measured |
| --- | --- |
${figures.map(({ what, measured }) => `| ${bothOf(what)} | ${bothOf(measured)} |`).join('\n')}

法則の試験（任意の文章について成り立つこと）は、\`KOETSU_SOAK=10000 node tools/test.mjs --unit laws\` で好きなだけ回せます。
The laws that hold for every text are tried as often as one likes by \`KOETSU_SOAK=10000 node tools/test.mjs --unit laws\`.

## 試験が見張るもの / Tested

| 何を / what | 試験 / test |
| --- | --- |
${tested.map(({ what, where }) => `| ${bothOf(what)} | \`${where.replaceAll(', ', '`, `')}\` |`).join('\n')}

## 限り / Limits

- エディターには、重いものから1,000件の指摘を示します（VS Code が一つのファイルに示す限り）。\`koetsu check\` はすべてを示します。
  An editor is shown the 1,000 gravest findings of a file, which is what VS Code shows; \`koetsu check\` shows all.
- 一つの段落に何万ものリンクがあると、時間は数の二乗で延びます（2万で約1.5秒）。
  Tens of thousands of links in a single paragraph take time as their square (about 1.5 s for twenty thousand).
- ブラウザーでは、リンク先への問い合わせはありません。
  In a browser, pages are not asked whether they are alive.
`;
