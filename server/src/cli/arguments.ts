/** The command line → what is asked for. */
import { parseArgs } from 'node:util';
import type { Message } from '../core/finding.js';

export type Language = keyof Message;

export interface Request {
  readonly command: 'check' | 'fix' | 'rules' | 'help' | 'version';
  readonly paths: readonly string[];
  readonly format: Format;
  readonly language: Language;
  readonly dryRun: boolean;
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
  koetsu rules [規則]                    規則の一覧、または一つの規則の説明

オプション
  --format stylish|json   一覧の形（check、fix）
  --dry-run               書き込まずに差分を示す（fix）
  --quiet                 エラーと警告だけを示す
  --lang ja|en            文章の言語
  --version  --help

終了コード  0 警告以上の指摘なし  1 指摘あり  2 設定か引数の誤り
`,
  en: `koetsu: checks research reports written in Japanese

Usage
  koetsu check [files or folders…]   list findings (the current folder by default; - for stdin)
  koetsu fix [files or folders…]     mend what is safe to mend
  koetsu rules [rule]                list the rules, or explain one

Options
  --format stylish|json   form of the list (check, fix)
  --dry-run               print a diff and write nothing (fix)
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
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: { ja: `引数が正しくありません。${reason}`, en: reason } };
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
    quiet: values.quiet === true,
  } as const;
  if (values.version) return { ...base, command: 'version' };
  if (values.help || command === 'help') return { ...base, command: 'help' };
  if (command === 'check' || command === 'fix' || command === 'rules') return { ...base, command };
  return notOneOf('koetsu', command, ['check', 'fix', 'rules']);
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      lang: { type: 'string' },
      'dry-run': { type: 'boolean' },
      quiet: { type: 'boolean' },
      version: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });

const isFormat = (value: string): value is Format => (formats as readonly string[]).includes(value);

const notOneOf = (name: string, value: string, values: readonly string[]): { problem: Message } => ({
  problem: {
    ja: `${name} に「${value}」は使えません。${values.join('、')} のどれかにします。`,
    en: `${name} cannot be “${value}”. Choose one of ${values.join(', ')}.`,
  },
});
