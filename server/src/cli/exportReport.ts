/** `koetsu export`: a report as one HTML file to print, with its pictures inside. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../core/finding.js';
import type { Picture } from '../core/languageService.js';
import { pathOfUri, readBytes } from '../node/files.js';
import type { Request } from './arguments.js';
import { reportsAmong } from './reports.js';
import type { ExitCode, World } from './world.js';

/** 2 where nothing was written. A picture that is not there is told, and the page says what it shows. */
export function exportReport(request: Request, world: World): ExitCode {
  const { paths, output, language } = request;
  const tell = (name: string, problem: Message): ExitCode => {
    world.stderr.write(`${name}: ${problem[language]}\n`);
    return 2;
  };
  const [given] = paths;
  if (given === undefined) return tell('koetsu export', oneReport);
  let isHindered = false;
  const [report, ...others] = reportsAmong(request, world, (file, problem) => {
    isHindered = true;
    tell(file, problem);
  });
  if (!report || others.length > 0) return isHindered ? 2 : tell('koetsu export', oneReport);
  const { name, source, service } = report;
  for (const [uri, problems] of service.workspace.settingsProblems) {
    const file = path.relative(process.cwd(), pathOfUri(uri)!);
    for (const it of problems) tell(file, it.message);
  }
  const pictures = new Map<string, string>();
  for (const picture of service.pictures(source.uri)) {
    const uri = dataUri(picture);
    if (uri === undefined) tell(`${name}: ${picture.path}`, noPicture);
    else pictures.set(picture.path, uri);
  }
  const html = service.page(source.uri, pictures)!;
  if (output === undefined || output === '-') {
    world.stdout.write(html);
    return 0;
  }
  if (path.resolve(output) === path.resolve(given)) return tell(output, sameFile);
  try {
    mkdirSync(path.dirname(path.resolve(output)), { recursive: true });
    writeFileSync(output, html);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return tell(output, { ja: `書き込めません（${reason}）。`, en: `It cannot be written (${reason}).` });
  }
  world.stdout.write(`${output}\n`);
  return 0;
}

function dataUri({ uri, type }: Picture): string | undefined {
  const bytes = readBytes(uri);
  return bytes && `data:${type};base64,${bytes.toString('base64')}`;
}

const oneReport: Message = {
  ja: '書き出す報告書を一つ挙げてください。',
  en: 'Name the one report to export.',
};
const noPicture: Message = {
  ja: '画像が読めないので、説明の文字を代わりに入れました。',
  en: 'The picture cannot be read; its description stands in its place.',
};
const sameFile: Message = {
  ja: '報告書そのものには書き込みません。別の名前を選んでください。',
  en: 'This is the report itself. Choose another name.',
};
