/** What the extension host in a browser requires: runs the tests that need no Node, and tells what passed by its log. */
// The build for browsers; it defines `mocha` and is no module.
import 'mocha/mocha.js';
import { declareTestsOfEveryHost } from './everywhere.js';

declare const KOETSU_GREP: string;
declare const mocha: BrowserMocha;
declare const Mocha: { readonly reporters: { readonly Base: { consoleLog(...args: unknown[]): void } } };

interface BrowserMocha {
  setup(options: object): void;
  fgrep(text: string): void;
  run(done: (failures: number) => void): { readonly stats?: { readonly passes: number } };
}

export function run(): Promise<void> {
  // The workbench's own log goes the same way, so the lines of the tests are marked.
  Mocha.reporters.Base.consoleLog = (...args) => console.log(`[mocha] ${formatted(args)}`);
  mocha.setup({ ui: 'bdd', reporter: 'spec', color: false, timeout: 30_000 });
  mocha.fgrep(KOETSU_GREP);
  declareTestsOfEveryHost();
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failed) => {
      console.log(`[mocha-end] ${JSON.stringify({ passed: runner.stats?.passes ?? 0, failed })}`);
      if (failed > 0) reject(new Error(`${failed} tests failed`));
      else resolve();
    });
  });
}

/** As `util.format`, for what the reporter prints. */
function formatted([first, ...rest]: readonly unknown[]): string {
  const text = String(first ?? '').replace(/%[sd]/g, () => String(rest.shift()));
  return [text, ...rest.map(String)].join(' ');
}
