/** `koetsu rules`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../core/finding.js';
import { rules } from '../core/rules/index.js';
import type { Request } from './arguments.js';
import type { ExitCode, World } from './world.js';

export function explainRules({ paths, language }: Request, { folder, stdout, stderr }: World): ExitCode {
  const [wanted] = paths;
  if (wanted === undefined) {
    const width = Math.max(...rules.map((it) => it.id.length));
    for (const { id, summary } of rules) stdout.write(`${id.padEnd(width)}  ${summary[language]}\n`);
    return 0;
  }
  const pages = path.join(folder, 'rules');
  if (!readdirSync(pages).includes(`${wanted}.md`)) {
    const problem: Message = {
      ja: `「${wanted}」という規則はありません。\`koetsu rules\` で一覧を見られます。`,
      en: `There is no rule “${wanted}”. \`koetsu rules\` lists them.`,
    };
    stderr.write(`koetsu: ${problem[language]}\n`);
    return 2;
  }
  // The pages are in Japanese.
  if (language === 'en') stdout.write(`${rules.find((it) => it.id === wanted)!.summary.en}\n\n`);
  stdout.write(readFileSync(path.join(pages, `${wanted}.md`), 'utf8'));
  return 0;
}
