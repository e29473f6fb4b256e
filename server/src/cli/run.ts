/** The commands of `koetsu`. */
import { requestOf, usage } from './arguments.js';
import { checkFiles } from './checking.js';
import { writeNewReport } from './newReport.js';
import { editNotes } from './notes.js';
import { explainRules } from './rulePages.js';
import type { ExitCode, World } from './world.js';

export function run(args: readonly string[], world: World): ExitCode {
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
    case 'new':
      return writeNewReport(request, world);
    case 'check':
    case 'publish-check':
    case 'fix':
      return checkFiles(request, world);
  }
}
