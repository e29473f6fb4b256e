import { rangeOf, type TextRange } from '../text/textRange.js';

/** 「なければならない」「ないわけにはいかない」「ざるを得ない」 say that something must be, and have no shorter form. */
const doubleNegative =
  /(?<!(?:少|危|はか|つた|おぼつか))な(?:くは?|くも)な(?:い|かった)|ない(?:わけ|こと|もの|の)(?:では|でも|じゃ|は|も)(?:な(?:い|かった)|ありません)|ないで(?:は|も)な(?:い|かった)|ないとは(?:い[えい]|言[えい]|限ら|かぎら)(?:切れ|きれ)?な(?:い|かった)|ない(?:わけ|はず)(?:が|は)な(?:い|かった)/g;

/** 二重否定: 「〜ないわけではない」「〜なくはない」. */
export const doubleNegativesIn = (text: string): readonly TextRange[] =>
  text.includes('な')
    ? [...text.matchAll(doubleNegative)].map(({ 0: written, index }) =>
        rangeOf(index, index + written.length),
      )
    : [];
