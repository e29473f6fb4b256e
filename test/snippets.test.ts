/** The snippets: what they are typed with, and that what they leave is sound. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createLanguageService } from '../server/src/core/createLanguageService.js';
import { noHouse } from '../server/src/core/house.js';
import { noResources } from '../server/src/core/knowledge/resources.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { reportPartIds, reportParts } from '../server/src/core/reportParts.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { createWorkspace } from '../server/src/core/workspace.js';
import { type Snippet, snippetBody, snippets } from '../tools/snippets.js';

const variables: Readonly<Record<string, string>> = {
  CURRENT_YEAR: '2025',
  CURRENT_MONTH: '04',
  CURRENT_MONTH_NAME: 'April',
  CURRENT_DATE: '23',
};

/** What the editor leaves when every stop is passed by. */
function expanded(snippet: Snippet): string {
  const text = snippetBody(snippet)
    .replace(/\$\{([A-Z_]+)(\/\^0\/\/)?\}/g, (_, name: string, shortened: string | undefined) =>
      shortened ? variables[name]!.replace(/^0/, '') : variables[name]!,
    )
    .replace(/\$\{TM_SELECTED_TEXT:([^}]*)\}/g, '$1')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}|\$0/g, '$1');
  ok(!text.includes('$'), text);
  return text;
}

const uri = 'file:///house/a.md';
const withText = (text: string) => {
  const source = new SourceText(uri, text);
  return { source, workspace: createWorkspace('file:///house', [source], noResources) };
};

describe('a snippet', () => {
  it('is typed in Japanese and in Latin letters, and by nothing that another is typed by', () => {
    const all = snippets.flatMap((it) => it.prefixes);
    deepEqual(
      all.filter((it, at) => all.indexOf(it) !== at),
      [],
    );
    for (const { name, prefixes, description } of snippets) {
      ok(
        prefixes.some((it) => /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+$/u.test(it)),
        name.en,
      );
      ok(
        prefixes.some((it) => /^[a-z]+$/.test(it)),
        name.en,
      );
      ok(description !== '' && name.ja !== '' && name.en !== '');
    }
  });

  it('is there for every part of a report but its body', () => {
    for (const id of reportPartIds.filter((it) => it !== 'body' && it !== 'office' && it !== 'author')) {
      ok(
        snippets.some((it) => it.name.ja === reportParts[id].name.ja),
        id,
      );
    }
  });

  it('of a part leaves what the part is found by', () => {
    const scenes = {
      title: ['', '\n\n本文です。\n'],
      date: ['# 港\n\n', '\n\n本文です。\n'],
      summary: ['# 港\n\n2025年4月23日\n\n', '\n\n本文です。\n'],
      contact: ['# 港\n\n本文です。\n\n', '\n'],
      disclaimer: ['# 港\n\n本文です。\n\n', '\n'],
    } as const;
    for (const id of ['title', 'date', 'summary', 'contact', 'disclaimer'] as const) {
      const own = snippets.find((it) => it.name.ja === reportParts[id].name.ja)!;
      const [before, after] = scenes[id];
      const { source } = withText(`${before}${expanded(own)}${after}`);
      ok(reportParts[id].find(reportOf(source), noHouse), source.text);
    }
  });

  for (const snippet of snippets) {
    it(`leaves nothing to find but what is to be written: ${snippet.name.en}`, () => {
      const body = expanded(snippet).trimEnd();
      const text = body.startsWith('---\ntitle') ? `${body}\n` : `港は開いた。\n\n${body}\n`;
      const { workspace } = withText(text);
      const expected = [
        ...['unfilled-placeholder', 'placeholder-link', 'malformed-link', 'missing-disclaimer'],
        ...['undefined-footnote', 'unused-footnote', 'unused-suppression', 'unresolved-todo', 'missing-file'],
        'unused-abbreviation',
      ];
      const found = createLanguageService(workspace)
        .check(uri)
        .map((it) => it.rule);
      deepEqual(
        found.filter((it) => !expected.includes(it)),
        [],
        text,
      );
    });
  }

  it('for notes makes a mark and its note, in both dialects', () => {
    for (const [mark, note] of [
      ['note mark', 'note text'],
      ['caret note mark', 'caret note text'],
    ]) {
      const [one, other] = [mark, note].map((name) => expanded(snippets.find((it) => it.name.en === name)!));
      const report = reportOf(new SourceText(uri, `港は開いた${one}。\n\n${other}\n`));
      equal(report.footnoteReferences.length, 1);
      equal(report.footnoteDefinitions.length, 1);
    }
  });

  it('is in the file that the editor reads', () => {
    const file = JSON.parse(readFileSync('snippets/report.code-snippets', 'utf8'));
    deepEqual(
      Object.keys(file),
      snippets.map(({ name }) => `${name.ja} / ${name.en}`),
    );
  });
});
