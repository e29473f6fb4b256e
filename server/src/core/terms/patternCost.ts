/**
 * How much work a regular expression may be at one place of a text, as an upper bound: the engine tries every way
 * in which the pattern can match a beginning of what follows. What cannot be bounded is not run.
 */
import type { AST } from '@eslint-community/regexpp';

/** The longest text, in UTF-16 code units, in which a pattern is sought at once. */
export const longestPiece = 500;

/** One repetition without an end, and a few choices beside it. */
const mostWays = 4 * longestPiece;

/** Whether a pattern takes no more than so much time: with this, a text of twice the length takes twice as long. */
export const isBounded = ({ pattern, flags }: AST.RegExpLiteral): boolean =>
  new Counter(flags.raw.replace('g', ''), true).ofAlternatives(pattern.alternatives) <= mostWays;

class Counter {
  /** `isForward`: read from left to right, as all but what stands in a look-behind. */
  constructor(
    readonly flags: string,
    readonly isForward: boolean,
  ) {}

  ofAlternatives(alternatives: readonly AST.Alternative[]): number {
    // In any case some letters are more than two: K is the Kelvin sign too.
    if (!this.flags.includes('i') && excludeEachOther(alternatives)) return 1;
    return alternatives.reduce((sum, it) => sum + this.#ofSequence(it.elements), 0);
  }

  #ofSequence(elements: readonly AST.Element[]): number {
    let ways = 1;
    for (const [index, element] of elements.entries()) {
      const isEndForced = element.type === 'Quantifier' && this.#cannotGoOnInto(element, elements[index + 1]);
      ways *= isEndForced ? 1 : this.#of(element);
    }
    return ways;
  }

  #of(element: AST.Element): number {
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.ofAlternatives(element.alternatives);
      case 'Assertion':
        return 'alternatives' in element ? this.#ofAssertion(element) : 1;
      case 'Quantifier':
        return this.#ofRepetition(element);
      default:
        return 1;
    }
  }

  #ofAssertion({ kind, alternatives }: AST.LookaroundAssertion): number {
    return new Counter(this.flags, kind === 'lookahead').ofAlternatives(alternatives);
  }

  #ofRepetition({ element, min, max }: AST.Quantifier): number {
    const each = this.#of(element);
    if (max > longestPiece) return each > 1 || mayBeEmpty(element) ? Number.POSITIVE_INFINITY : longestPiece;
    let ways = 0;
    for (let times = min; times <= max && ways <= mostWays; times++) ways += each ** times;
    return ways;
  }

  /** `[0-9]+月`: where the digits end is no choice. */
  #cannotGoOnInto({ element }: AST.Quantifier, next: AST.Element | undefined): boolean {
    if (!this.isForward || next?.type !== 'Character' || !isOneCharacter(element)) return false;
    return !new RegExp(`^${element.raw}$`, this.flags).test(String.fromCodePoint(next.value));
  }
}

const isOneCharacter = ({ type }: AST.Element): boolean =>
  type === 'Character' || type === 'CharacterClass' || type === 'CharacterSet';

function mayBeEmpty(element: AST.Element): boolean {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some((it) => it.elements.every(mayBeEmpty));
    case 'Quantifier':
      return element.min === 0 || mayBeEmpty(element.element);
    case 'Assertion':
    case 'Backreference':
      return true;
    default:
      return false;
  }
}

/** `(の|に)`: at one place at most one of them matches, whichever way the text is read. */
function excludeEachOther(alternatives: readonly AST.Alternative[]): boolean {
  const texts = alternatives.map(({ elements }) => elements.map(textOf).join(''));
  if (texts.length === 1 || texts.some((it) => it === '') || alternatives.some(hasOther)) return false;
  return texts.every((it, index) =>
    texts.every((other, at) => at === index || !(other.startsWith(it) || other.endsWith(it))),
  );
}

const hasOther = ({ elements }: AST.Alternative): boolean => elements.some((it) => it.type !== 'Character');

const textOf = (element: AST.Element): string =>
  element.type === 'Character' ? String.fromCodePoint(element.value) : '';
