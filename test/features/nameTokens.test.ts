/** Names as semantic tokens: what they cover, and that what has changed is all that is sent. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type * as lsp from 'vscode-languageserver';
import { createLanguageService } from '../../server/src/core/createLanguageService.js';
import { noResources } from '../../server/src/core/knowledge/resources.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { createWorkspace } from '../../server/src/core/workspace.js';
import { SemanticTokens, tokenTypes } from '../../server/src/lsp/semanticTokens.js';
import type { Snapshot } from '../../server/src/lsp/session.js';

const names = new SourceText(
  'file:///house/knowledge/names.yaml',
  `entities:
  - { name: カタール, kind: country }
  - { name: アンナ・ベルク, kind: person, short: [ベルク氏] }
  - { name: ノルデン海運, kind: company }
  - { name: 港の約束 }
`,
);

const house = createWorkspace('file:///house', [names], noResources);

function snapshotOf(text: string, name = 'reports/a.md'): Snapshot {
  const source = new SourceText(`file:///house/${name}`, text);
  const service = createLanguageService(house.with({ kind: 'file', source }));
  return { source, service } as Snapshot;
}

/** `type text` for each token, in order. */
function shown({ source }: Snapshot, { data }: lsp.SemanticTokens): readonly string[] {
  const lines = source.text.split(/\r\n?|\n/);
  const tokens: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines_, characters, length, type] = data.slice(at, at + 4) as [number, number, number, number];
    line += lines_;
    character = lines_ === 0 ? character + characters : characters;
    ok(character + length <= lines[line]!.length, 'no token goes over the end of its line');
    tokens.push(`${tokenTypes[type]} ${lines[line]!.slice(character, character + length)}`);
  }
  return tokens;
}

describe('semantic tokens', () => {
  it('are the names of a report, in its titles too, by kind', () => {
    const snapshot = snapshotOf(
      '---\ntitle: カタールの春\n---\n\n# 港\n\nアンナ・ベルク市長と、ベルク氏の**ノルデン**海運。`カタール`\n\n> 港の約束\n',
    );
    deepEqual(shown(snapshot, new SemanticTokens().full(snapshot)), [
      'countryName カタール',
      'personName アンナ・ベルク',
      'personName ベルク氏',
      'companyName ノルデン**海運',
      'otherName 港の約束',
    ]);
  });

  it('are two for a name over two lines, whatever ends a line', () => {
    for (const lineBreak of ['\n', '\r\n']) {
      const snapshot = snapshotOf(`港のノルデン${lineBreak}海運とカタール。${lineBreak}`);
      deepEqual(shown(snapshot, new SemanticTokens().full(snapshot)), [
        'companyName ノルデン',
        'companyName 海運',
        'countryName カタール',
      ]);
    }
  });

  it('are none in what is no report', () => {
    const snapshot = snapshotOf('# カタール\n', 'README.md');
    deepEqual(new SemanticTokens().full(snapshot).data, []);
  });

  it('of a range are those of the blocks that it touches', () => {
    const snapshot = snapshotOf('カタール。\n\nベルク氏。\n\nノルデン海運。\n');
    const range = { start: { line: 2, character: 1 }, end: { line: 3, character: 0 } };
    deepEqual(shown(snapshot, new SemanticTokens().range(snapshot, range)), ['personName ベルク氏']);
  });

  it('are sent in full where the client has another answer than the last', () => {
    const tokens = new SemanticTokens();
    const snapshot = snapshotOf('カタール。\n');
    const { resultId } = tokens.full(snapshot);
    ok('data' in tokens.delta(snapshot, 'another'));
    ok('data' in tokens.delta(snapshot, resultId!), 'an older one');
    tokens.forget(snapshot.source.uri);
    ok('data' in tokens.delta(snapshot, '3'));
  });

  it('change by edits that make of the last answer what a full one would be', () => {
    const fragment = fc.constantFrom(
      'カタール',
      'ベルク氏',
      'ノルデン海運',
      '港は開いた。',
      '\n\n',
      '\n',
      '# ',
      '**',
    );
    const text = fc.array(fragment, { maxLength: 30 }).map((it) => it.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (texts) => {
        const tokens = new SemanticTokens();
        let { resultId, data } = tokens.full(snapshotOf(texts[0]!));
        for (const next of texts.slice(1)) {
          const snapshot = snapshotOf(next);
          const answer = tokens.delta(snapshot, resultId!);
          ok('edits' in answer);
          for (const { start, deleteCount, data: added = [] } of answer.edits) {
            data = [...data.slice(0, start), ...added, ...data.slice(start + deleteCount)];
          }
          resultId = answer.resultId;
          deepEqual(data, new SemanticTokens().full(snapshot).data);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('send little after a keystroke', () => {
    const tokens = new SemanticTokens();
    const text = '港のカタールとベルク氏。\n\n'.repeat(500);
    const { resultId } = tokens.full(snapshotOf(text));
    const answer = tokens.delta(snapshotOf(text.replace('港の', '港のこ')), resultId!);
    ok('edits' in answer);
    equal(answer.edits.length, 1);
    ok((answer.edits[0]!.data?.length ?? 0) <= 5);
  });
});
