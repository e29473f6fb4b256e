/** Slips of the keyboard in clean Japanese text, of the kinds that need no dictionary to be seen, one at a time. */

import { setPhrases } from '../../server/src/core/japanese/setPhrases.js';
import { homophoneGroups } from '../../server/src/core/japanese/wrongHomophones.js';
import type { KnowledgeBase } from '../../server/src/core/knowledge/knowledgeBase.js';
import { type Injection, randomOf } from './injection.js';

/** What may be put in the place of a range. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

type Defect = (text: string, knowledge: KnowledgeBase) => readonly Change[];

const kana = '[ぁ-ゖ]';
const word = '[\\p{sc=Han}ァ-ヺー]';

const changes = (text: string, pattern: RegExp, to: (match: RegExpMatchArray) => string): readonly Change[] =>
  [...text.matchAll(pattern)].map((it) => ({ start: it.index, end: it.index + it[0].length, to: to(it) }));
const twice =
  (pattern: string): Defect =>
  (text) =>
    changes(text, new RegExp(pattern, 'gu'), ([it]) => it + it);

/** The frequent chains in which a kana is lost, struck twice or swapped, as they stand in any text. */
const chain =
  '(?:について|によって|において|における|に対して|に関する|として|とみられ|ている|ていた|されて|された|である|であった|ました|ません|でした|なければ|ことができ|かもしれない|にもかかわらず|このような|することを)';
const inChain =
  (change: (chain: string, at: number) => string): Defect =>
  (text) =>
    [...text.matchAll(new RegExp(`(?<=${word}|${kana})${chain}`, 'gu'))].flatMap(({ 0: it, index: start }) =>
      [...it].flatMap((letter, at) =>
        at > 0 && at < it.length - 1 && /[ぁ-ゖ]/.test(letter) && letter !== it[at + 1]
          ? [{ start, end: start + it.length, to: change(it, at) }]
          : [],
      ),
    );

/** Another word of the group, each in its turn. */
function rivalOf(group: Readonly<Record<string, string>>, word: string, turn: number): string {
  const rivals = Object.keys(group).filter((it) => it !== word);
  return rivals[turn % rivals.length]!;
}

/** Kind → everywhere in a text where it can be. */
export const slipDefects: Readonly<Record<string, Defect>> = {
  '助詞の重なり / particle twice': twice(`(?<=${word})[をがにのはでと](?=${word})`),
  '続かない助詞 / particles that cannot meet': (text) =>
    changes(text, new RegExp(`(?<=${word}{2})を(?=${word})`, 'gu'), () => 'がを'),
  '句読点の重なり / punctuation twice': twice('[、。](?=[^\\n、。])'),
  '漢字の重なり / kanji twice': twice(`(?<=\\p{sc=Han})\\p{sc=Han}(?=[をがにのはでと])`),
  '言葉の重なり / phrase twice': twice(`(?<!${word})${word}{2,8}[をがはに](?=${word})`),
  '名詞の重なり / noun twice': twice('(?<![\\p{sc=Han}ァ-ヺー])\\p{sc=Han}{2,4}(?=[をがは])'),
  '名称の後ろの的 / 的 behind a name': (text, knowledge) => {
    const { names } = namesOf(knowledge);
    return changes(text, /(?<=[ァ-ヺー])の(?=[\p{sc=Han}]{2})/gu, () => '的').filter(({ start }) =>
      names.has(/[ァ-ヺー]+$/.exec(text.slice(Math.max(0, start - 20), start))![0]),
    );
  },
  '決まった言い方 / fixed expression': (text) =>
    setPhrases.flatMap(({ wrong, right }) =>
      right.length < 3 ? [] : changes(text, new RegExp(right, 'g'), () => wrong),
    ),
  '同じ読みの別の語 / homophone': (text) =>
    homophoneGroups.flatMap((group) =>
      Object.keys(group).flatMap((word) =>
        changes(text, new RegExp(word, 'g'), ({ index }) => rivalOf(group, word, index!)),
      ),
    ),
  'かなの抜け / kana lost': inChain((it, at) => it.slice(0, at) + it.slice(at + 1)),
  'かなの重なり / kana twice': inChain((it, at) => it.slice(0, at) + it[at] + it.slice(at)),
  'かなの入れ替わり / kana swapped': inChain(
    (it, at) => it.slice(0, at) + it[at + 1] + it[at] + it.slice(at + 2),
  ),
};

const namesOf = (knowledge: KnowledgeBase): { readonly names: ReadonlySet<string> } => ({
  names: new Set(
    [...Array(knowledge.size).keys()]
      .map((it) => knowledge.entity(it))
      .filter(({ kind }) => kind === 'country' || kind === 'place')
      .flatMap(({ name, short }) => [name, ...short]),
  ),
});

/** `most` texts with one slip of a kind each; of a text no more than its share, so that all have their turn. */
export function slips(
  kind: string,
  texts: readonly string[],
  knowledge: KnowledgeBase,
  most: number,
  seed: number,
): readonly Injection[] {
  const random = randomOf(seed);
  const all = texts.flatMap((text) =>
    slipDefects[kind]!(text, knowledge)
      .filter((it) => it.to !== text.slice(it.start, it.end))
      .map((it) => ({ text, ...it, order: random() })),
  );
  return all
    .sort((a, b) => a.order - b.order)
    .slice(0, most)
    .map(({ text, start, end, to }) => ({
      kind,
      text: text.slice(0, start) + to + text.slice(end),
      start,
      written: to,
      original: text.slice(start, end),
    }));
}
