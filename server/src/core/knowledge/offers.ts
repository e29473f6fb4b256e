/** What an editor may offer to add to the knowledge base where a name is marked: what is right after all, or wrong for good. */
import type { Interaction } from '../finding.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import { katakanaWords } from './nameIndex.js';
import type { Candidate } from './suspect.js';

export const addName = (name: string): Interaction => ({
  kind: 'add-name',
  name,
  title: { ja: `「${name}」を名称として登録…`, en: `Add “${name}” to the knowledge base…` },
});

export const addWord = (word: string): Interaction => ({
  kind: 'add-word',
  word,
  title: {
    ja: `「${word}」は別の名称・語（今後は指摘しない）`,
    en: `“${word}” is another name or word (do not mark it again)`,
  },
});

/** `form` as one that may stand for the entity. */
export function addShort(form: string, knowledge: KnowledgeBase, entity: number): Interaction {
  const { id, name } = knowledge.entity(entity);
  return {
    kind: 'add-form',
    entity: id,
    form: { list: 'short', form },
    title: {
      ja: `「${form}」を「${name}」の別の書き方（使ってよい形）に加える`,
      en: `Accept “${form}” as another form of “${name}”`,
    },
  };
}

/** The name in front of a title: ノヴィク of ノヴィク特使. */
const katakanaName = /^[ァ-ヺー・＝]+/;

/** What was written in place of the name of `candidate`: as a form that may stand, and as one that is mended from now on. */
export function addForms(
  written: string,
  candidate: Candidate,
  knowledge: KnowledgeBase,
): readonly Interaction[] {
  const { names } = knowledge;
  const entity = names.entity(candidate.form);
  const { id, name, kind } = knowledge.entity(entity);
  const surface = names.surface(candidate.form);
  // What is wrong with ノヴィーク特使 is wrong with ノヴィーク氏 too.
  const to = kind === 'person' ? (katakanaName.exec(surface)?.[0] ?? surface) : surface;
  const at = katakanaWords(to).find((it) => it.word === candidate.to)?.offset;
  if (at === undefined) return [];
  const form = to.slice(0, at) + written + to.slice(at + candidate.to.length);
  return [
    addShort(form, knowledge, entity),
    {
      kind: 'add-form',
      entity: id,
      form: { list: 'variants', form, ...(to !== name && { to }) },
      title: {
        ja: `「${form}」を「${name}」の使わない表記に加える`,
        en: `Discourage “${form}” as a form of “${name}”`,
      },
    },
  ];
}
