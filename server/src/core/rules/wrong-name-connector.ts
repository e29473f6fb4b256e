import { type Problem, possible } from '../finding.js';
import { isPrintedConnector } from '../japanese/characters.js';
import { namesIn } from '../knowledge/blockNames.js';
import { isOwnAndPlain, replacementOf, type Written } from '../knowledge/replacement.js';
import type { Suspect } from '../knowledge/suspect.js';
import type { Connector } from '../knowledge/unknownNames.js';
import { shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

/** What stands before ＝ in names: the article and the like, in Arabic, Persian, Hebrew and European names. */
const particles = new Set(
  'アル アッ アン アッシュ アッス アズ アル エル ル ビン ビント イブン ベン バル アブ アブー ウム デ ド デル デラ ディ ダ ファン フォン サン セント'.split(
    ' ',
  ),
);

export const wrongNameConnector = defineReportRule({
  id: 'wrong-name-connector',
  scope: 'report',
  summary: {
    ja: '名前をつなぐ記号（・ ＝）がないか、余分にあるか、別の記号になっています。',
    en: 'The sign that joins the parts of a name (・ ＝) is missing, superfluous or another character.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report, knowledge }) {
    const names = namesIn(knowledge);
    const told = new Set<number>();
    const unprinted: { readonly connector: Connector; readonly place: Written }[] = [];
    /** How the report itself joins two words, where it does so with a printed connector. */
    const printed = new Map<string, string>();
    for (const { block, start } of report.printedBlocks) {
      const { suspects, unknown } = names(block);
      for (const suspect of suspects) {
        if (suspect.kind !== 'connector') continue;
        const problem = knownProblem(suspect, start);
        told.add(problem.range.start);
        const { form } = suspect.candidates[0]!;
        yield { ...problem, weights: knowledge.entity(knowledge.names.entity(form)).rules };
      }
      for (const { connectors } of unknown) {
        for (const connector of connectors) {
          if (isPrintedConnector(connector.text.charCodeAt(0))) printed.set(connector.joint, connector.text);
          else unprinted.push({ connector, place: { ...connector, blockStart: start } });
        }
      }
    }
    for (const { connector, place } of unprinted) {
      if (told.has(rangeIn(place).start)) continue;
      const expected = printed.get(connector.joint) ?? expectedFor(connector);
      if (expected === undefined) continue;
      // Between two words that no record names it is a matter of width, in a name or in a list of terms.
      const severity = connector.text === '･' ? 'information' : 'warning';
      yield { ...replacement(connector.text, expected, place), severity };
    }
  },
});

function knownProblem(suspect: Suspect, start: number): Problem {
  const { written, candidates } = suspect;
  const { to } = candidates[0]!;
  const place = { ...suspect, blockStart: start };
  if (to.length === 1) return replacement(written, to, place);
  return {
    range: rangeIn(place),
    message:
      written.length > to.length
        ? {
            ja: `「${written}」は1語が途中で分かれています。「${to}」と書きます。`,
            en: `“${written}” is one word that is cut in two. Write “${to}”.`,
          }
        : {
            ja: `「${written}」には名前の区切りがありません。「${to}」と書きます。`,
            en: `The parts of “${written}” are not separated. Write “${to}”.`,
          },
    fixes: possible([
      {
        title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
        edits: replacementOf(place, to),
        safe: false,
      },
    ]),
  };
}

const rangeIn = ({ prose, start, end, blockStart }: Written): TextRange =>
  shifted(prose.toSource({ start, end }), blockStart);

const replacement = (written: string, to: string, place: Written): Problem => ({
  range: rangeIn(place),
  message: {
    ja: `名前をつなぐ記号が「${written}」になっています。「${to}」と書きます。`,
    en: `The parts of this name are joined by “${written}”. Write “${to}”.`,
  },
  fixes: possible([
    {
      title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
      edits: replacementOf(place, to),
      // In quotation marks it may be how somebody else writes.
      safe: isOwnAndPlain(place),
    },
  ]),
});

/** `=` also stands between two currencies; behind a particle it joins a name. */
function expectedFor({ left, text }: Connector): string | undefined {
  if (text === '･') return '・';
  return particles.has(left) ? '＝' : undefined;
}
