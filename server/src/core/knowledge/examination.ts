/** What a finished knowledge base shows to be wrong with a record: its examples, and forms that replace themselves. */
import type { Message, Problem } from '../finding.js';
import { plainProse } from '../markdown/prose.js';
import type { TextRange } from '../text/textRange.js';
import type { KnowledgeBase } from './knowledgeBase.js';
import type { Example, KnowledgeRecord } from './knowledgeRecord.js';
import { mentionsIn } from './mentions.js';

/** The problems of a record whose entity has this index. */
export function* examined(
  record: KnowledgeRecord,
  entity: number,
  knowledge: KnowledgeBase,
): Iterable<Problem> {
  for (const example of record.examples) {
    const message = example.isFound
      ? missing(example, entity, knowledge)
      : mistaken(example, entity, knowledge);
    if (message) yield { range: example.range, severity: 'error', message };
  }
  for (const { form, to } of record.variants ?? []) {
    const again = discouragedIn(to, knowledge);
    if (again !== undefined) yield endless(form, to, again, placeOf(record, form));
  }
}

/** The first discouraged form in a text that is to replace one; with it, mending would never come to an end. */
export function discouragedIn(text: string, knowledge: KnowledgeBase): string | undefined {
  const { names } = knowledge;
  const found = mentionsIn(plainProse(text), knowledge).find((it) => names.kind(it.form) === 'variant');
  return found && text.slice(found.start, found.end);
}

function missing({ text }: Example, entity: number, knowledge: KnowledgeBase): Message | undefined {
  const { names } = knowledge;
  const mentions = mentionsIn(plainProse(text), knowledge);
  if (mentions.some((it) => names.entity(it.form) === entity)) return undefined;
  const { name, short, variants, former } = knowledge.entity(entity);
  const surfaces = [name, ...short, ...variants.map((it) => it.form), ...former.map((it) => it.form)];
  const written = surfaces.find((it) => text.includes(it));
  const ja = `この文から「${name}」が見つかりません。`;
  const en = `“${name}” is not found in this sentence.`;
  if (written === undefined) {
    return {
      ja: `${ja}この項目のどの表記も書かれていません。`,
      en: `${en} It has no form of this entry.`,
    };
  }
  const start = text.indexOf(written);
  const other = mentions.find((it) => it.start < start + written.length && start < it.end);
  if (!other) {
    return {
      ja: `${ja}「${written}」は、前後の文字とつながった別の語と読まれます。`,
      en: `${en} “${written}” is read as part of a longer word.`,
    };
  }
  const owner = knowledge.entity(names.entity(other.form)).name;
  const read = text.slice(other.start, other.end);
  return {
    ja: `${ja}「${read}」は別の項目「${owner}」と読まれます。`,
    en: `${en} “${read}” is read as another entry, “${owner}”.`,
  };
}

function mistaken({ text }: Example, entity: number, knowledge: KnowledgeBase): Message | undefined {
  const { names } = knowledge;
  const mention = mentionsIn(plainProse(text), knowledge).find((it) => names.entity(it.form) === entity);
  if (!mention) return undefined;
  const written = text.slice(mention.start, mention.end);
  return {
    ja: `この文の「${written}」が、この項目の名称と読まれます。`,
    en: `“${written}” in this sentence is read as a name of this entry.`,
  };
}

const endless = (form: string, to: string, again: string, range: TextRange): Problem => ({
  range,
  severity: 'error',
  message:
    form === to
      ? {
          ja: `「${form}」を同じ「${to}」に直すことになっています。`,
          en: `"${form}" is to be changed to itself.`,
        }
      : {
          ja: `「${form}」を「${to}」に直すと、その「${again}」がまた使わない表記として見つかります。`,
          en: `Once "${form}" is changed to "${to}", its "${again}" is a discouraged form again.`,
        },
});

const placeOf = ({ forms, range }: KnowledgeRecord, form: string): TextRange =>
  forms.find((it) => it.surface === form)?.range ?? range;
