import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { objectReplacement } from './prose.js';
import { blockFrom, type Report } from './report.js';

/** What a reader sees of a range of the report; code and URLs, which prose leaves out, as they are written. */
export function shownText({ blocks, source }: Report, range: TextRange): string {
  const placed = blockFrom(blocks, range.start);
  if (!placed || range.start >= placed.end) return '';
  const shown = placed.block.prose.map((prose) => {
    let text = '';
    for (let at = 0; at < prose.text.length; at++) {
      const place = shifted(prose.toSource(rangeOf(at, at + 1)), placed.start);
      if (place.start < range.start || place.start >= range.end) continue;
      text += prose.text[at] === objectReplacement ? source.slice(place) : prose.text[at];
    }
    return text;
  });
  return shown.filter(Boolean).join(' ');
}
