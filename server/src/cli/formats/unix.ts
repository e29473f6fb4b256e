/** One line to a finding, as compilers print them: what editors, their problem matchers and `errorformat` read. */
import type { Severity } from '../../core/finding.js';
import type { Language } from '../arguments.js';
import type { Format, Write } from '../output.js';

const severities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

/** Lines and columns are counted from 1; `info` is the word that VS Code knows. */
export const unixFormat = (write: Write, language: Language): Format => ({
  tell({ name, source, findings }) {
    for (const { rule, severity, message, range } of findings) {
      const { line, character } = source.positionAt(range.start);
      const text = message[language].replace(/\s+/g, ' ');
      write(`${name}:${line + 1}:${character + 1}: ${severities[severity]}: ${text} [${rule}]\n`);
    }
  },
  end() {},
});
