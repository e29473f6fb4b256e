/** `koetsu links`: the links whose target is still to come. */
import type { OpenLink } from '../core/languageService.js';
import type { SourceText } from '../core/text/sourceText.js';
import type { Language, Request } from './arguments.js';
import { lspRange } from './formats/json.js';
import { reportsAmong } from './reports.js';
import type { ExitCode, World } from './world.js';

interface ReportDebts {
  readonly name: string;
  readonly source: SourceText;
  readonly links: readonly OpenLink[];
}

/** 1 where there are some. */
export function listOpenLinks(request: Request, world: World): ExitCode {
  const { format, language } = request;
  const { stdout, stderr } = world;
  let isHindered = false;
  const debts: ReportDebts[] = [];
  for (const { name, source, service } of reportsAmong(request, world, (file, problem) => {
    isHindered = true;
    stderr.write(`${file}: ${problem[language]}\n`);
  })) {
    const links = service.openLinks(source.uri);
    if (links.length > 0) debts.push({ name, source, links });
  }
  stdout.write(format === 'json' ? jsonOf(debts) : textOf(debts, language));
  if (isHindered) return 2;
  return debts.length > 0 ? 1 : 0;
}

/** `[{ file, links: [{ label, note?, text, destination, range }] }]`; ranges are LSP's: UTF-16, counted from 0. */
function jsonOf(debts: readonly ReportDebts[]): string {
  const all = debts.map(({ name, source, links }) => ({
    file: name,
    links: links.map(({ label, note, text, destination, range }) => ({
      label,
      ...(note !== undefined && { note }),
      text,
      destination: source.slice(destination),
      range: lspRange(range, source),
    })),
  }));
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

/** Lines and columns are counted from 1, as editors show them. */
function textOf(debts: readonly ReportDebts[], language: Language): string {
  const parts = debts.map(({ name, source, links }) => {
    const lines = links.map(({ note, text, range }) => {
      const { line, character } = source.positionAt(range.start);
      const place = `${line + 1}:${character + 1}`.padStart(9);
      const owner = note === undefined ? '' : { ja: `注${note}  `, en: `note ${note}  ` }[language];
      return `${place}  ${owner}${text}`;
    });
    return `${name}\n${lines.join('\n')}\n\n`;
  });
  const count = debts.reduce((sum, it) => sum + it.links.length, 0);
  if (count === 0) return { ja: '空のリンクはありません。\n', en: 'No link lacks its target.\n' }[language];
  const summary = {
    ja: `空のリンク ${count}か所（${debts.length}ファイル）\n`,
    en: `Links without a target: ${count} in ${debts.length} files\n`,
  };
  return parts.join('') + summary[language];
}
