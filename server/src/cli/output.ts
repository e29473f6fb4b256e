/** Where findings go, file by file: in one or more formats at once. Of thousands of files none is kept. */
import type { Finding, Message, Severity } from '../core/finding.js';
import type { FindingIdentity } from '../core/findingIdentity.js';
import { dayOf } from '../core/publishing/proofSheet.js';
import type { PublishCheck } from '../core/publishing/publishCheck.js';
import type { SourceText } from '../core/text/sourceText.js';
import type { FormatName, Language } from './arguments.js';
import { checkstyleFormat } from './formats/checkstyle.js';
import { githubFormat } from './formats/github.js';
import { jsonFormat } from './formats/json.js';
import { sarifFormat } from './formats/sarif.js';
import { sheetsFormat } from './formats/sheets.js';
import { stylishFormat } from './formats/stylish.js';
import { unixFormat } from './formats/unix.js';
import type { World } from './world.js';

export interface CheckedFile {
  readonly name: string;
  readonly source: SourceText;
  readonly findings: readonly Finding[];
  readonly identities: ReadonlyMap<Finding, FindingIdentity>;
  /** What `fix --dry-run` would change. */
  readonly diff?: string;
  /** Whether the report can go out, where that was asked. */
  readonly publish?: PublishCheck;
}

/** How many files were told of, and how much was found in them. */
export interface Tally {
  files: number;
  readonly counts: Record<Severity, number>;
}

export interface RunEnd {
  /** Something could not be checked. */
  readonly isHindered: boolean;
}

export interface Format {
  tell(file: CheckedFile): void;
  /** What comes behind the last file. */
  end(tally: Tally, run: RunEnd): void;
}

export type Write = (text: string) => void;

/** What the formats want to know of the run. */
export interface RunContext {
  readonly language: Language;
  readonly world: World;
  readonly isColoured: boolean;
  /** Where only some findings are told: which. */
  readonly scope: Message | undefined;
}

export function formatNamed(name: FormatName, write: Write, context: RunContext): Format {
  const { language, world, isColoured, scope } = context;
  switch (name) {
    case 'stylish':
      return stylishFormat(write, language, isColoured);
    case 'unix':
      return unixFormat(write, language);
    case 'json':
      return jsonFormat(write, language);
    case 'sarif':
      return sarifFormat(write, language, world);
    case 'github':
      return githubFormat(write, language);
    case 'checkstyle':
      return checkstyleFormat(write, language);
    case 'html':
    case 'markdown':
      return sheetsFormat(name, write, { language, scope, made: dayOf(new Date()) });
  }
}

/** The formats that draw proof sheets want to know whether each report can go out. */
export const drawsSheets = (name: FormatName): boolean => name === 'html' || name === 'markdown';

/** All formats of a run as one, and how much they were told. */
export class Output {
  readonly #formats: readonly Format[];
  readonly tally: Tally = { files: 0, counts: { error: 0, warning: 0, information: 0, hint: 0 } };

  constructor(formats: readonly Format[]) {
    this.#formats = formats;
  }

  tell(file: CheckedFile): void {
    this.tally.files++;
    for (const { severity } of file.findings) this.tally.counts[severity]++;
    for (const it of this.#formats) it.tell(file);
  }

  end(run: RunEnd): void {
    for (const it of this.#formats) it.end(this.tally, run);
  }
}

/** Counts the files on a terminal; nothing where the output is kept. */
export function progressOn(stream: NodeJS.WriteStream, total: number): { step(): void; end(): void } {
  if (!stream.isTTY || total < 20) return { step() {}, end() {} };
  let done = 0;
  let shown = 0;
  return {
    step() {
      done++;
      if (Date.now() - shown < 100) return;
      shown = Date.now();
      stream.write(`\r${done} / ${total}`);
    },
    end: () => void stream.write('\r\u001b[K'),
  };
}
