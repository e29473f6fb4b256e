/** Workflow commands of GitHub Actions, which it shows as annotations beside the lines of a pull request. */
import type { Severity } from '../../core/finding.js';
import type { Language } from '../arguments.js';
import type { Format, Write } from '../output.js';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export const githubFormat = (write: Write, language: Language): Format => ({
  tell({ name, source, findings }) {
    for (const { rule, severity, message, range } of findings) {
      const [start, end] = [source.positionAt(range.start), source.positionAt(range.end)];
      const isOnOneLine = start.line === end.line;
      const properties = {
        file: name,
        line: start.line + 1,
        // Columns are of one line: GitHub refuses them where there are two.
        ...(isOnOneLine && { col: start.character + 1 }),
        endLine: end.line + 1,
        ...(isOnOneLine && { endColumn: end.character + 1 }),
        title: rule,
      };
      const written = Object.entries(properties).map(
        ([key, value]) => `${key}=${escapedProperty(`${value}`)}`,
      );
      write(`::${levels[severity]} ${written.join(',')}::${escapedData(message[language])}\n`);
    }
  },
  end() {},
});

/** As the toolkit of GitHub's own actions escapes them. */
const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string =>
  escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
