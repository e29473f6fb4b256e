/** The values of an entry that are no forms of its name. What cannot be used is undefined and a problem. */
import { isMap, isScalar, type Node } from 'yaml';
import { type Severity, severities, type Weights } from '../finding.js';
import { type EntityKind, entityKinds, type Role } from './entity.js';
import type { Example } from './knowledgeRecord.js';
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
    roles.push({ title, from, to });
  }
  return roles;
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

export function severityOf(node: Node | null, yaml: YamlValues): Severity | undefined {
  const text = yaml.text(node);
  if (text === undefined || severities.includes(text as Severity)) return text as Severity | undefined;
  yaml.say(
    node!,
    {
      ja: `「${text}」という重さはありません。使えるのは ${severities.join('、')} です。`,
      en: `There is no severity "${text}". Known severities: ${severities.join(', ')}.`,
    },
    'warning',
  );
  return undefined;
}

export function kindOf(node: Node | null | undefined, yaml: YamlValues): EntityKind | undefined {
  const text = yaml.text(node);
  if (text === undefined) return undefined;
  const kind = kindNames[text] ?? text;
  if (kind in entityKinds) return kind as EntityKind;
  yaml.say(
    node!,
    {
      ja: `「${text}」という種類はありません。使えるのは ${Object.keys(entityKinds).join('、')} です。`,
      en: `There is no kind "${text}". Known kinds: ${Object.keys(entityKinds).join(', ')}.`,
    },
    'warning',
  );
  return undefined;
}
