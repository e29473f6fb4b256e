/** The values of an entry that are no forms of its name. What cannot be used is undefined and a problem. */
import { isMap, isScalar, type Node } from 'yaml';
import { type Severity, severities, type Weights } from '../finding.js';
import { type EntityKind, entityKinds, type Role } from './entity.js';
import type { Example, RuleName } from './knowledgeRecord.js';
import { isPresent, keyOf, type YamlValues } from './yamlValues.js';

const kindNames: Readonly<Record<string, EntityKind>> = {
  organization: 'organisation',
  region: 'country',
  city: 'place',
};

export function rolesIn(node: Node | null | undefined, yaml: YamlValues): readonly Role[] | undefined {
  if (!isPresent(node)) return undefined;
  const roles: Role[] = [];
  for (const item of yaml.items(node)) {
    if (!isMap(item)) {
      const title = yaml.text(item);
      if (title !== undefined) roles.push({ title, from: undefined, to: undefined });
      continue;
    }
    const title = yaml.text(yaml.valueIn(item, 'title'));
    const from = yaml.date(yaml.valueIn(item, 'from'));
    const to = yaml.date(yaml.valueIn(item, 'to'));
    if (title === undefined) {
      yaml.say(item, {
        ja: '役職名（`title`）がありません。',
        en: 'The `title` of this role is missing.',
      });
      continue;
    }
    if (from !== undefined && to !== undefined && to < from && !from.startsWith(to)) {
      yaml.say(
        item,
        {
          ja: `任期の終わり（${to}）が始まり（${from}）より前です。`,
          en: `This term ends (${to}) before it begins (${from}).`,
        },
        'warning',
      );
    }
    const role = { title, from, to };
    if (roles.some((it) => it.title === title && areTogether(it, role))) {
      yaml.say(
        item,
        {
          ja: `「${title}」の任期が、この項目に書かれた別の任期と重なっています。`,
          en: `This term as "${title}" overlaps another one of this entry.`,
        },
        'warning',
      );
    }
    roles.push(role);
  }
  return roles;
}

/**
 * Whether two terms share a moment for certain. A year may be the year of one's end and the other's beginning; a
 * term whose beginning is not known is known to have lasted until its end.
 */
function areTogether(a: Role, b: Role): boolean {
  const isBefore = (begin: string | undefined, end: string | undefined): boolean =>
    end === undefined || (begin !== undefined && begin < end && !end.startsWith(begin));
  return isBefore(a.from ?? a.to, b.to) && isBefore(b.from ?? b.to, a.to);
}

/** Kana as a reading is written: いしば・しげる. */
export function readingIn(node: Node | null | undefined, yaml: YamlValues): string | undefined {
  const text = yaml.text(node);
  if (text === undefined || /^[ぁ-ゖァ-ヺー・＝ \u3000]+$/.test(text)) return text;
  yaml.say(
    node!,
    {
      ja: `読み「${text}」は、ひらがなかカタカナで書きます。`,
      en: `Write the reading "${text}" in kana.`,
    },
    'warning',
  );
  return undefined;
}

/** A word that stands behind the name of a person: 師. */
export function honorificIn(
  node: Node | null | undefined,
  kind: EntityKind | undefined,
  yaml: YamlValues,
): string | undefined {
  const text = yaml.text(node);
  if (text === undefined) return undefined;
  const isWord = /^[\p{L}ー]{1,8}$/u.test(text);
  if (isWord && (kind === undefined || kind === 'person')) return text;
  yaml.say(
    node!,
    isWord
      ? { ja: '敬称を書けるのは人物（`kind: person`）だけです。', en: 'Only a person has an honorific.' }
      : {
          ja: `敬称「${text}」は、名前の後に付ける1語で書きます（師）。`,
          en: `Write the honorific "${text}" as one word that follows the name (師).`,
        },
    'warning',
  );
  return undefined;
}

/** Ids are not looked up here: the knowledge of names knows no rules. */
export function weightsIn(node: Node | null | undefined, yaml: YamlValues): Weights | undefined {
  if (!isPresent(node)) return undefined;
  if (!isMap(node)) {
    yaml.say(node, {
      ja: '`rules` は「規則の名前: 重さ」の形で書きます。',
      en: '`rules` is written as rule: severity.',
    });
    return undefined;
  }
  const weights: Record<string, Severity | 'off'> = {};
  for (const pair of node.items) {
    const value = yaml.resolved(pair.value as Node | null);
    const severity = isScalar(value) && value.value === 'off' ? 'off' : severityOf(value, yaml);
    if (severity !== undefined) weights[keyOf(pair)] = severity;
  }
  return weights;
}

export const ruleNamesIn = (node: Node | null | undefined, yaml: YamlValues): readonly RuleName[] =>
  isMap(node) ? node.items.map((it) => ({ rule: keyOf(it), range: yaml.rangeOf(it.key as Node) })) : [];

export function examplesIn(
  node: Node | null | undefined,
  isFound: boolean,
  yaml: YamlValues,
): readonly Example[] {
  const examples: Example[] = [];
  yaml.texts(node, (text, at) => examples.push({ text, isFound, range: yaml.rangeOf(at) }) > 0);
  return examples;
}

export function sourcesIn(node: Node | null | undefined, yaml: YamlValues): readonly string[] | undefined {
  return yaml.texts(node, (url, at) => {
    const isUrl = /^https?:\/\/[^\s<>"]+$/.test(url);
    if (!isUrl) {
      yaml.say(
        at,
        {
          ja: '出典は http:// か https:// で始まる URL にします。',
          en: 'A source is a URL that begins with http:// or https://.',
        },
        'warning',
      );
    }
    return isUrl;
  });
}

export function choicesIn<T extends string>(
  node: Node | null | undefined,
  values: readonly T[],
  yaml: YamlValues,
): readonly T[] {
  return (yaml.texts(node, (text, at) => isOneOf(values, text, at, yaml)) ?? []) as readonly T[];
}

export function severityOf(node: Node | null, yaml: YamlValues): Severity | undefined {
  const text = yaml.text(node);
  return text !== undefined && isOneOf(severities, text, node!, yaml) ? text : undefined;
}

export function kindOf(node: Node | null | undefined, yaml: YamlValues): EntityKind | undefined {
  const text = yaml.text(node);
  if (text === undefined) return undefined;
  const kind = kindNames[text] ?? text;
  return isOneOf(Object.keys(entityKinds) as readonly EntityKind[], kind, node!, yaml) ? kind : undefined;
}

function isOneOf<T extends string>(
  values: readonly T[],
  text: string,
  at: Node,
  yaml: YamlValues,
): text is T {
  if (values.includes(text as T)) return true;
  yaml.say(
    at,
    {
      ja: `「${text}」は使えません。使えるのは ${values.join('、')} です。`,
      en: `"${text}" cannot stand here. Known values: ${values.join(', ')}.`,
    },
    'warning',
  );
  return false;
}
