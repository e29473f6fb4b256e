/** Knowledge file → findings: what the knowledge base knows to be wrong with it, and rules that do not exist. */
import type { Finding, Problem } from './finding.js';
import type { KnowledgeBase } from './knowledge/knowledgeBase.js';
import { knowledgeFileOf } from './knowledge/knowledgeFile.js';
import { isRuleFinding } from './rules/index.js';
import type { SourceText } from './text/sourceText.js';

const remembered = new WeakMap<KnowledgeBase, WeakMap<SourceText, readonly Finding[]>>();

/** The findings in a file of the knowledge base, in order of their place. */
export function checkKnowledge(source: SourceText, knowledge: KnowledgeBase): readonly Finding[] {
  let known = remembered.get(knowledge);
  if (!known) remembered.set(knowledge, (known = new WeakMap()));
  let findings = known.get(source);
  if (!findings) {
    const problems = [...(knowledge.problems.get(source.uri) ?? []), ...unknownRules(source, knowledge)];
    findings = problems
      .map((it) => ({ ...it, rule: 'invalid-knowledge', severity: it.severity ?? 'error' }) as const)
      .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
    known.set(source, findings);
  }
  return findings;
}

/** A file whose records come from the store is read again only where one of them names such a rule. */
function unknownRules(source: SourceText, knowledge: KnowledgeBase): readonly Problem[] {
  if (!source.text.includes('rules:')) return [];
  if (!knowledge.problems.has(source.uri) && !namesUnknownRule(source.uri, knowledge)) return [];
  return knowledgeFileOf(source).records.flatMap(({ ruleNames }) =>
    ruleNames
      .filter((it) => !isRuleFinding(it.rule))
      .map(({ rule, range }) => ({
        range,
        severity: 'warning' as const,
        message: {
          ja: `「${rule}」という規則はありません。`,
          en: `There is no rule "${rule}".`,
        },
      })),
  );
}

function namesUnknownRule(uri: string, knowledge: KnowledgeBase): boolean {
  for (let index = 0; index < knowledge.size; index++) {
    const { declaredAt, rules } = knowledge.entity(index);
    if (declaredAt.uri === uri && Object.keys(rules).some((it) => !isRuleFinding(it))) return true;
  }
  return false;
}
