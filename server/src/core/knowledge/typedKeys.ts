/** What somebody who types this may mean. */
import { soundOf, withKatakana } from '../japanese/romaji.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { type NameKey, nameKeysOf, plainSpelling } from './nameKeys.js';

/**
 * By its letters, and where it has three of them by its sound: a Latin word may be English or romaji, and kana that
 * begin no name as they stand may be another spelling of one.
 */
export function keysFor(typed: string, knowledge: KnowledgeBase): readonly NameKey[] {
  const { spelled, sounding } = nameKeysOf(knowledge);
  const hasSound = typed.length > 2;
  if (/^[ァ-ヺー・＝]+$/.test(typed) || /^[ぁ-ゔー]+$/.test(typed)) {
    const literal = [withKatakana(typed), typed].flatMap((it) => spelled(plainSpelling(it)));
    // なった sounds nearly like ナタンズ, but what sounds foreign only in hiragana is Japanese.
    const isForeign = /[ァ-ヺぁぃぅぇぉゔー]/.test(typed);
    return literal.length > 0 || !hasSound || !isForeign ? literal : sounding(soundOf(typed));
  }
  // Capitals abbreviate and have no sound.
  const isRomaji = /^\p{Script=Latin}*\p{Lowercase}\p{Script=Latin}*$/u.test(typed);
  return [...spelled(plainSpelling(typed)), ...(hasSound && isRomaji ? sounding(soundOf(typed)) : [])];
}
