/** The command line → what is asked for. */
import { parseArgs } from 'node:util';
import type { Message } from '../core/finding.js';

export type Language = keyof Message;

export interface Request {
  readonly command: 'check' | 'fix' | 'links' | 'rules' | 'help' | 'version';
  readonly paths: readonly string[];
  readonly format: Format;
  readonly language: Language;
  readonly dryRun: boolean;
  /** Joins cut paragraphs instead of mending what is safe. */
  readonly pageBreaks: boolean;
  /** Asks servers whether the links are alive. */
  readonly live: boolean;
  /** Errors and warnings only. */
  readonly quiet: boolean;
}

export const formats = ['stylish', 'json'] as const;
export type Format = (typeof formats)[number];

export const usage: Message = {
  ja: `koetsu: 日本語の報告書を校閲する

使い方
  koetsu check [ファイルやフォルダー…]   指摘を一覧にする（省くと今のフォルダー。- で標準入力）
  koetsu fix [ファイルやフォルダー…]     安全に直せる箇所を直す
  koetsu links [ファイルやフォルダー…]   リンク先がまだ入っていないリンクの一覧
  koetsu rules [規則]                    規則の一覧、または一つの規則の説明

オプション
  --format stylish|json   一覧の形（check、fix、links）
  --dry-run               書き込まずに差分を示す（fix）
  --page-breaks           ページの終わりで切れた段落だけをつなぐ（fix）
  --live                  リンク先がまだあるか、サイトに問い合わせる（check。ふだんは何も問い合わせません）
  --quiet                 エラーと警告だけを示す
  --lang ja|en            文章の言語
  --version  --help

終了コード  0 警告以上の指摘なし  1 指摘あり  2 設定か引数の誤り
`,
  en: `koetsu: checks research reports written in Japanese

Usage
  koetsu check [files or folders…]   list findings (the current folder by default; - for stdin)
  koetsu fix [files or folders…]     mend what is safe to mend
  koetsu links [files or folders…]   list the links whose target is still to come
  koetsu rules [rule]                list the rules, or explain one

Options
  --format stylish|json   form of the list (check, fix, links)
  --dry-run               print a diff and write nothing (fix)
  --page-breaks           only join paragraphs that page ends have cut (fix)
  --live                  ask servers whether the links are alive (check; nobody is asked without it)
  --quiet                 errors and warnings only
  --lang ja|en            language of the messages
  --version  --help

Exit code  0 nothing at warning or above  1 findings  2 bad settings or arguments
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
  const { lang = 'ja', format = 'stylish' } = values;
  if (lang !== 'ja' && lang !== 'en') return notOneOf('--lang', lang, ['ja', 'en']);
  if (!isFormat(format)) return notOneOf('--format', format, formats);
  const [command = 'help', ...paths] = positionals;
  const base = {
    paths,
    format,
    language: lang,
    dryRun: values['dry-run'] === true,
    pageBreaks: values['page-breaks'] === true,
    live: values.live === true,
    quiet: values.quiet === true,
  } as const;
  if (values.version) return { ...base, command: 'version' };
  if (values.help || command === 'help') return { ...base, command: 'help' };
  if (values.live && (command !== 'check' || paths.includes('-'))) {
    return {
      problem: {
        ja: '--live は、ファイルやフォルダーを挙げた check だけに付けられます。',
        en: '--live goes with check, of files or folders.',
      },
    };
  }
  if (command === 'check' || command === 'fix' || command === 'links' || command === 'rules')
    return { ...base, command };
  return {
    problem: {
      ja: `「${command}」という命令はありません。使えるのは check、fix、links、rules です。`,
      en: `There is no command “${command}”. The commands are check, fix, links and rules.`,
    },
  };
}

const options = {
  format: { type: 'string' },
  lang: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'page-breaks': { type: 'boolean' },
  live: { type: 'boolean' },
  quiet: { type: 'boolean' },
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
    : { ja: `${option} に値がありません。`, en: `${option} needs a value.` };
}

const isFormat = (value: string): value is Format => (formats as readonly string[]).includes(value);

const notOneOf = (name: string, value: string, values: readonly string[]): { problem: Message } => ({
  problem: {
    ja: `${name} に「${value}」は使えません。${values.join('、')} のどれかにします。`,
    en: `${name} cannot be “${value}”. Choose one of ${values.join(', ')}.`,
  },
});
