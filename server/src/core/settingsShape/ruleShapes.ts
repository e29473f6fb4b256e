/** The weight and the options of each rule. */
import { rules } from '../rules/index.js';
import type { OptionSpec, Rule } from '../rules/rule.js';
import type { Shape } from './shape.js';

const severity: Shape = {
  type: 'choice',
  values: ['error', 'warning', 'information', 'hint', 'off'],
  description: {
    ja: 'この規則の重さ。`off` で止まります。',
    en: 'How much this rule matters; `off` switches it off.',
  },
};

function optionShape({ default: value, description, values }: OptionSpec): Shape {
  if (values) return { type: 'choice', values, description };
  if (typeof value === 'boolean') return { type: 'flag', description };
  if (typeof value === 'number') return { type: 'number', description };
  if (typeof value === 'string') return { type: 'text', description };
  return { type: 'list', description, of: { type: 'text', description } };
}

const ruleShape = ({ summary, options }: Rule): Shape => ({
  type: 'map',
  description: summary,
  keys: {
    severity,
    ...Object.fromEntries(Object.entries(options).map(([name, spec]) => [name, optionShape(spec)])),
  },
  shorthand: severity,
  shorthandKey: 'severity',
});

export const ruleShapes: Shape = {
  type: 'map',
  description: { ja: '規則ごとの重さと細目。', en: 'Severity and options of each rule.' },
  keys: Object.fromEntries(rules.map((it) => [it.id, ruleShape(it)])),
};
