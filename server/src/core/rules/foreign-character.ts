import { type Message, type Problem, possible } from '../finding.js';
import { type ForeignCharacter, foreignCharactersIn, isAmbiguous } from '../japanese/foreignCharacters.js';
import { isQuotation } from '../japanese/quotation.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isNamed } from '../knowledge/mentions.js';
import { isOwnAndPlain, replacementOf } from '../knowledge/replacement.js';
import { honorifics } from '../knowledge/titles.js';
import type { Prose } from '../markdown/prose.js';
import { defineBlockRule } from './rule.js';

export const foreignCharacter = defineBlockRule({
  id: 'foreign-character',
  scope: 'block',
  summary: {
    ja: '日本語の文に、中国語の字体、旧字体、外国の文字が混じっています。',
    en: 'A Chinese or old form of a kanji, or a letter of another script, stands in Japanese text.',
  },
  severity: 'warning',
  fixable: 'sometimes',
  options: {},

  *check({ block, knowledge }) {
    for (const prose of block.prose) {
      if (prose.isBlockQuote) continue;
      for (const character of foreignCharactersIn(prose.text)) {
        const { start } = character.range;
        if (character.kind === 'old' && isPersons(prose.text, start)) continue;
        if (isNamed(namesIn(knowledge)(block).mentions, prose, character.range)) continue;
        yield problemOf(character, prose);
      }
    }
  },
});

const honorific = new RegExp(
  `^\\p{sc=Han}{1,5}(?:${[...honorifics, '先生', '選手', '教授', '記者'].join('|')})`,
  'u',
);

/** 國村隼さん: a name keeps its form. */
const isPersons = (text: string, start: number): boolean => honorific.test(text.slice(start, start + 12));

function problemOf(character: ForeignCharacter, prose: Prose): Problem {
  const { kind, range, expected } = character;
  const written = prose.text.slice(range.start, range.end);
  const place = { prose, ...range, blockStart: 0 };
  const isSafe = kind !== 'old' && !isAmbiguous(written) && isOwnAndPlain(place);
  return {
    range: prose.toSource(range),
    message: messageOf(character, written),
    // In quotation marks it may be how somebody else writes.
    ...(isQuotation(prose, range.start) && { severity: 'information' }),
    fixes: possible(
      expected.map((to) => ({
        title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
        edits: replacementOf(place, to),
        safe: isSafe,
      })),
    ),
  };
}

function messageOf({ kind, expected }: ForeignCharacter, written: string): Message {
  const [to] = expected;
  if (kind === 'script') {
    return to === undefined
      ? {
          ja: `日本語の中に、別の文字「${written}」が混じっています。`,
          en: `“${written}” belongs to another script and has strayed into this word.`,
        }
      : {
          ja: `「${written}」は英字によく似たキリル文字です。「${to}」と書きます。`,
          en: `“${written}” is Cyrillic and only looks like Latin “${to}”.`,
        };
  }
  if (kind === 'word') {
    return {
      ja: `「${written}」が日本語に訳されないまま残っています。`,
      en: `“${written}” has been left untranslated.`,
    };
  }
  return kind === 'simplified'
    ? {
        ja: `「${written}」は中国語の字体（簡体字）です。日本語では「${to}」と書きます。`,
        en: `“${written}” is simplified Chinese. Japanese writes “${to}”.`,
      }
    : {
        ja: `「${written}」は旧字体または中国語の字体です。ふつうは「${to}」と書きます。`,
        en: `“${written}” is an old or Chinese form. Japanese usually writes “${to}”.`,
      };
}
