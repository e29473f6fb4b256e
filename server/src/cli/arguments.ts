/** The command line → what is asked for. */
import { parseArgs } from 'node:util';
import type { Message } from '../core/finding.js';
import { ruleNamed } from '../core/rules/index.js';

export type Language = keyof Message;

export interface Request {
  readonly command: (typeof commands)[number] | 'help' | 'version';
  readonly paths: readonly string[];
  /** What is printed. */
  readonly format: FormatName;
  /** What is written to files besides. */
  readonly files: readonly FormatFile[];
  readonly language: Language;
  readonly dryRun: boolean;
  /** Joins cut paragraphs instead of mending what is safe. */
  readonly pageBreaks: boolean;
  /** Mends what these rules find, and nothing else; every rule where there is none. */
  readonly rules: readonly string[];
  /** Asks servers whether the links are alive. */
  readonly live: boolean;
  /** Errors and warnings only. */
  readonly quiet: boolean;
  /** Only findings that this Git revision did not have. */
  readonly since: string | undefined;
  /** Only findings that are not in this file. */
  readonly baseline: string | undefined;
  readonly newBaseline: string | undefined;
  /** Of a new report. */
  readonly title: string | undefined;
  /** The file for a page to print. */
  readonly output: string | undefined;
}

export const formats = [
  'stylish',
  'unix',
  'json',
  'sarif',
  'github',
  'checkstyle',
  'html',
  'markdown',
] as const;
export type FormatName = (typeof formats)[number];

export interface FormatFile {
  readonly format: FormatName;
  readonly file: string;
}

export const usage: Message = {
  ja: `koetsu: 日本語の報告書を校閲する

使い方
  koetsu check [ファイルやフォルダー…]   指摘を一覧にする（省くと今のフォルダー。- で標準入力）
  koetsu publish-check [ファイル…]       公開してよいかを答え、妨げになるものを示す
  koetsu fix [ファイルやフォルダー…]     安全に直せる箇所を直す
  koetsu notes 操作 ファイル…            脚注を直す。操作は renumber（番号を順に）、to-end、to-sections（文面を
                                         本文か各章の終わりに）、to-sup、to-caret（書き方をそろえる）
  koetsu links [ファイルやフォルダー…]   リンク先がまだ入っていないリンクの一覧
  koetsu new [ファイル]                  新しい報告書を職場の形で作る（省くと報告書のフォルダーに。- で標準出力）
  koetsu export ファイル                 印刷用の HTML を一つ書き出す（--output ファイル。省くと標準出力）
  koetsu rules [規則]                    規則の一覧、または一つの規則の説明
  koetsu mcp [フォルダー]                AIアシスタントに、そのフォルダーの校閲と名称を使わせる（MCP、標準入出力）

オプション
  --format 形[=ファイル]  一覧の形。ファイルを付けるとそこに書き、いくつでも並べられる
                          stylish unix json sarif github checkstyle / 校正表 html markdown
  --since リビジョン      Git のその版になかった指摘だけを示す
  --baseline ファイル     そのファイルにある指摘を除く
  --write-baseline ファイル  今ある指摘を書き出す
  --dry-run               書き込まずに差分を示す（fix、notes）
  --rule 規則             その規則の指摘だけを直す。いくつでも並べられる（fix）
  --page-breaks           ページの終わりで切れた段落だけをつなぐ（fix）
  --live                  リンク先がまだあるか、サイトに問い合わせる（check、publish-check。ふだんは何も問い合わせません）
  --title 題名            新しい報告書の題名（new）
  --output ファイル       書き出す先（export）
  --quiet                 エラーと警告だけを示す
  --lang ja|en            文章の言語
  --version  --help

終了コード  0 警告以上の指摘なし（公開できる）  1 指摘あり（公開できない）  2 設定か引数の誤り
`,
  en: `koetsu: checks research reports written in Japanese

Usage
  koetsu check [files or folders…]   list findings (the current folder by default; - for stdin)
  koetsu publish-check [files…]      say whether they can go out, and what is in the way
  koetsu fix [files or folders…]     mend what is safe to mend
  koetsu notes action files…         edit footnotes: renumber, to-end or to-sections (move their texts),
                                     to-sup or to-caret (one way of writing)
  koetsu links [files or folders…]   list the links whose target is still to come
  koetsu new [file]                  make a new report in the form of the house (- for stdout)
  koetsu export file                 write one HTML file to print (--output file; stdout by default)
  koetsu rules [rule]                list the rules, or explain one
  koetsu mcp [folder]                serve an AI assistant the checks and names of a folder (MCP over stdio)

Options
  --format form[=file]    form of the list; with a file it is written there, as often as you like
                          stylish unix json sarif github checkstyle / proof sheets html markdown
  --since revision        only findings that this Git revision did not have
  --baseline file         without the findings in this file
  --write-baseline file   write down the findings of today
  --dry-run               print a diff and write nothing (fix, notes)
  --rule rule             only mend what this rule finds; as often as you like (fix)
  --page-breaks           only join paragraphs that page ends have cut (fix)
  --live                  ask servers whether the links are alive (check, publish-check; nobody is asked without it)
  --title TITLE           title of the new report (new)
  --output file           where to write (export)
  --quiet                 errors and warnings only
  --lang ja|en            language of the messages
  --version  --help

Exit code  0 nothing at warning or above (can go out)  1 findings (cannot)  2 bad settings or arguments
`,
};

/** The request, or what is wrong with the arguments. */
export function requestOf(args: readonly string[]): Request | { readonly problem: Message } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { problem: faultOf(error) };
  }
  const { values, positionals } = parsed;
  const { lang = 'ja' } = values;
  if (lang !== 'ja' && lang !== 'en') return notOneOf('--lang', lang, ['ja', 'en']);
  let format: FormatName | undefined;
  const files: FormatFile[] = [];
  for (const written of values.format ?? []) {
    const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(written) ?? [];
    if (!isFormat(name)) return notOneOf('--format', name, formats);
    if (file === '') return { problem: noValue(`--format ${name}=`) };
    if (file !== undefined) files.push({ format: name, file });
    else if (format !== undefined && format !== name) return { problem: twoFormats };
    else format = name;
  }
  const [command = 'help', ...paths] = positionals;
  const base = {
    paths,
    format: format ?? 'stylish',
    files,
    language: lang,
    dryRun: values['dry-run'] === true,
    pageBreaks: values['page-breaks'] === true,
    rules: values.rule ?? [],
    live: values.live === true,
    quiet: values.quiet === true,
    since: values.since,
    baseline: values.baseline,
    newBaseline: values['write-baseline'],
    title: values.title,
    output: values.output,
  } as const;
  if (values.version) return { ...base, command: 'version' };
  if (values.help || command === 'help') return { ...base, command: 'help' };
  if (values.live && ((command !== 'check' && command !== 'publish-check') || paths.includes('-'))) {
    return {
      problem: {
        ja: '--live は、ファイルやフォルダーを挙げた check と publish-check だけに付けられます。',
        en: '--live goes with check and publish-check, of files or folders.',
      },
    };
  }
  const strange = base.rules.find((it) => !ruleNamed(it));
  if (strange !== undefined) {
    return {
      problem: {
        ja: `「${strange}」という規則はありません。一覧は koetsu rules で見られます。`,
        en: `There is no rule “${strange}”. koetsu rules lists them.`,
      },
    };
  }
  if (base.rules.length > 0 && command !== 'fix') {
    return {
      problem: { ja: '--rule は fix だけに付けられます。', en: '--rule goes with fix.' },
    };
  }
  const known = commands.find((it) => it === command);
  if (known) return { ...base, command: known };
  return {
    problem: {
      ja: `「${command}」という命令はありません。使えるのは ${commands.join('、')} です。`,
      en: `There is no command “${command}”. The commands are ${commands.join(', ')}.`,
    },
  };
}

const commands = [
  'check',
  'publish-check',
  'fix',
  'notes',
  'links',
  'new',
  'export',
  'rules',
  'mcp',
] as const;

const options = {
  format: { type: 'string', multiple: true },
  since: { type: 'string' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
  lang: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'page-breaks': { type: 'boolean' },
  rule: { type: 'string', multiple: true },
  live: { type: 'boolean' },
  quiet: { type: 'boolean' },
  title: { type: 'string' },
  output: { type: 'string', short: 'o' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], allowPositionals: true, options });

/** Node's reason is English and long; the option that it names says enough. */
function faultOf(error: unknown): Message {
  const { code, message } = error as NodeJS.ErrnoException;
  // A short form stands before the long one: '-h, --help'.
  const option = /'(?:-\w, )?(-[^' ]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return {
      ja: `「${option}」というオプションはありません。`,
      en: `There is no option “${option}”.`,
    };
  }
  const known = Object.entries(options).find(([name]) => `--${name}` === option)?.[1];
  return known?.type === 'boolean'
    ? { ja: `${option} に値は付けられません。`, en: `${option} takes no value.` }
    : noValue(option);
}

const noValue = (option: string): Message => ({
  ja: `${option} に値がありません。`,
  en: `${option} needs a value.`,
});

const twoFormats: Message = {
  ja: '画面に出せる形は一つです。ほかは --format sarif=ファイル のように書きます。',
  en: 'One form can be printed. Write the others to files: --format sarif=file.',
};

const isFormat = (value: string): value is FormatName => (formats as readonly string[]).includes(value);

const notOneOf = (name: string, value: string, values: readonly string[]): { problem: Message } => ({
  problem: {
    ja: `${name} に「${value}」は使えません。${values.join('、')} のどれかにします。`,
    en: `${name} cannot be “${value}”. Choose one of ${values.join(', ')}.`,
  },
});
