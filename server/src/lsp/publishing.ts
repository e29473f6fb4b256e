/** Whether a report can go out, for the editor's view, and the proof sheet to print. */
import type { Finding } from '../core/finding.js';
import { reportOf } from '../core/markdown/report.js';
import { dayOf, proofSheetOf, verdictOf } from '../core/publishing/proofSheet.js';
import { proofSheetsHtml } from '../core/publishing/proofSheetHtml.js';
import { type PublishGroup, publishGroups } from '../core/publishing/publishCheck.js';
import { decodedSegment } from '../core/text/uri.js';
import type { PublishAnswer, PublishItems } from './protocol.js';
import type { Snapshot } from './session.js';
import { toRange, toText } from './toProto.js';

/** What stands in the way comes first. */
export function publishAnswerFor(snapshot: Snapshot): PublishAnswer | null {
  const { source, service } = snapshot;
  const check = service.publishCheck(source.uri);
  if (!check) return null;
  // All placeholders are told in the same words: what they stand in tells them apart.
  const openLinks = new Map(service.openLinks(source.uri).map((it) => [it.range.start, it]));
  const labelOf = (group: PublishGroup, { message, range }: Finding): string => {
    const open = group === 'placeholder' ? openLinks.get(range.start) : undefined;
    if (!open) return toText(message, snapshot);
    return toText(
      open.note === undefined
        ? { ja: open.text, en: open.text }
        : { ja: `注${open.note} ${open.text}`, en: `note ${open.note} ${open.text}` },
      snapshot,
    );
  };
  const groups = check.groups.map(
    ({ group, blocks, findings }): PublishItems => ({
      group,
      blocks,
      title: toText(publishGroups[group], snapshot),
      items: findings.map((it) => ({
        label: labelOf(group, it),
        range: toRange(it.range, source),
      })),
    }),
  );
  const names: PublishItems = {
    group: 'name',
    blocks: check.namesBlock,
    title: toText(publishGroups.name, snapshot),
    items: check.names.map(({ name, places }) => ({ label: name, range: toRange(places[0]!, source) })),
  };
  const all = names.items.length > 0 ? [...groups, names] : groups;
  return {
    canGoOut: check.canGoOut,
    verdict: toText(verdictOf(check), snapshot),
    groups: [...all].sort((a, b) => Number(b.blocks) - Number(a.blocks)),
  };
}

export function proofSheetFor(snapshot: Snapshot): string | null {
  const { source, service, client } = snapshot;
  const check = service.publishCheck(source.uri);
  if (!check) return null;
  const { language } = client;
  const file = decodedSegment(source.uri.slice(source.uri.lastIndexOf('/') + 1));
  return proofSheetsHtml([
    proofSheetOf(check, reportOf(source), { file, language, made: dayOf(new Date()) }),
  ]);
}
