/** A knowledge file that is being typed in is read entry by entry, and says the same as one that is read afresh. */
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { knowledgeFileOf } from '../server/src/core/knowledge/knowledgeFile.js';
import { SourceText } from '../server/src/core/text/sourceText.js';

const soak = Number(process.env.KOETSU_SOAK ?? 300);

const fragments = [
  '  - name: カタール\n',
  '  - name: カタール\n    kind: country\n',
  '    short: [カタール国, "カタル"]\n',
  '    short:\n      - カタール国\n      - カタル\n',
  '    variants: [{ form: カタル, to: カタール }]\n',
  '    bio: |\n      - 国\n      湾岸の国\n',
  '    bio: "一行\n      二行"\n',
  '    rules: { misspelled-name: off }\n    examples: [カタールは]\n',
  '    roles: [{ title: 首相, from: 2024-13 }]\n',
  '    kind: contry\n    unknown: 1\n',
  '    kind: country\n',
  ...['entities:\n', 'words:\n  - カタール\n', 'words: [カタ, タール]\n', 'others: 1\n', '- name: シリア\n'],
  ...[
    '# 覚え書き\n',
    '\n',
    '---\n',
    '...\n',
    '\t',
    '  ',
    ' ',
    '-',
    ': ',
    '"',
    '[',
    '}',
    '&a ',
    '*a',
    '\r\n',
    '- ',
  ],
  ...['AT&T', '|', '>', '!!str ', '%', '\uFFFD', '#'],
];
const file = fc
  .array(fc.constantFrom(...fragments.slice(0, 12)), { minLength: 1, maxLength: 10 })
  .map((it) => `entities:\n${it.join('')}`);
const edit = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  newText: fc.constantFrom('', ...fragments),
});

describe('an edited knowledge file', () => {
  it('says what the same text says when it is read afresh', () => {
    fc.assert(
      fc.property(file, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let source = new SourceText('file:///names.yaml', text);
        knowledgeFileOf(source);
        for (const { place, length, newText } of edits) {
          const start = Math.floor(place * source.text.length);
          const range = { start, end: Math.min(start + length, source.text.length) };
          source = source.edited([{ range, newText }]);
          deepEqual(knowledgeFileOf(source), knowledgeFileOf(new SourceText('', source.text)), source.text);
        }
      }),
      { numRuns: soak },
    );
  });

  it('keeps the records of the entries before the edit', () => {
    const source = new SourceText('', 'entities:\n  - name: カタール\n  - name: シリア\n  - name: イラン\n');
    const before = knowledgeFileOf(source).records;
    const start = source.text.indexOf('シリア');
    const after = knowledgeFileOf(source.edited([{ range: { start, end: start }, newText: '新' }])).records;
    deepEqual(
      after.map((it) => it.name),
      ['カタール', '新シリア', 'イラン'],
    );
    equal(after[0], before[0]);
    deepEqual(after[2]!.range, { start: before[2]!.range.start + 1, end: before[2]!.range.end + 1 });
  });
});
