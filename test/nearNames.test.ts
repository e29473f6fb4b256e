/** The index of near names against the comparison with every name. */
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { soundKeys } from '../server/src/core/japanese/katakana.js';
import { spellingDistance } from '../server/src/core/japanese/spellingDistance.js';
import { nameIndexOf } from '../server/src/core/knowledge/nameIndex.js';
import { contextLimit } from '../server/src/core/knowledge/wordProfile.js';

const soak = Number(process.env.KOETSU_SOAK ?? 300);

/** Few letters, so that names are near one another; those of which publishers have two spellings among them. */
const word = fc
  .array(
    fc.constantFrom(
      ...'アイウカガキギコゴサザシジスソツヅテトドナニネハバパヘベマミヤユラリルレロワンーッャュ',
      'ヴァ',
      'ティ',
      'フィ',
      'ジェ',
      'ウィ',
    ),
    { minLength: 3, maxLength: 7 },
  )
  .map((it) => it.join(''))
  .filter((it) => it.length >= 3);
const slip = fc.record({
  kind: fc.constantFrom('lost', 'swapped', 'doubled', 'other', 'added'),
  place: fc.nat(),
  letter: fc.constantFrom(...'アゴンーッルス'),
});
/** A name, and the name with one slip to three: what is nearly too far away tries the index most. */
const misspelled = fc
  .tuple(word, fc.array(slip, { minLength: 1, maxLength: 3 }))
  .map(([name, slips]) => [name, slips.reduce(withSlip, name)] as const);

function withSlip(
  name: string,
  { kind, place, letter }: typeof slip extends fc.Arbitrary<infer T> ? T : never,
): string {
  const at = place % Math.max(name.length, 1);
  const [head, here, rest] = [name.slice(0, at), name.slice(at, at + 1), name.slice(at + 1)];
  switch (kind) {
    case 'lost':
      return head + rest;
    case 'swapped':
      return head + rest.slice(0, 1) + here + rest.slice(1);
    case 'doubled':
      return head + here + here + rest;
    case 'other':
      return head + letter + rest;
    default:
      return head + letter + here + rest;
  }
}

const indexOf = (words: readonly string[]): ReturnType<typeof nameIndexOf> =>
  nameIndexOf(words.map((surface, entity) => ({ surface, entity, kind: 'name', to: surface })));

describe('near names', () => {
  it('what the index finds is what comparing with every name finds, of those one letter of a key apart', () => {
    fc.assert(
      fc.property(fc.array(misspelled, { minLength: 4, maxLength: 30 }), (pairs) => {
        const names = [...new Set(pairs.map(([name]) => name))];
        const index = indexOf(names);
        for (const [, written] of pairs) {
          const found = new Map(
            index.wordsNear(written, contextLimit).map((near) => [index.word(near.name), near]),
          );
          for (const name of names) {
            const limit = contextLimit(name.length);
            const distance = spellingDistance(written, name, limit);
            const isNear = distance <= limit;
            if (found.has(name)) equal(found.get(name)!.distance, distance, `${written} → ${name}`);
            const isCertain = isNear && shareKey(written, name) && isPlain(written) && isPlain(name);
            if (isCertain) equal(found.has(name), true, `${written} → ${name} ${distance}`);
            if (!isNear) equal(found.has(name), false, `${written} → ${name} ${distance}`);
          }
        }
      }),
      { numRuns: soak },
    );
  });

  it('the nearest come first, and of equals the one that was listed first', () => {
    const index = indexOf(['カダール', 'ガタール', 'カタルー', 'カタール']);
    deepEqual(
      index.wordsNear('カタル', contextLimit).map((it) => [index.word(it.name), it.distance]),
      [
        ['カタルー', 0.4],
        ['カタール', 0.4],
        ['カダール', 1],
        ['ガタール', 1],
      ],
    );
  });

  it('a word of any length and of any letters has an answer', () => {
    const index = indexOf(['カタール', 'ノルウェー']);
    deepEqual(index.wordsNear('', contextLimit), []);
    deepEqual(index.wordsNear('ア'.repeat(70), contextLimit), []);
    deepEqual(
      index.wordsNear('カ夕ール', contextLimit).map((it) => index.word(it.name)),
      ['カタール'],
    );
  });
});

/** A word that repeats no sound and has one spelling; of others the keys hide more than the index can tell. */
const isPlain = (written: string): boolean => soundKeys(written).length === 1;

/** Whether the words have a key in common once each has lost a letter at most; not two whole ones at two places. */
function shareKey(one: string, other: string): boolean {
  const others = new Map<string, Deletion[]>();
  for (const it of deletionsOf(other)) others.set(it.rest, [...(others.get(it.rest) ?? []), it]);
  return deletionsOf(one).some((it) =>
    others.get(it.rest)?.some((that) => {
      const isTwoWhole = isWhole(it.letter) && isWhole(that.letter);
      const isSwap = it.letter === that.letter && Math.abs(it.place - that.place) === 1;
      return !isTwoWhole || it.place === that.place || isSwap;
    }),
  );
}

interface Deletion {
  readonly rest: string;
  readonly letter: string;
  readonly place: number;
}

function deletionsOf(written: string): readonly Deletion[] {
  return soundKeys(written).flatMap((key) => [
    { rest: key, letter: '', place: -1 },
    ...[...key].map((letter, place) => ({ rest: key.slice(0, place) + key.slice(place + 1), letter, place })),
  ]);
}

const isWhole = (letter: string): boolean => letter !== '' && !'アイウエオヤユヨンツルニ'.includes(letter);
