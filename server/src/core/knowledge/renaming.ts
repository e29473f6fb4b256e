/** What becomes of a record's forms when one of them is renamed. */

import { type Refusal, refused } from '../finding.js';
import { isKatakana, isLatin } from '../japanese/characters.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { isInsideWord } from './mentions.js';

export interface Renaming {
  readonly kind: 'renaming';
  /** Index of the entity. */
  readonly entity: number;
  /** Form → its new surface, for every form that changes. */
  readonly forms: ReadonlyMap<number, string>;
}

/**
 * Renames a form to `newName`, and with it the accepted forms of the same entity that hold it (カタール国 with
 * カタール) or a word of it that changes (ウィトコフ特使 with スティーブ・ウィトコフ). The old name is not kept as
 * a variant: whether it is discouraged from now on is another decision. So to rename there and back changes nothing.
 */
export function renamingOf(knowledge: KnowledgeBase, form: number, newName: string): Renaming | Refusal {
  const { names } = knowledge;
  const name = newName.trim();
  const entity = names.entity(form);
  const fault = faultOf(name) ?? unchangeable(knowledge, form);
  if (fault) return fault;
  const follow = followerOf(names.surface(form), name);
  const forms = new Map<number, string>();
  for (const other of formsOf(knowledge, entity)) {
    const surface = names.surface(other);
    const followed = other === form ? name : follow(surface);
    if (followed !== surface) forms.set(other, followed);
  }
  return clashOf(knowledge, forms) ?? { kind: 'renaming', entity, forms };
}

/** Why this form is none to rename, whatever the new name. */
export function unchangeable({ names }: KnowledgeBase, form: number): Refusal | undefined {
  const written = names.surface(form);
  if (names.kind(form) === 'variant') {
    const to = names.replacement(form);
    return refused(
      `「${written}」は使わない表記です。名称を変えるなら「${to}」の方を変えます。`,
      `“${written}” is a discouraged form. Rename “${to}” instead.`,
    );
  }
  if (names.kind(form) === 'former') {
    return refused(
      `「${written}」は以前の名称で、変わりません。`,
      `“${written}” is an earlier name, which stays as it was.`,
    );
  }
  return undefined;
}

function faultOf(name: string): Refusal | undefined {
  if ([...name].length < 2) {
    return refused('名称は2文字以上にします。', 'A name has two characters or more.');
  }
  if (name.length > 80) return refused('名称は80字までにします。', 'A name has at most 80 characters.');
  // `- ` and `# ` at the head of a paragraph would make a list or a heading of it.
  if (/[\p{Cc}\\`*_[\]<>|]|^(?:[-+#]+|\d+[.)])\s|&#?\w+;/u.test(name)) {
    return refused(
      '名称に改行や Markdown の記号（* _ [ ] < > | など）は使えません。',
      'A name has no line breaks or Markdown marks (* _ [ ] < > | and the like).',
    );
  }
  return undefined;
}

/** The accepted forms of an entity, and the surname that follows from its name. */
function formsOf({ names }: KnowledgeBase, entity: number): readonly number[] {
  const forms: number[] = [];
  for (let form = 0; form < names.size; form++) {
    if (names.entity(form) === entity && names.kind(form) !== 'variant' && names.kind(form) !== 'former')
      forms.push(form);
  }
  return forms;
}

/** What another form of the entity becomes when `from` becomes `to`. */
function followerOf(from: string, to: string): (surface: string) => string {
  const [before, after] = [wordsOf(from), wordsOf(to)];
  const isSameShape = before.length === after.length;
  const words = new Map<string, string>([[from, to]]);
  before.forEach((word, at) => {
    if (isSameShape && word !== after[at] && isNameWord(word) && isNameWord(after[at]!))
      words.set(word, after[at]!);
  });
  return (surface) => renamedIn(surface, words);
}

/** Runs of katakana, runs of Latin letters, and what stands between them. */
const wordsOf = (text: string): readonly string[] =>
  text.match(/[ァ-ヺー-ヾ]+|[\p{Script=Latin}\p{N}]+|[^ァ-ヺー-ヾ\p{Script=Latin}\p{N}]+/gu) ?? [];

/** A word that one can tell apart in text; kanji have no bounds. */
const isNameWord = (word: string): boolean =>
  word.length > 1 && (isKatakana(word.charCodeAt(0)) || isLatin(word.charCodeAt(0)));

/** The text with the keys of `words`, where they stand as whole words, replaced by their values; longest first. */
export function renamedIn(text: string, words: ReadonlyMap<string, string>): string {
  const longestFirst = [...words.keys()].sort((a, b) => b.length - a.length);
  let result = '';
  let at = 0;
  while (at < text.length) {
    const word = longestFirst.find(
      (it) => text.startsWith(it, at) && !isInsideWord(text, at) && !isInsideWord(text, at + it.length),
    );
    result += word === undefined ? text[at] : words.get(word)!;
    at += word === undefined ? 1 : word.length;
  }
  return result;
}

function clashOf(knowledge: KnowledgeBase, forms: ReadonlyMap<number, string>): Refusal | undefined {
  const { names } = knowledge;
  const taken = new Set<string>();
  for (const name of forms.values()) {
    const owner = names.formOf(name);
    const isFree = owner < 0 || forms.has(owner);
    if (isFree && !taken.has(name)) {
      taken.add(name);
      continue;
    }
    const entity = isFree ? [...forms.keys()][0]! : owner;
    const other = knowledge.entity(names.entity(entity)).name;
    return refused(
      `「${name}」は「${other}」の記録にもう書かれています。先にそこから外します。`,
      `“${name}” is written in the record of “${other}” already. Remove it there first.`,
    );
  }
  return undefined;
}
