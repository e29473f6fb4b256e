/** One entry of a knowledge file: what it says, and where. */
import { isMap, type Node, type YAMLMap } from 'yaml';
import type { Weights } from '../finding.js';
import type { TextRange } from '../text/textRange.js';
import type { EntityKind, FormerName, Role, Variant } from './entity.js';
import { type GrowingKey, growingKeys, recordKeys } from './knowledgeKeys.js';
import {
  choicesIn,
  examplesIn,
  honorificIn,
  kindOf,
  readingIn,
  rolesIn,
  ruleNamesIn,
  severityOf,
  sourcesIn,
  weightsIn,
} from './recordValues.js';
import { isPresent, keyOf, type YamlValues } from './yamlValues.js';

/** One entry of a file. What the entry leaves out is undefined, so that another record may fill it in. */
export interface KnowledgeRecord {
  readonly name: string;
  readonly id: string | undefined;
  readonly kind: EntityKind | undefined;
  readonly english: string | undefined;
  readonly short: readonly string[] | undefined;
  readonly variants: readonly Variant[] | undefined;
  readonly bio: string | undefined;
  readonly asOf: string | undefined;
  readonly roles: readonly Role[] | undefined;
  readonly former: readonly FormerName[] | undefined;
  readonly honorific: string | undefined;
  readonly reading: string | undefined;
  readonly rules: Weights | undefined;
  /** Where each rule under `rules` is named; one with a faulty severity too. */
  readonly ruleNames: readonly RuleName[];
  readonly sources: readonly string[] | undefined;
  /** The lists that stand in place of a pack's. */
  readonly replaces: readonly GrowingKey[];
  /** The whole entry. */
  readonly range: TextRange;
  /** Sentences in which the entity must be found, and in which it must not. */
  readonly examples: readonly Example[];
  /** Where each form is written, in the order name, short, variants, former. */
  readonly forms: readonly FormPlace[];
}

export interface FormPlace {
  readonly surface: string;
  readonly kind: 'name' | 'short' | 'variant' | 'former';
  readonly range: TextRange;
}

export interface Example {
  readonly text: string;
  readonly isFound: boolean;
  readonly range: TextRange;
}

export interface RuleName {
  readonly rule: string;
  readonly range: TextRange;
}

const keyList = Object.keys(recordKeys);

/** The record that an entry of the list is; undefined, and a problem, where it is none. `list` is the whole list. */
export function recordOf(item: Node | null, list: Node, yaml: YamlValues): KnowledgeRecord | undefined {
  const node = yaml.resolved(item);
  if (!isMap(node)) {
    yaml.say(node ?? list, {
      ja: '項目は `name: 正式な表記` の形で書きます。',
      en: 'An entry is written as `name: canonical form`.',
    });
    return undefined;
  }
  const values = new Map<string, Node | null>();
  for (const pair of node.items) {
    const key = keyOf(pair);
    if (!keyList.includes(key)) {
      yaml.say(
        pair.key as Node,
        {
          ja: `「${key}」という項目はありません。使えるのは ${keyList.join('、')} です。`,
          en: `There is no key "${key}". Known keys: ${keyList.join(', ')}.`,
        },
        'warning',
      );
    }
    values.set(key, yaml.resolved(pair.value as Node | null));
  }
  return recordWith(node, values, yaml);
}

function recordWith(
  node: YAMLMap,
  values: ReadonlyMap<string, Node | null>,
  yaml: YamlValues,
): KnowledgeRecord | undefined {
  const value = (key: keyof typeof recordKeys): Node | null | undefined => values.get(key);
  const name = yaml.text(value('name'));
  if (name === undefined) {
    if (!isPresent(value('name'))) {
      yaml.say(node, {
        ja: '`name`（正式な表記）がありません。',
        en: '`name`, the canonical form, is missing.',
      });
    }
    return undefined;
  }
  const forms: FormPlace[] = [];
  if (!addForm(forms, name, 'name', value('name')!, yaml)) return undefined;
  const kind = kindOf(value('kind'), yaml);
  return {
    name,
    short: yaml.texts(value('short'), (surface, at) => addForm(forms, surface, 'short', at, yaml)),
    variants: variantsIn(value('variants'), name, forms, yaml),
    former: formerIn(value('former'), forms, yaml),
    id: yaml.text(value('id')),
    kind,
    english: yaml.text(value('english')),
    bio: yaml.text(value('bio')),
    asOf: yaml.date(value('asOf')),
    roles: rolesIn(value('roles'), yaml),
    honorific: honorificIn(value('honorific'), kind, yaml),
    reading: readingIn(value('reading'), yaml),
    rules: weightsIn(value('rules'), yaml),
    ruleNames: ruleNamesIn(value('rules'), yaml),
    sources: sourcesIn(value('sources'), yaml),
    replaces: choicesIn(value('replaces'), growingKeys, yaml),
    examples: [
      ...examplesIn(value('examples'), true, yaml),
      ...examplesIn(value('counterexamples'), false, yaml),
    ],
    range: yaml.rangeOf(node),
    forms,
  };
}

function addForm(
  forms: FormPlace[],
  surface: string,
  kind: FormPlace['kind'],
  at: Node,
  yaml: YamlValues,
): boolean {
  if (surface.length > 80 || /[\n\r]/.test(surface)) {
    yaml.say(at, {
      ja: '表記が長すぎるか改行を含むため、本文の中で見つかりません。1行80字までにします。',
      en: 'This form is too long or spans lines and can never match. Use one line of up to 80 characters.',
    });
    return false;
  }
  const same = forms.find((it) => it.surface === surface);
  if (same) {
    const clash = same.kind !== kind && kind === 'variant';
    yaml.say(
      at,
      clash
        ? {
            ja: `「${surface}」は使ってよい表記としても書かれています。どちらかを消します。`,
            en: `"${surface}" is listed as an accepted form too. Remove one of them.`,
          }
        : {
            ja: `「${surface}」が同じ項目に2度書かれています。`,
            en: `"${surface}" is listed twice in this entry.`,
          },
      clash ? 'error' : 'information',
    );
    return false;
  }
  forms.push({ surface, kind, range: yaml.rangeOf(at) });
  return true;
}

function variantsIn(
  node: Node | null | undefined,
  name: string,
  forms: FormPlace[],
  yaml: YamlValues,
): readonly Variant[] | undefined {
  if (!isPresent(node)) return undefined;
  const variants: Variant[] = [];
  for (const item of yaml.items(node)) {
    const form = yaml.text(isMap(item) ? yaml.valueIn(item, 'form') : item);
    if (form === undefined) {
      if (!isMap(item)) continue;
      yaml.say(item, {
        ja: '`form`（使わない表記）がありません。',
        en: '`form`, the discouraged form, is missing.',
      });
    } else if (addForm(forms, form, 'variant', item, yaml)) {
      const to = (isMap(item) && yaml.text(yaml.valueIn(item, 'to'))) || name;
      const severity = isMap(item) && severityOf(yaml.valueIn(item, 'severity'), yaml);
      variants.push({ form, to, ...(severity && { severity }) });
    }
  }
  return variants;
}

function formerIn(
  node: Node | null | undefined,
  forms: FormPlace[],
  yaml: YamlValues,
): readonly FormerName[] | undefined {
  if (!isPresent(node)) return undefined;
  const former: FormerName[] = [];
  for (const item of yaml.items(node)) {
    const form = yaml.text(isMap(item) ? yaml.valueIn(item, 'form') : item);
    if (form !== undefined && addForm(forms, form, 'former', item, yaml)) {
      former.push({ form, until: isMap(item) ? yaml.date(yaml.valueIn(item, 'until')) : undefined });
    }
  }
  return former;
}
