/** Checkstyle's XML, which most servers of continuous integration read. */
import type { Severity } from '../../core/finding.js';
import type { Language } from '../arguments.js';
import type { Format, Write } from '../output.js';

const severities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

export function checkstyleFormat(write: Write, language: Language): Format {
  let isFirst = true;
  const start = (): void => {
    if (isFirst) write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n');
    isFirst = false;
  };
  return {
    tell({ name, source, findings }) {
      start();
      write(`  <file name="${escaped(name)}">\n`);
      for (const { rule, severity, message, range } of findings) {
        const { line, character } = source.positionAt(range.start);
        write(
          `    <error line="${line + 1}" column="${character + 1}" severity="${severities[severity]}" message="${escaped(message[language])}" source="koetsu.${escaped(rule)}"/>\n`,
        );
      }
      write('  </file>\n');
    },
    end() {
      start();
      write('</checkstyle>\n');
    },
  };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

const escaped = (text: string): string =>
  text
    // XML 1.0 has no place for these, not even as references.
    .replace(
      /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu,
      '\uFFFD',
    )
    .replace(/[&<>"'\n\r\t]/g, (it) => entities[it]!);
