import type { Problem } from '../finding.js';
import { compatibilityCharactersIn } from '../japanese/compatibilityCharacters.js';
import { isOwnAndPlain } from '../knowledge/replacement.js';
import type { Prose } from '../markdown/prose.js';
import { rangeOf, type TextRange } from '../text/textRange.js';
import { defineBlockRule } from './rule.js';

export const compatibilityCharacter = defineBlockRule({
  id: 'compatibility-character',
  scope: 'block',
  summary: {
    ja: '見た目は同じでも、別の文字コードの字が使われています。',
    en: 'A character looks like the one meant and has another code.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block }) {
    for (const prose of block.prose) {
      for (const { range, expected, mayBeName } of compatibilityCharactersIn(prose.text)) {
        const written = prose.text.slice(range.start, range.end);
        const isKana = /[゛゜]/.test(written);
        yield {
          ...problemOf(prose, range, written, expected, !mayBeName && !isKana),
          ...(mayBeName && { severity: 'information' }),
        };
      }
    }
    for (const { 0: parted, index } of block.text.matchAll(partedKana)) {
      const source = rangeOf(index, index + parted.length);
      const composed = parted.normalize('NFC');
      // Prose shows it composed already: where it does not, no reader sees it.
      for (const prose of block.prose) {
        const start = prose.fromSource(index);
        if (start === undefined || !prose.text.startsWith(composed, start)) continue;
        const range = rangeOf(start, start + composed.length);
        const shown = prose.toSource(range);
        if (shown.start !== source.start || shown.end !== source.end) continue;
        yield problemOf(prose, range, parted, composed, true);
        break;
      }
    }
  },
});

const partedKana = /(?:[\u3041-\u30FE][\u3099\u309A])+/g;

function problemOf(
  prose: Prose,
  range: TextRange,
  written: string,
  expected: string,
  isSafe: boolean,
): Problem {
  const edit = prose.edit(range, expected);
  return {
    range: prose.toSource(range),
    message: {
      ja: `「${written}」は、「${expected}」に見える別の文字コードの字です。検索に掛かりません。`,
      en: `“${written}” looks like “${expected}” and has another code, so that no search finds it.`,
    },
    ...(edit && {
      fixes: [
        {
          title: { ja: `「${expected}」に直す`, en: `Change to “${expected}”` },
          edits: [edit],
          safe: isSafe && isOwnAndPlain({ prose, ...range }),
        },
      ],
    }),
  };
}
