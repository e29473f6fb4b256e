import { strict as assert } from 'node:assert';
import { correctLookalikes, setPhrases } from '../server/src/core/japanese/setPhrases.js';
import { wrongSetPhrasesIn } from '../server/src/core/japanese/wrongSetPhrases.js';

describe('set phrases', () => {
  const inSentence = (phrase: string): string => `この報告は、${phrase}という点を扱う。`;
  const foundIn = (phrase: string): readonly string[] => {
    const text = inSentence(phrase);
    return wrongSetPhrasesIn(text).map(({ range }) => text.slice(range.start, range.end));
  };

  it('are each found where they are miswritten, with what is right', () => {
    for (const { wrong, right } of setPhrases) {
      assert.deepEqual(foundIn(wrong), [wrong]);
      assert.deepEqual(wrongSetPhrasesIn(inSentence(wrong))[0]!.expected, [right]);
    }
  });

  it('are each let alone where they are right, and where other words look like them', () => {
    for (const phrase of [...setPhrases.map((it) => it.right), ...correctLookalikes])
      assert.deepEqual(foundIn(phrase), [], phrase);
  });

  it('are not sought inside other words', () => {
    for (const phrase of ['人手不足の事態', '党首実験', 'ビックバンク', '政策を労した', '時期を一にして'])
      assert.deepEqual(foundIn(phrase), [], phrase);
  });

  it('are let alone where dictionaries disagree', () => {
    for (const phrase of [
      '的を得た',
      '汚名挽回',
      '足元をすくわれ',
      '前人未踏',
      '声を荒らげ',
      '喧々諤々',
      '二足三文',
    ])
      assert.deepEqual(foundIn(phrase), [], phrase);
  });

  it('are listed once', () => {
    assert.equal(new Set(setPhrases.map((it) => it.wrong)).size, setPhrases.length);
  });
});
