/**
 * What has been found out about a block stays with the block: of each question the answer to whoever asked last.
 * It is a field of the block and no WeakMap, because a keystroke asks every block of a report a dozen questions,
 * and weak tables are what the garbage collector spends its time on.
 */
import type { Block } from './block.js';

/** For each question the mark of who asked and the answer. */
export type BlockMemory = unknown[];

let questions = 0;

/** Stand for those who ask, so that a block that is kept keeps no knowledge base with it. */
const marks = new WeakMap<object, object>();

/** `read`, remembered: `const namesOf = names(knowledge); namesOf(block)`. */
export function rememberedByBlock<Asker extends object, Answer>(
  read: (block: Block, asker: Asker) => Answer,
): (asker: Asker) => (block: Block) => Answer {
  const question = 2 * questions++;
  return (asker) => {
    let mark = marks.get(asker);
    if (!mark) marks.set(asker, (mark = {}));
    const asked = mark;
    return (block) => {
      const { memory } = block;
      if (memory[question] === asked) return memory[question + 1] as Answer;
      const answer = read(block, asker);
      memory[question] = asked;
      memory[question + 1] = answer;
      return answer;
    };
  };
}
