/** What the status item tells about a document. */
import type { Message } from '../core/finding.js';
import type { KnowledgeBase } from '../core/knowledge/knowledgeBase.js';
import type { Status } from './protocol.js';
import type { Reader } from './reader.js';
import type { Snapshot } from './session.js';
import type { Textlint } from './textlint.js';
import { toText } from './toProto.js';

export function statusOf(
  snapshot: Snapshot,
  textlint: Textlint | undefined,
  reader: Reader | undefined,
): Status {
  const { service, source } = snapshot;
  const { workspace } = service;
  const { kind, reason } = service.role(source.uri);
  const severities = service.check(source.uri).map((it) => it.severity);
  const trouble = textlint?.troubleOf(snapshot);
  const configuration = `${workspace.root}/koetsu.yaml`;
  return {
    role: kind,
    reason: toText(reason, snapshot),
    ...(workspace.files.has(configuration) && { configuration }),
    packs: workspace.settings.packs,
    knowledge: [...entityCounts(workspace.knowledge)].map(([uri, entities]) => ({ uri, entities })),
    errors: severities.filter((it) => it === 'error').length,
    warnings: severities.filter((it) => it === 'warning').length,
    ...(trouble && { textlint: toText(trouble, snapshot) }),
    ...(reader?.isWithoutDictionary &&
      service.blocksToRead(source.uri).length > 0 && { reading: toText(withoutDictionary, snapshot) }),
  };
}

const withoutDictionary: Message = {
  ja: '辞書を読み込めないので、文法から分かる誤字は探していません。ほかの指摘はすべて働いています。',
  en: 'The dictionary could not be loaded, so slips that only grammar gives away are not sought. All other findings work.',
};

const countsOf = new WeakMap<KnowledgeBase, ReadonlyMap<string, number>>();

/** How many entities each knowledge file of the workspace declares. */
function entityCounts(knowledge: KnowledgeBase): ReadonlyMap<string, number> {
  const known = countsOf.get(knowledge);
  if (known) return known;
  const counts = new Map<string, number>([...knowledge.problems.keys()].map((uri) => [uri, 0]));
  for (let index = 0; index < knowledge.size; index++) {
    const { pack, declaredAt } = knowledge.entity(index);
    if (pack === undefined) counts.set(declaredAt.uri, (counts.get(declaredAt.uri) ?? 0) + 1);
  }
  countsOf.set(knowledge, counts);
  return counts;
}
