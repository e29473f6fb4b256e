/** What a language model writes as the input of a tool → values of the declared types, or what is wrong with it. */
import { type Message, type Refusal, refused } from '../finding.js';

export interface Field {
  readonly type: 'text' | 'texts' | 'flag' | 'count' | 'choice';
  readonly description: Message;
  /** Of a choice. */
  readonly values?: readonly string[];
  /** Of a text. */
  readonly pattern?: RegExp;
  readonly isRequired?: true;
}

export type Fields = Readonly<Record<string, Field>>;

interface ValueTypes {
  readonly text: string;
  readonly texts: readonly string[];
  readonly flag: boolean;
  readonly count: number;
  readonly choice: string;
}

type ValueOf<F extends Field> = F extends { readonly values: readonly (infer V)[] }
  ? V
  : ValueTypes[F['type']];

export type InputOf<F extends Fields> = {
  readonly [K in keyof F]: ValueOf<F[K]> | (F[K] extends { readonly isRequired: true } ? never : undefined);
};

/** So many names does nobody ask about at once. */
const mostTexts = 100;

export function inputOf(fields: Fields, given: unknown): { readonly values: InputOf<Fields> } | Refusal {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return refused('入力がオブジェクトではありません。', 'The input is no object.');
  }
  const values: Record<string, string | readonly string[] | boolean | number> = {};
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) {
      const known = Object.keys(fields);
      return refused(
        `「${name}」という項目はありません。使えるのは ${known.join('、')} です。`,
        `There is no “${name}”. What may be given is ${known.join(', ')}.`,
      );
    }
    if (value === null || value === undefined) continue;
    const problem = problemOf(field, value);
    if (problem) return refused(`「${name}」${problem.ja}`, `“${name}” ${problem.en}`);
    values[name] = value as string | readonly string[] | boolean | number;
  }
  const missing = Object.entries(fields).find(([name, it]) => it.isRequired && values[name] === undefined);
  if (missing) return refused(`「${missing[0]}」がありません。`, `“${missing[0]}” is missing.`);
  return { values };
}

function problemOf({ type, values, pattern }: Field, value: unknown): Message | undefined {
  switch (type) {
    case 'text':
      if (typeof value !== 'string') return { ja: 'は文字列で書きます。', en: 'has to be a string.' };
      if (!pattern || pattern.test(value)) return undefined;
      return {
        ja: 'は 2025、2025-04、2025-04-23 のように書きます。',
        en: 'is written 2025, 2025-04 or 2025-04-23.',
      };
    case 'texts':
      return Array.isArray(value) &&
        value.length > 0 &&
        value.length <= mostTexts &&
        value.every((it) => typeof it === 'string')
        ? undefined
        : {
            ja: `は文字列の並びで、1個から${mostTexts}個まで書けます。`,
            en: `has to be a list of 1 to ${mostTexts} strings.`,
          };
    case 'flag':
      return typeof value === 'boolean'
        ? undefined
        : { ja: 'は true か false です。', en: 'has to be true or false.' };
    case 'count':
      return Number.isSafeInteger(value) && (value as number) >= 0
        ? undefined
        : { ja: 'は0以上の整数です。', en: 'has to be a whole number, 0 or more.' };
    case 'choice':
      return values!.includes(value as string)
        ? undefined
        : { ja: `は ${values!.join('、')} のどれかです。`, en: `has to be one of ${values!.join(', ')}.` };
  }
}

/** JSON Schema of an input, for those who tell a model what to write. */
export function schemaOf(fields: Fields, language: keyof Message) {
  const properties = Object.entries(fields).map(([name, it]) => [
    name,
    { ...valueSchema(it), description: it.description[language] },
  ]);
  return {
    type: 'object' as const,
    properties: Object.fromEntries(properties) as Record<string, object>,
    required: Object.keys(fields).filter((it) => fields[it]!.isRequired),
    additionalProperties: false,
  };
}

function valueSchema({ type, values, pattern }: Field): object {
  switch (type) {
    case 'text':
      return { type: 'string', ...(pattern && { pattern: pattern.source }) };
    case 'texts':
      return { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: mostTexts };
    case 'flag':
      return { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: 0 };
    case 'choice':
      return { type: 'string', enum: values };
  }
}
