/** The commands of `koetsu`. */
import { type Request, requestOf, usage } from './arguments.js';
import { checkFiles } from './checking.js';
import { exportReport } from './exportReport.js';
import { answersFor } from './liveLinks.js';
import { serveAssistant } from './mcp.js';
import { writeNewReport } from './newReport.js';
import { editNotes } from './notes.js';
import { listOpenLinks } from './openLinks.js';
import { explainRules } from './rulePages.js';
import type { ExitCode, World } from './world.js';

export function run(args: readonly string[], world: World): ExitCode | Promise<ExitCode> {
  const request = requestOf(args);
  if ('problem' in request) {
    world.stderr.write(`koetsu: ${request.problem.ja}\n        ${request.problem.en}\n\n${usage.ja}`);
    return 2;
  }
  switch (request.command) {
    case 'version':
      world.stdout.write(`${world.version}\n`);
      return 0;
    case 'help':
      world.stdout.write(usage[request.language]);
      return 0;
    case 'rules':
      return explainRules(request, world);
    case 'notes':
      return editNotes(request, world);
    case 'links':
      return listOpenLinks(request, world);
    case 'new':
      return writeNewReport(request, world);
    case 'export':
      return exportReport(request, world);
    case 'mcp':
      return serveAssistant(request, world);
    case 'check':
    case 'publish-check':
      return request.live ? checkLive(request, world) : checkFiles(request, world);
    case 'fix':
      return checkFiles(request, world);
  }
}

const checkLive = async (request: Request, world: World): Promise<ExitCode> =>
  checkFiles(request, world, await answersFor(request, world));
