/** `koetsu check` and `koetsu fix`. What they find goes to stdout, what hinders them to stderr. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fixToFixedPoint } from '../core/check.js';
import { type Finding, type Message, safeFix } from '../core/finding.js';
import type { Resources } from '../core/knowledge/resources.js';
import { createLanguageService, type LanguageService } from '../core/languageService.js';

import { pageBreakFix } from '../core/rules/broken-paragraph.js';

import { withAnswers } from '../core/surroundings.js';

import { unifiedDiff } from '../core/text/difference.js';
import { SourceText } from '../core/text/sourceText.js';
import type { Workspace } from '../core/workspace.js';
import { pathOfUri, uriOfPath } from '../node/files.js';
import { withLinkedFiles } from '../node/linkedFiles.js';
import type { Answers } from '../node/liveLinks.js';
import { loadResources } from '../node/resources.js';
import { rootFor, workspaceOnDisk } from '../node/workspaceOnDisk.js';
import type { Request } from './arguments.js';
import { type FileToCheck, filesToCheck, textOf } from './files.js';
import { type CheckedFile, jsonOutput, type Output, progressOn, stylishOutput } from './output.js';
import type { ExitCode, World } from './world.js';

/** `answers` is what servers have said of the URLs in the reports. */
export const checkFiles = (request: Request, world: World, answers: Answers = new Map()): ExitCode =>
  new Checking(request, world, answers).run();

class Checking {
  readonly #request: Request;
  readonly #world: World;
  readonly #output: Output;
  readonly #answers: Answers;
  #isHindered = false;

  constructor(request: Request, world: World, answers: Answers) {
    this.#answers = answers;
    this.#request = request;
    this.#world = world;
    const { stdout } = world;
    const { command, dryRun, paths, format, language } = request;
    const write = (text: string): void => void stdout.write(text);
    // With `fix -`, stdout is the text itself.
    const isText = paths.includes('-') && command === 'fix' && !dryRun;
    this.#output =
      format === 'json'
        ? jsonOutput(isText ? () => {} : write, language)
        : stylishOutput(write, language, stdout.isTTY && !process.env['NO_COLOR']);
  }

  run(): ExitCode {
    const { paths, format } = this.#request;
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
    for (const file of files) {
      this.#guarded(file.name, () => this.#checkFile(file));
      progress.step();
    }
    progress.end();
    const { files: told, counts } = this.#output.tally;
    if (format === 'json' || told > 0 || !(this.#isHindered || paths.includes('-'))) this.#output.end();
    if (this.#isHindered) return 2;
    return counts.error + counts.warning > 0 ? 1 : 0;
  }

  #checkFile(file: FileToCheck): void {
    const filePath = pathOfUri(file.uri)!;
    const text = textOf(filePath);
    if (typeof text !== 'string') {
      this.#hinder(file.name, text.problem);
      return;
    }
    const check = checkerOf(file, this.#answers);
    const role = check.role(text);
    if (role === 'none' || role === 'settings') return;
    let checked = text;
    let diff: string | undefined;
    if (this.#request.command === 'fix' && role === 'report') {
      checked = this.#fixed(text, check.findings);
      if (this.#request.dryRun) diff = unifiedDiff(text, checked, file.name);
      else if (checked !== text) this.#keep(file, filePath, checked);
    }
    this.#tell({
      name: file.name,
      source: new SourceText(file.uri, checked),
      findings: check.findings(checked),
      ...(diff !== undefined && { diff }),
    });
  }

  #fixed(text: string, check: (text: string) => readonly Finding[]): string {
    return fixToFixedPoint(text, check, this.#request.pageBreaks ? pageBreakFix : safeFix).text;
  }

  /** What goes wrong with one file hinders no other. */
  #guarded(name: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#hinder(name, {
        ja: `校閲の途中で内部エラーが起きました（${error}）。`,
        en: `An internal error occurred while it was being checked (${error}).`,
      });
    }
  }

  #keep(file: FileToCheck, filePath: string, fixed: string): void {
    const { format, language } = this.#request;
    try {
      writeFileSync(filePath, fixed);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      this.#hinder(file.name, {
        ja: `書き込めません（${reason}）。`,
        en: `It cannot be written (${reason}).`,
      });
      return;
    }
    if (format === 'stylish') {
      this.#world.stdout.write(`${file.name}: ${{ ja: '直しました。', en: 'mended.' }[language]}\n`);
    }
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
    const check = checkerOf({ name: '-', uri, workspace, isNamed: true }, this.#answers);
    const { command, dryRun, format } = this.#request;
    if (command === 'check') {
      this.#tell({ name: '-', source: new SourceText(uri, text), findings: check.findings(text) });
      return;
    }
    const fixed = this.#fixed(text, check.findings);
    if (!dryRun) this.#world.stdout.write(fixed);
    else {
      const diff = unifiedDiff(text, fixed, 'stdin');
      if (format === 'stylish') this.#world.stdout.write(diff);
      else
        this.#tell({ name: '-', source: new SourceText(uri, fixed), findings: check.findings(fixed), diff });
    }
  }

  /** What is wrong with the settings, and with the knowledge that the reports are held against. */
  #checkSettings(workspace: Workspace, files: readonly FileToCheck[]): void {
    const service = createLanguageService(workspace);
    const told = new Set(files.filter((it) => it.isNamed).map((it) => it.uri));
    const knowledge = workspace.knowledgeFiles.map((it) => it.uri);
    for (const uri of [...workspace.settingsProblems.keys(), ...knowledge]) {
      const isSettings = workspace.settingsProblems.has(uri);
      if (told.has(uri) && !isSettings) continue;
      const name = path.relative(process.cwd(), pathOfUri(uri)!).split(path.sep).join('/');
      this.#guarded(name, () => {
        const findings = service.check(uri);
        if (findings.length === 0) return;
        this.#tell({ name, source: workspace.files.get(uri)!, findings });
        if (isSettings && findings.some((it) => it.severity === 'error')) this.#isHindered = true;
      });
    }
  }

  #tell(file: CheckedFile): void {
    const findings = this.#request.quiet
      ? file.findings.filter((it) => it.severity === 'error' || it.severity === 'warning')
      : file.findings;
    this.#output.tell({ ...file, findings });
  }

  #hinder(name: string, problem: Message): void {
    this.#isHindered = true;
    this.#world.stderr.write(`${name}: ${problem[this.#request.language]}\n`);
  }
}

/** Judges texts as if they stood in the file. */
function checkerOf({ uri, workspace, isNamed }: FileToCheck, answers: Answers) {
  const surroundings = withAnswers(workspace.surroundings, answers);
  const asReport = new Set(isNamed ? [uri] : []);
  let last: { readonly text: string; readonly service: LanguageService } | undefined;
  const serviceFor = (text: string): LanguageService => {
    if (last?.text !== text) {
      const source = new SourceText(uri, text);
      const surrounded = withLinkedFiles(
        workspace.with({ kind: 'file', source }).withSurroundings(surroundings),
        source,
      );
      last = { text, service: createLanguageService(surrounded, asReport) };
    }
    return last.service;
  };
  return {
    role: (text: string) => serviceFor(text).role(uri).kind,
    findings: (text: string): readonly Finding[] => serviceFor(text).check(uri),
  };
}
