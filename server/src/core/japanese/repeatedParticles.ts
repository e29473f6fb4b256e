import { rangeOf, type TextRange } from '../text/textRange.js';

/** A word without kana, so that the particle behind it is one and no ending. */
const word = '[一-鿿々ァ-ヺーA-Za-z0-9０-９・％%]+';

export interface RepeatedParticle {
  readonly particle: 'の' | 'を';
  readonly times: number;
  /** From the first particle's word to the last particle. */
  readonly range: TextRange;
}

/** 「A の B の C の」, with words alone between the particles: `most` times の may follow one another, を stands once. */
export function repeatedParticlesIn(text: string, most: number): readonly RepeatedParticle[] {
  const chains = new RegExp(`(?:${word}の){${most + 1},}(?=${word})|(?:${word}を){2,}`, 'g');
  return [...text.matchAll(chains)].map(({ 0: written, index }) => {
    const particle = written.endsWith('を') ? 'を' : 'の';
    const range = rangeOf(index, index + written.length);
    return { particle, times: written.split(particle).length - 1, range };
  });
}
