#!/usr/bin/env node
/**
 * Stands in for the `code` executable that @vscode/test-electron starts: takes its flags, runs the tests in the
 * extension host of a real VS Code with the workbench in a browser, and ends with their exit code.
 */
import { resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import { openWorkbench } from './workbench.mjs';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

const limit = 180_000;
const log = [];
/** VS Code reports success when the extension host dies, so the suite itself says that it came to its end. */
let isFinished = false;
const workbench = await openWorkbench({
  folder: positionals[0] && resolve(positionals[0]),
  developed: values.extensionDevelopmentPath ?? [],
  tests: values.extensionTestsPath,
  onLog(type, args) {
    const text = format(...args);
    if (text.startsWith('[mocha-end]')) isFinished = true;
    else if (text.startsWith('[mocha] ')) console.log(text.slice('[mocha] '.length));
    else log.push(`${type}: ${text}`);
  },
});
const timer = setTimeout(async () => {
  console.error(`No result after ${limit} ms.\n${log.slice(-20).join('\n')}`);
  await workbench.close();
  process.exit(124);
}, limit);
let code = await workbench.exit;
clearTimeout(timer);
if (!isFinished) {
  console.error(`The extension host ended before its tests did.\n${log.slice(-20).join('\n')}`);
  code ||= 70;
}
await workbench.close();
process.exit(code);
