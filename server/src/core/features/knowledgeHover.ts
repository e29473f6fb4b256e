import type { Message } from '../finding.js';
import { type Entity, entityKinds } from '../knowledge/entity.js';
import { entityNamed, type KnowledgeBase } from '../knowledge/knowledgeBase.js';
import { placeAt } from '../knowledge/knowledgePlace.js';
import type { SourceText } from '../text/sourceText.js';
import type { TextRange } from '../text/textRange.js';
import { escaped } from './markdownText.js';

/** What a key of a knowledge file is for, and what the knowledge base makes of a name. */
export function knowledgeHoverAt(
  source: SourceText,
  knowledge: KnowledgeBase,
  summaryOf: (rule: string) => Message | undefined,
  offset: number,
): { readonly range: TextRange; readonly markdown: Message } | undefined {
  const place = placeAt(source.text, offset);
  if (!place) return undefined;
  const written = source.slice(place.range);
  const about = (): Message | undefined => {
    if (place.kind === 'key') {
      const description = place.keys === 'rules' ? summaryOf(written) : place.keys[written]?.description;
      return description && explained(written, description);
    }
    if (place.key === 'kind') {
      return (entityKinds as Readonly<Record<string, Message>>)[written];
    }
    const entity = place.key === 'name' ? entityNamed(knowledge, written) : undefined;
    return entity && formsOf(entity);
  };
  const markdown = about();
  return markdown && { range: place.range, markdown };
}

const explained = (key: string, { ja, en }: Message): Message => ({
  ja: `\`${key}\` ${ja}`,
  en: `\`${key}\` ${en}`,
});

/** All forms in force, those of a built-in record among them, which the file does not show. */
function formsOf({ name, short, variants, former }: Entity): Message {
  const list = (forms: readonly string[], comma: string): string =>
    [...forms.slice(0, most).map(escaped), ...(forms.length > most ? ['…'] : [])].join(comma);
  const mended = variants.map((it) => (it.to === name ? it.form : `${it.form} → ${it.to}`));
  const lines = (of: readonly (readonly [string, readonly string[]])[], comma: string): string =>
    [
      `**${escaped(name)}**`,
      ...of.filter(([, forms]) => forms.length > 0).map(([title, forms]) => `${title} ${list(forms, comma)}`),
    ].join('\n\n');
  const earlier = former.map((it) => it.form);
  return {
    ja: lines(
      [
        ['ほかの表記', short],
        ['使わない表記', mended],
        ['以前の名称', earlier],
      ],
      '、',
    ),
    en: lines(
      [
        ['Also', short],
        ['Discouraged', mended],
        ['Formerly', earlier],
      ],
      ', ',
    ),
  };
}

/** A hover is read at a glance. */
const most = 12;
