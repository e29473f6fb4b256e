import { type Fix, type Problem, possible } from '../finding.js';
import { sentenceAt } from '../japanese/sentences.js';
import { reachesBackTo } from '../japanese/writtenTime.js';
import type { Entity, FormerName } from '../knowledge/entity.js';
import type { KnowledgeBase } from '../knowledge/knowledgeBase.js';
import type { Mention } from '../knowledge/mentions.js';
import { namingsIn } from '../knowledge/namings.js';
import { replacementOf, type Written } from '../knowledge/replacement.js';
import { settingOf } from '../knowledge/setting.js';
import type { PlacedBlock } from '../markdown/report.js';
import { reportDateOf } from '../markdown/reportDate.js';
import { dateInWords } from '../markdown/writtenDate.js';
import { shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

/** An earlier name where the present is meant. */
interface Place {
  readonly entity: Entity;
  readonly former: FormerName;
  /** ツイッター社. */
  readonly written: string;
  /** 社, which stays. */
  readonly suffix: string;
  readonly range: TextRange;
  readonly place: Written;
}

export const formerName = defineReportRule({
  id: 'former-name',
  scope: 'report',
  summary: {
    ja: '改まる前の名称が使われています。',
    en: 'Something that was renamed is called by its earlier name.',
  },
  severity: 'information',
  fixable: 'always',
  options: {},

  *check({ report, knowledge }) {
    const date = reportDateOf(report);
    const namings = namingsIn(knowledge);
    const byEntity = new Map<Entity, Place[]>();
    for (const placed of report.printedBlocks) {
      for (const mention of namings(placed.block)) {
        if (knowledge.names.kind(mention.form) !== 'former') continue;
        const place = placeOf(mention, placed, knowledge, date);
        if (!place) continue;
        const same = byEntity.get(place.entity);
        if (same) same.push(place);
        else byEntity.set(place.entity, [place]);
      }
    }
    for (const places of byEntity.values()) {
      const [first] = places as [Place, ...Place[]];
      const isTold = report.source.text.slice(0, first.range.start).includes(`旧${first.former.form}`);
      yield problemOf(places, isTold);
    }
  },
});

/** What tells of the change, or of the time before it. */
const change = /当時|改称|改名|改組|(?:社名|名称)(?:を|の)?変更|前身|旧称/;

function placeOf(
  mention: Mention,
  { block, start: blockStart }: PlacedBlock,
  knowledge: KnowledgeBase,
  date: string | undefined,
): Place | undefined {
  const { form, prose, start, end } = mention;
  const { text } = prose;
  const entity = knowledge.entity(knowledge.names.entity(form));
  const former = entity.former.find((it) => it.form === knowledge.names.surface(form));
  // People change their names for reasons of their own; what they were called then is no slip.
  if (!former || entity.kind === 'person' || settingOf(block, mention) === 'quotation') return undefined;
  const { until } = former;
  const sentence = sentenceAt(text, start);
  if (change.test(text.slice(sentence.start, sentence.end))) return undefined;
  const suffix = text[end] === '社' ? '社' : '';
  const wholeEnd = end + suffix.length;
  // 旧ツイッター, ツイッター（現X）.
  if (/[旧元]$/.test(text.slice(0, start)) || /^[（(](?:現|のちの|後の)/.test(text.slice(wholeEnd)))
    return undefined;
  if (until !== undefined) {
    if (date === undefined || until >= date || date.startsWith(until)) return undefined;
    if (reachesBackTo(text.slice(0, sentence.end), until, date)) return undefined;
  }
  return {
    entity,
    former,
    written: text.slice(start, wholeEnd),
    suffix,
    range: shifted(prose.toSource({ start, end: wholeEnd }), blockStart),
    place: { prose, start, end: wholeEnd, blockStart },
  };
}

function problemOf(places: readonly Place[], isTold: boolean): Problem {
  const [first] = places as [Place, ...Place[]];
  const { entity, former, written, range } = first;
  const others = places.length - 1;
  const since = former.until === undefined ? '' : `${dateInWords(former.until)}に`;
  const to = newName(first, isTold);
  return {
    range,
    weights: entity.rules,
    message: {
      ja: `「${written}」は${since}名称が「${entity.name}」に改まっています。${others > 0 ? `ほかにも${others}か所あります。` : ''}`,
      en: `“${written}” was renamed “${entity.name}”${former.until === undefined ? '' : ` in ${former.until}`}.${others > 0 ? ` The same holds for ${others} more.` : ''}`,
    },
    fixes: fixesOf(places, to),
  };
}

/** X社 of ツイッター社, with the name that readers remember where the report has not told it yet. */
function newName({ entity, former, suffix }: Place, isTold: boolean): string {
  const name = `${entity.name}${suffix}`;
  return isTold ? name : `${name}（旧${former.form}）`;
}

function fixesOf(places: readonly Place[], to: string): readonly Fix[] {
  const [first, ...others] = places as [Place, ...Place[]];
  const firstEdits = replacementOf(first.place, to);
  const edits = [...firstEdits, ...others.flatMap((it) => replacementOf(it.place, newName(it, true)))];
  const fixes: Fix[] = [
    { title: { ja: `「${to}」に直す`, en: `Change to “${to}”` }, edits: firstEdits, safe: false },
  ];
  if (others.length > 0) {
    fixes.push({
      title: {
        ja: `この報告書のすべてを「${first.entity.name}」に改める（${edits.length}か所）`,
        en: `Change all ${edits.length} in this report to “${first.entity.name}”`,
      },
      edits,
      safe: false,
    });
  }
  return possible(fixes);
}
