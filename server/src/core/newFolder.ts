/** What a folder of reports begins with: settings, knowledge, approved texts, and a first report in their form. */
import { type NewReport, type NewReportRequest, newReport } from './newReport.js';
import { settingsName } from './settingsFile.js';
import { SourceText } from './text/sourceText.js';
import { uriIn } from './text/uri.js';
import type { Workspace } from './workspace.js';

export interface NewFolder {
  /** The files that the folder lacks. */
  readonly files: readonly { readonly uri: string; readonly text: string }[];
  readonly report: NewReport;
}

/** A folder that has settings lacks nothing; no file of it is replaced. Undefined without a folder. */
export function newFolder(workspace: Workspace, request: NewReportRequest): NewFolder | undefined {
  const { root } = workspace;
  if (root === undefined) return undefined;
  const isPrepared = workspace.files.has(uriIn(root, settingsName));
  const sources = Object.entries(isPrepared ? {} : firstFiles)
    .map(([path, text]) => new SourceText(uriIn(root, path), text))
    .filter((it) => !workspace.files.has(it.uri));
  const prepared = workspace.with(...sources.map((source) => ({ kind: 'file' as const, source })));
  return { files: sources.map(({ uri, text }) => ({ uri, text })), report: newReport(prepared, request) };
}

/** By path. The words of the disclaimer are common ones, for a house to put its own in their place. */
const firstFiles: Readonly<Record<string, string>> = {
  [settingsName]: `# 校閲（Koetsu）の設定です。どの項目も省けます。

# 校閲する報告書。
reports: reports/**/*.md

# 職場の人名・組織名などの記録。
knowledge: knowledge/**/*.yaml

house:
  # 発行元の名称。頭の # を消して書き換えると、新しい報告書に入ります。
  # office: 発行元の名称

  # 免責事項。職場で承認された文面に書き換えてください。報告書の免責事項をこれと比べます。
  disclaimer: house/disclaimer.md

  # 報告書になくてはならない部分と、その順。新しい報告書もこの形で作ります。
  parts: [title, office, author, date, summary, body, disclaimer]

  # 字数の目安。頭の # を消すと、ステータスバーの字数の横に出ます。
  # length: 4000
`,
  'knowledge/names.yaml': `# 職場の人名・組織名などの記録です。各国と、米国・中東の要人や組織は内蔵しています。
# 波線の出た名前の上で Ctrl+.（macOS は ⌘.）を押すと、ここに書き加えられます。
#
# entities:
#   - name: 正式な表記
#     kind: person          # person 人物、organisation 組織、company 企業、place 地名 など
#     english: 英語の表記
#     short: [そのまま使ってよい短い形]
#     variants: [使わない形]
#     bio: 名前に重ねたときに出る説明。
`,
  'house/disclaimer.md': `## 免責事項

- 本資料は、作成の時点で入手できた情報をもとに作成したもので、内容の正確性と完全性を保証しません。
- 本資料は情報の提供だけを目的とし、取引や投資を勧めるものではありません。
- 本資料を用いた結果について、発行元と執筆者は責任を負いません。
- 本資料を、発行元の承諾なしに転載または複製することを禁じます。
`,
};
