/** What completion offers while clean text is typed letter by letter, and how soon it offers the name that is meant. */

import { createLanguageService } from '../../server/src/core/createLanguageService.js';
import type { KnowledgeBase } from '../../server/src/core/knowledge/knowledgeBase.js';
import type { Completion } from '../../server/src/core/languageService.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import type { Workspace } from '../../server/src/core/workspace.js';

const uri = 'file:///report.md';

/** What is offered at the end of `text`. */
function offeredAfter(workspace: Workspace, text: string): readonly Completion[] {
  const source = new SourceText(uri, text);
  const service = createLanguageService(workspace.with({ kind: 'file', source }), new Set([uri]));
  return service.completions(uri, text.length);
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ローマ字・英語 / Latin', /^[ -~]+$/],
  ['カタカナ / katakana', /^[ァ-ヺー・＝]+$/],
  ['ひらがな / hiragana', /^[ぁ-ゖー]+$/],
  ['漢字を含むもの / with kanji', /./],
];

/** Per 1,000 letters: how often a list opens, by the script of what it would replace. */
export function offersPerThousand(
  workspace: Workspace,
  texts: readonly string[],
  mostLetters: number,
): readonly (string | number)[] {
  const counts = new Map<string, number>();
  let letters = 0;
  for (const paragraph of texts.flatMap((it) => it.split('\n')).filter((it) => it.length > 10)) {
    for (let end = 1; end <= paragraph.length && letters < mostLetters; end++) {
      letters++;
      const [first] = offeredAfter(workspace, paragraph.slice(0, end));
      if (!first) continue;
      const typed = paragraph.slice(first.range.start, end);
      const [script] = scripts.find(([, it]) => it.test(typed))!;
      counts.set(script, (counts.get(script) ?? 0) + 1);
    }
  }
  const rates = scripts.map(([script]) => (((counts.get(script) ?? 0) / letters) * 1000).toFixed(1));
  return [letters, ...rates];
}

export const scriptNames = scripts.map(([name]) => name);

/** How many names are among the first five after so many letters of the name, and of its last word in English. */
export function foundAfter(workspace: Workspace, letters: number): readonly (string | number)[] {
  const { knowledge } = workspace;
  const found = (typed: (index: number) => string | undefined): string => {
    const beginnings = [...Array(knowledge.size).keys()].flatMap((index) => {
      const text = typed(index);
      return text !== undefined && text.length > letters ? [{ index, text: text.slice(0, letters) }] : [];
    });
    const hits = beginnings.filter(({ index, text }) => isOffered(workspace, knowledge, index, text));
    return `${((hits.length / beginnings.length) * 100).toFixed(1)}%（${beginnings.length}）`;
  };
  return [
    letters,
    found((index) => knowledge.entity(index).name),
    found((index) => /[A-Za-z]+$/.exec(knowledge.entity(index).english ?? '')?.[0]),
  ];
}

function isOffered(workspace: Workspace, knowledge: KnowledgeBase, index: number, typed: string): boolean {
  const entities = [...new Set(offeredAfter(workspace, `会談で${typed}`).map((it) => it.entity))];
  return entities.slice(0, 5).some((it) => knowledge.entity(it).name === knowledge.entity(index).name);
}
