/** Which entry of the workspace's knowledge files has which form, and what stands in the way of a form. */
import type { Problem } from '../finding.js';
import type { SourceText } from '../text/sourceText.js';
import { decodedSegment } from '../text/uri.js';
import type { Entity } from './entity.js';
import { knowledgeFileOf } from './knowledgeFile.js';
import type { FormPlace } from './knowledgeRecord.js';

/** Where a form is written for the first time. */
export interface Claim {
  readonly source: SourceText;
  readonly place: FormPlace;
}

/** The first claim to each form; the files and the entries in their order. */
export function claimsIn(sources: readonly SourceText[]): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const source of sources) {
    for (const { forms } of knowledgeFileOf(source).records) {
      for (const place of forms) if (!claims.has(place.surface)) claims.set(place.surface, { source, place });
    }
  }
  return claims;
}

/** One letter is found everywhere, and inside everything; signs alone are no name. */
export const canMatch = (surface: string): boolean =>
  [...surface].length > 1 && /[\p{L}\p{N}]/u.test(surface);

/** What is wrong with one form. `packed` is the entity of a pack that has it for its name, unless they are one. */
export function formProblem(
  place: FormPlace,
  source: SourceText,
  claims: ReadonlyMap<string, Claim>,
  packed: Entity | undefined,
): Problem | undefined {
  const first = claims.get(place.surface)!;
  if (first.place !== place) return clash(place, first, source);
  if (!canMatch(place.surface)) return unmatchable(place);
  return packed && claimFromPack(place, packed);
}

function clash(place: FormPlace, earlier: Claim, here: SourceText): Problem {
  const line = earlier.source.positionAt(earlier.place.range.start).line + 1;
  const file = decodedSegment(earlier.source.uri.slice(earlier.source.uri.lastIndexOf('/') + 1));
  const where = earlier.source.uri === here.uri ? `${line}行目` : `${file} ${line}行目`;
  const whereEn = earlier.source.uri === here.uri ? `line ${line}` : `${file}, line ${line}`;
  return {
    range: place.range,
    severity: 'error',
    message: {
      ja: `「${place.surface}」は別の項目（${where}）の名称でもあります。どちらか一方だけに書きます。`,
      en: `"${place.surface}" is also a name of another entry (${whereEn}). Keep it in one of them.`,
    },
    related: [
      {
        location: { uri: earlier.source.uri, range: earlier.place.range },
        message: { ja: 'ここにも書かれています。', en: 'It is written here too.' },
      },
    ],
  };
}

function unmatchable({ surface, range }: FormPlace): Problem {
  const isLetter = /[\p{L}\p{N}]/u.test(surface);
  return {
    range,
    severity: 'information',
    message: isLetter
      ? {
          ja: `「${surface}」は1文字なので、本文の中では探しません。`,
          en: `"${surface}" is a single character and is not looked for in reports.`,
        }
      : {
          ja: `「${surface}」には文字も数字もないので、本文の中では探しません。`,
          en: `"${surface}" has neither letters nor digits and is not looked for in reports.`,
        },
  };
}

/** A house may take a name away from a pack, but seldom means to; to replace it everywhere is hardly ever meant. */
function claimFromPack({ surface, kind, range }: FormPlace, { id }: Entity): Problem {
  return {
    range,
    severity: kind === 'variant' ? 'warning' : 'information',
    message:
      kind === 'variant'
        ? {
            ja: `「${surface}」は内蔵パックにある項目の正式な名称です。このままでは正しい「${surface}」がすべて直されます。同じものなら、この項目に \`id: ${id}\` を書きます。`,
            en: `"${surface}" is the canonical name of a built-in entry, and every "${surface}" would be changed. If they are the same, give this entry \`id: ${id}\`.`,
          }
        : {
            ja: `「${surface}」は内蔵パックにある項目の正式な名称でもあり、この項目のものとして扱われます。同じものなら、この項目に \`id: ${id}\` を書きます。`,
            en: `"${surface}" is the canonical name of a built-in entry too, and is taken for this one. If they are the same, give this entry \`id: ${id}\`.`,
          },
  };
}
