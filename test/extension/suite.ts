/** What the extension host in Node requires: runs the tests and rejects where one fails. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { declareTestsOfEveryHost } from './everywhere.js';
import { declareNodeTests } from './node.js';

export function run(): Promise<void> {
  // In the editor host the workbench's own log goes the same way, so the lines of the tests are marked.
  if (process.env['KOETSU_EDITOR_HOST']) {
    Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(`[mocha] ${format(...args)}`);
  }
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000 });
  mocha.fgrep(process.env['KOETSU_GREP'] ?? '');
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  declareTestsOfEveryHost();
  declareNodeTests();
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const report = process.env['KOETSU_TEST_REPORT'];
      if (report) {
        mkdirSync(path.dirname(report), { recursive: true });
        writeFileSync(report, JSON.stringify({ passed: runner.stats?.passes ?? 0, failed: failures }));
      }
      if (process.env['KOETSU_EDITOR_HOST']) console.log('[mocha-end]');
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
}
