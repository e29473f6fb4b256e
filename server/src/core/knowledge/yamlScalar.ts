/** How a text is written in YAML: as it is where that can be read back, else in quotation marks. */
export type ScalarStyle = 'plain' | 'single' | 'double';

export function yamlScalar(text: string, style: ScalarStyle = 'plain'): string {
  if (style === 'single') return `'${text.replaceAll("'", "''")}'`;
  return style === 'plain' && isPlain(text) ? text : JSON.stringify(text);
}

/** Without any character that means something to YAML, in lists of every form. */
const isPlain = (text: string): boolean =>
  /^[^\s?:,[\]{}#&*!|>'"%@`~-][^,[\]{}:#\n]*$/.test(text) && !/\s$|^(?:null|true|false)$/i.test(text);
