import { possible } from '../finding.js';
import { isKanji, isKatakana } from '../japanese/characters.js';
import { namesIn } from '../knowledge/blockNames.js';
import { discouragedIn } from '../knowledge/examination.js';
import { addShort } from '../knowledge/offers.js';
import { isOwnAndPlain, replacementOf } from '../knowledge/replacement.js';
import { defineBlockRule } from './rule.js';

export const discouragedName = defineBlockRule({
  id: 'discouraged-name',
  scope: 'block',
  summary: {
    ja: '知識ベースで使わないと決めた表記です。',
    en: 'The knowledge base discourages this form of a name.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ block, knowledge }) {
    const { names } = knowledge;
    for (const mention of namesIn(knowledge)(block).mentions) {
      const { form, prose, start, end, range } = mention;
      if (names.kind(form) !== 'variant') continue;
      const written = names.surface(form);
      const to = names.replacement(form);
      const entity = names.entity(form);
      const { variants, rules: weights } = knowledge.entity(entity);
      const severity = variants.find((it) => it.form === written)?.severity;
      yield {
        range,
        weights,
        ...(severity && { severity }),
        message: {
          ja: `「${written}」は使わない表記です。「${to}」と書きます。`,
          en: `“${written}” is a discouraged form. Write “${to}”.`,
        },
        fixes: possible([
          {
            title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
            edits: replacementOf({ ...mention, blockStart: 0 }, to),
            // Inside quotation marks it may be what somebody else wrote; what must be mended again never settles.
            safe:
              isOwnAndPlain(mention) &&
              !isCompound(prose.text, start, end) &&
              discouragedIn(to, knowledge) === undefined,
          },
        ]),
        interactions: [addShort(written, knowledge, entity)],
      };
    }
  },
});

/** 印度カリー: a form in kanji that katakana follows or precedes may be part of a name, which is nobody's to mend. */
function isCompound(text: string, start: number, end: number): boolean {
  const [before, first, last, after] = [start - 1, start, end - 1, end].map((it) => text.charCodeAt(it));
  return (isKanji(first!) && isKatakana(before!)) || (isKanji(last!) && isKatakana(after!));
}
