import { isPrintedConnector } from '../japanese/characters.js';
import type { Problem } from '../finding.js';
import { type Suspect, suspectsOf } from '../knowledge/suspects.js';
import { type UnknownName, unknownNamesOf } from '../knowledge/unknownNames.js';
import type { Report } from '../markdown/report.js';
import { shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

/** What stands before ＝ in names: the article and the like, in Arabic, Persian, Hebrew and European names. */
const particles = new Set('アル アッ アン アッシュ アッス アズ アル エル ル ビン ビント イブン ベン バル アブ アブー ウム デ ド デル デラ ディ ダ ファン フォン サン セント'.split(' '));

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
    const known: TextRange[] = [];
    for (const { block, start } of report.blocks) {
      for (const suspect of suspectsOf(block, knowledge)) {
        if (suspect.kind !== 'connector') continue;
        const problem = knownProblem(suspect, start);
        known.push(problem.range);
        yield problem;
      }
    }
    const printed = printedConnectors(report, (block) => unknownNamesOf(block, knowledge));
    for (const { block, start } of report.blocks) {
      for (const name of unknownNamesOf(block, knowledge)) {
        for (const [index, { text, range }] of name.connectors.entries()) {
          const place = shifted(range, start);
          if (isPrintedConnector(text.charCodeAt(0)) || known.some((it) => it.start === place.start)) continue;
          const expected = printed.get(joint(name, index)) ?? expectedFor(name.parts[index]!.text, text);
          if (expected !== undefined) yield replacement(text, expected, place);
        }
      }
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

/** The two words around a connector, by which its other occurrences are found. */
const joint = (name: UnknownName, index: number): string => `${name.parts[index]!.text} ${name.parts[index + 1]!.text}`;

/** How the report itself joins two words, where it does so with a printed connector. */
function printedConnectors(
  report: Report,
  namesOf: (block: Report['blocks'][number]['block']) => readonly UnknownName[],
): ReadonlyMap<string, string> {
  const printed = new Map<string, string>();
  for (const { block } of report.blocks) {
    for (const name of namesOf(block)) {
      for (const [index, { text }] of name.connectors.entries()) {
        if (isPrintedConnector(text.charCodeAt(0))) printed.set(joint(name, index), text);
      }
    }
  }
  return printed;
}

/** `=` also stands between two currencies; behind a particle it joins a name. */
function expectedFor(left: string, written: string): string | undefined {
  if (written === '･') return '・';
  return particles.has(left) ? '＝' : undefined;
}
