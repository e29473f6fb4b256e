import type { Message } from '../finding.js';
import { dateInWords } from '../markdown/writtenDate.js';
import type { Role } from './entity.js';

/** `（2024年8月〜）`; empty for an office of which no term is known. */
export function termInWords({ from, to }: Role, language: keyof Message): string {
  if (from === undefined && to === undefined) return '';
  const ja = language === 'ja';
  const words = (date: string | undefined): string =>
    date === undefined ? '' : ja ? dateInWords(date) : date;
  return ja ? `（${words(from)}〜${words(to)}）` : ` (${words(from)}–${words(to)})`;
}
