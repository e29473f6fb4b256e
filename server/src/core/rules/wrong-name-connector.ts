import type { Problem } from '../finding.js';
import { isPrintedConnector } from '../japanese/characters.js';
import { namesIn } from '../knowledge/blockNames.js';
import type { Suspect } from '../knowledge/suspects.js';
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
    ja: '名前をつなぐ記号（・ ＝）がないか、別の記号になっています。',
    en: 'The sign that joins the parts of a name (・ ＝) is missing or another character.',
  },
  severity: 'warning',
  fixable: 'always',
  options: {},

  *check({ report, knowledge }) {
    const names = namesIn(knowledge);
    const told = new Set<number>();
    const unprinted: { readonly connector: Connector; readonly range: TextRange }[] = [];
    /** How the report itself joins two words, where it does so with a printed connector. */
    const printed = new Map<string, string>();
    for (const { block, start } of report.blocks) {
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
          else unprinted.push({ connector, range: shifted(connector.range, start) });
        }
      }
    }
    for (const { connector, range } of unprinted) {
      if (told.has(range.start)) continue;
      const expected = printed.get(connector.joint) ?? expectedFor(connector);
      if (expected === undefined) continue;
      // Between two words that no record names it is a matter of width, in a name or in a list of terms.
      const severity = connector.text === '･' ? 'information' : 'warning';
      yield { ...replacement(connector.text, expected, range), severity };
    }
  },
});

function knownProblem({ written, candidates, range }: Suspect, start: number): Problem {
  const { to } = candidates[0]!;
  if (to.length === 1) return replacement(written, to, shifted(range, start));
  return {
    range: shifted(range, start),
    message: {
      ja: `「${written}」には名前の区切りがありません。「${to}」と書きます。`,
      en: `The parts of “${written}” are not separated. Write “${to}”.`,
    },
    fixes: [
      {
        title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
        edits: [{ range: shifted(range, start), newText: to }],
        safe: false,
      },
    ],
  };
}

const replacement = (written: string, to: string, range: TextRange): Problem => ({
  range,
  message: {
    ja: `名前をつなぐ記号が「${written}」になっています。「${to}」と書きます。`,
    en: `The parts of this name are joined by “${written}”. Write “${to}”.`,
  },
  fixes: [
    {
      title: { ja: `「${to}」に直す`, en: `Change to “${to}”` },
      edits: [{ range, newText: to }],
      safe: true,
    },
  ],
});

/** `=` also stands between two currencies; behind a particle it joins a name. */
function expectedFor({ left, text }: Connector): string | undefined {
  if (text === '･') return '・';
  return particles.has(left) ? '＝' : undefined;
}
