/** `koetsu new`: writes a new report, and never over a file. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Message } from '../core/finding.js';
import { noResources } from '../core/knowledge/resources.js';
import { newReport, numbered } from '../core/newReport.js';
import { pathOfUri } from '../node/files.js';
import { rootFor, workspaceOnDisk } from '../node/workspaceOnDisk.js';
import type { Request } from './arguments.js';
import type { ExitCode, World } from './world.js';

export function writeNewReport({ paths, title, language }: Request, { stdout, stderr }: World): ExitCode {
  const [given] = paths;
  const refuse = (name: string, problem: Message): ExitCode => {
    stderr.write(`${name}: ${problem[language]}\n`);
    return 2;
  };
  const place = given === undefined || given === '-' ? path.resolve('report.md') : path.resolve(given);
  const workspace = workspaceOnDisk(rootFor(place), noResources);
  for (const [uri, problems] of workspace.settingsProblems) {
    const fault = problems.find((it) => (it.severity ?? 'error') === 'error');
    if (fault) return refuse(path.relative(process.cwd(), pathOfUri(uri)!), fault.message);
  }
  const { text, uri } = newReport(workspace, { date: today(), ...(title !== undefined && { title }) });
  if (given === '-') {
    stdout.write(text);
    return 0;
  }
  const file = given === undefined ? firstFree(uri!) : place;
  const name = path.relative(process.cwd(), file);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EEXIST'
      ? refuse(name, { ja: 'もうあります。', en: 'It exists already.' })
      : refuse(name, { ja: `書き込めません（${code}）。`, en: `It cannot be written (${code}).` });
  }
  stdout.write(`${name}\n`);
  return 0;
}

function firstFree(uri: string): string {
  let count = 1;
  while (existsSync(pathOfUri(numbered(uri, count))!)) count++;
  return pathOfUri(numbered(uri, count))!;
}

/** By the clock of the person, not by that of Greenwich. */
export function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
