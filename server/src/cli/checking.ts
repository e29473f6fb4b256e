/** `koetsu check`, `koetsu publish-check` and `koetsu fix`. What they find goes to stdout, what hinders them to stderr. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Finding, type Message, safeFix, safeFixOf } from '../core/finding.js';
import { fixToFixedPoint } from '../core/fixing.js';
import type { Resources } from '../core/knowledge/resources.js';
import { onlyFindings } from '../core/publishing/publishCheck.js';
import { pageBreakFix } from '../core/rules/broken-paragraph.js';
import { unifiedDiff } from '../core/text/difference.js';
import { SourceText } from '../core/text/sourceText.js';
import type { Workspace } from '../core/workspace.js';
import { pathOfUri, uriOfPath } from '../node/files.js';
import type { Answers } from '../node/liveLinks.js';
import { loadResources } from '../node/resources.js';
import { rootFor, workspaceOnDisk } from '../node/workspaceOnDisk.js';
import type { FormatFile, Request } from './arguments.js';
import { type Checker, checkerOf } from './checker.js';
import { judgedOnThreads, threadsFor } from './checkingThreads.js';
import { type FileToCheck, filesToCheck, textOf } from './files.js';
import { type Hindrance, internalError, type Judgement, judged, judgementOn } from './judgement.js';
import { KnownFindings } from './knownFindings.js';
import { drawsSheets, formatNamed, Output, progressOn } from './output.js';
import type { ExitCode, World } from './world.js';

/** `answers` is what servers have said of the URLs in the reports. */
export async function checkFiles(
  request: Request,
  world: World,
  answers: Answers = new Map(),
): Promise<ExitCode> {
  const known = KnownFindings.of(request, world.folder);
  if (known instanceof KnownFindings) return new Checking(request, world, known, answers).run();
  world.stderr.write(`${known.name}: ${known.problem[request.language]}\n`);
  return 2;
}

/** What is told of one file. */
interface Told {
  readonly file: FileToCheck;
  readonly judgement: Judgement;
  readonly diff?: string;
}

class Checking {
  readonly #request: Request;
  readonly #world: World;
  readonly #known: KnownFindings;
  readonly #output: Output;
  /** Of the formats that go to files. */
  readonly #files: readonly WrittenFile[];
  readonly #asksToPublish: boolean;
  readonly #answers: Answers;
  #isHindered = false;
  #reports = 0;
  #unready = 0;

  constructor(request: Request, world: World, known: KnownFindings, answers: Answers) {
    this.#answers = answers;
    this.#request = request;
    this.#world = world;
    this.#known = known;
    const { stdout } = world;
    const { command, dryRun, paths, format, language, files } = request;
    // With `fix -`, stdout is the text itself.
    const isText = paths.includes('-') && command === 'fix' && !dryRun && format !== 'stylish';
    const write = (text: string): void => void (isText || stdout.write(text));
    const context = { language, world, scope: known.scope };
    const isColoured = stdout.isTTY && !process.env['NO_COLOR'];
    this.#files = files.map((it) => ({ ...it, parts: [] }));
    this.#output = new Output([
      formatNamed(format, write, { ...context, isColoured }),
      ...this.#files.map((it) =>
        formatNamed(it.format, (text) => void it.parts.push(text), { ...context, isColoured: false }),
      ),
    ]);
    this.#asksToPublish =
      command === 'publish-check' || drawsSheets(format) || files.some((it) => drawsSheets(it.format));
  }

  async run(): Promise<ExitCode> {
    const { paths, format, command } = this.#request;
    const resources = loadResources(this.#world.folder);
    if (paths.includes('-')) this.#guarded('-', () => this.#checkInput(resources));
    const named = paths.filter((it) => it !== '-');
    const { files, workspaces, missing } =
      named.length > 0 || paths.length === 0
        ? filesToCheck(named, resources)
        : { files: [], workspaces: [], missing: [] };
    for (const it of missing) this.#hinder(it, { ja: 'ありません。', en: 'There is no such file.' });
    for (const it of workspaces) this.#checkSettings(it, files);
    const progress = progressOn(this.#world.stderr, files.length);
    const threads = command === 'fix' ? 0 : threadsFor(files.length);
    const task = { asksToPublish: this.#asksToPublish, answers: this.#answers };
    const ahead = judgedOnThreads(files, task, this.#world.folder, threads);
    for (const file of files) {
      const judgement = threads > 0 ? (await ahead.next()).value : undefined;
      this.#guarded(file.name, () => this.#checkFile(file, judgement));
      progress.step();
    }
    await ahead.return(undefined);
    progress.end();
    if (command === 'publish-check' && this.#reports === 0 && !this.#isHindered) {
      this.#hinder('koetsu', {
        ja: '公開前チェックの対象になる報告書がありません。',
        en: 'There is no report to be checked before publishing.',
      });
    }
    const { files: told, counts } = this.#output.tally;
    if (format !== 'stylish' || told > 0 || !(this.#isHindered || paths.includes('-'))) {
      this.#output.end({ isHindered: this.#isHindered });
      this.#writeFiles();
    }
    if (this.#isHindered) return 2;
    if (this.#request.newBaseline !== undefined) return 0;
    if (command === 'publish-check') return this.#unready > 0 ? 1 : 0;
    return counts.error + counts.warning > 0 ? 1 : 0;
  }

  #writeFiles(): void {
    const write = (file: string, work: () => void): void => {
      try {
        work();
      } catch (error) {
        this.#hinder(file, notWritten(error));
      }
    };
    for (const { file, parts } of this.#files) write(file, () => writeFileSync(file, parts.join('')));
    const { newBaseline } = this.#request;
    if (newBaseline !== undefined) write(newBaseline, () => this.#known.write());
  }

  /** `judgement` is what a thread has found. */
  #checkFile(file: FileToCheck, judgement: Judgement | Hindrance | undefined): void {
    const check = checkerOf(file, this.#world.folder, this.#answers);
    const found = judgement ?? judged(file, check, this.#asksToPublish);
    if ('problem' in found) {
      this.#hinder(file.name, found.problem);
      return;
    }
    const { role, text } = found;
    if (role === 'none' || role === 'settings') return;
    if (this.#request.command !== 'fix' || role !== 'report') {
      this.#tell({ file, judgement: found });
      return;
    }
    const fixed = this.#fixed(text, check.findings);
    const diff = this.#request.dryRun ? unifiedDiff(text, fixed, file.name) : undefined;
    const isKept = diff !== undefined || fixed === text || this.#keep(file, pathOfUri(file.uri)!, fixed);
    this.#tell({
      file,
      // What could not be written is told of as it still stands.
      judgement: this.#judgementOn(isKept ? fixed : text, check),
      ...(diff !== undefined && { diff }),
    });
  }

  #judgementOn(text: string, check: Checker): Judgement {
    return judgementOn(text, check, this.#asksToPublish);
  }

  #fixed(text: string, check: (text: string) => readonly Finding[]): string {
    const { pageBreaks, rules } = this.#request;
    const choose = pageBreaks ? pageBreakFix : rules.length > 0 ? safeFixOf(rules) : safeFix;
    return fixToFixedPoint(text, check, choose).text;
  }

  /** What goes wrong with one file hinders no other. */
  #guarded(name: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#hinder(name, internalError(error));
    }
  }

  #keep(file: FileToCheck, filePath: string, fixed: string): boolean {
    const { format, language } = this.#request;
    try {
      writeFileSync(filePath, fixed);
    } catch (error) {
      this.#hinder(file.name, notWritten(error));
      return false;
    }
    if (format === 'stylish') {
      this.#world.stdout.write(`${file.name}: ${{ ja: '直しました。', en: 'mended.' }[language]}\n`);
    }
    return true;
  }

  /** The text on stdin, as a report in the working directory. */
  #checkInput(resources: Resources): void {
    const here = path.join(process.cwd(), 'stdin.md');
    const uri = uriOfPath(here);
    const workspace = workspaceOnDisk(rootFor(here), resources);
    const text = textOf(0);
    if (typeof text !== 'string') {
      this.#hinder('-', text.problem);
      return;
    }
    const file: FileToCheck = { name: '-', uri, workspace, isNamed: true };
    const check = checkerOf(file, this.#world.folder, this.#answers);
    const { command, dryRun, format } = this.#request;
    if (command !== 'fix') {
      this.#tell({ file, judgement: this.#judgementOn(text, check) });
      return;
    }
    const fixed = this.#fixed(text, check.findings);
    if (!dryRun) this.#world.stdout.write(fixed);
    else {
      const diff = unifiedDiff(text, fixed, 'stdin');
      if (format === 'stylish') this.#world.stdout.write(diff);
      else this.#tell({ file, judgement: this.#judgementOn(fixed, check), diff });
    }
  }

  /** What is wrong with the settings, the acceptances, and the knowledge that the reports are held against. */
  #checkSettings(workspace: Workspace, files: readonly FileToCheck[]): void {
    const told = new Set(files.filter((it) => it.isNamed).map((it) => it.uri));
    const knowledge = workspace.knowledgeFiles.map((it) => it.uri);
    const accepted = workspace.acceptances.source?.uri;
    const settings = [...workspace.settingsProblems.keys(), ...(accepted === undefined ? [] : [accepted])];
    for (const uri of [...settings, ...knowledge]) {
      const isSettings = settings.includes(uri);
      if (told.has(uri) && !isSettings) continue;
      const name = path.relative(process.cwd(), pathOfUri(uri)!).split(path.sep).join('/');
      this.#guarded(name, () => {
        const file: FileToCheck = { name, uri, workspace, isNamed: false };
        const check = checkerOf(file, this.#world.folder);
        const judgement = this.#judgementOn(workspace.files.get(uri)!.text, check);
        this.#tell({ file, judgement });
        if (isSettings && judgement.findings.some((it) => it.severity === 'error')) this.#isHindered = true;
      });
    }
  }

  /** Tells of a report always, and of other files where there is something to tell. */
  #tell({ file, judgement, diff }: Told): void {
    const { name, uri } = file;
    const { text, role, findings: all, identities, publish: asked } = judgement;
    if (role !== 'report' && all.length === 0 && !file.isNamed) return;
    const known = this.#known.of(file, identities);
    if ('problem' in known) {
      this.#hinder(name, known.problem);
      return;
    }
    const isWanted = (it: Finding): boolean => known.isNew(it) && (!this.#request.quiet || isGrave(it));
    const findings = all.filter(isWanted);
    const publish = asked && onlyFindings(asked, isWanted);
    if (publish) this.#reports++;
    if (publish?.canGoOut === false) this.#unready++;
    this.#known.note(file, findings, identities);
    this.#output.tell({
      name,
      source: new SourceText(uri, text),
      findings,
      identities,
      ...(diff !== undefined && { diff }),
      ...(publish && { publish }),
    });
  }

  #hinder(name: string, problem: Message): void {
    this.#isHindered = true;
    this.#world.stderr.write(`${name}: ${problem[this.#request.language]}\n`);
  }
}

interface WrittenFile extends FormatFile {
  readonly parts: string[];
}

const isGrave = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

function notWritten(error: unknown): Message {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return { ja: `書き込めません（${reason}）。`, en: `It cannot be written (${reason}).` };
}
