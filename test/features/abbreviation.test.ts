/** What an editor is told of an abbreviation under the caret. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { folderFrom } from './folder.js';

const hoverOn = (report: string, files = ''): { readonly about: string; readonly ja: string } | undefined => {
  const { service, source, offset } = folderFrom(`-- reports/a.md --\n# 協議\n\n${report}\n${files}`);
  const hover = service.hover(source.uri, offset);
  return hover && { about: source.slice(hover.range), ja: hover.markdown.ja };
};

describe('an abbreviation', () => {
  it('shows where the report defines it', () => {
    const shown = hoverOn('港湾使用料算定表（NKST）が出た。\n\n各社はNK‸STを批判した。NKSTは無効だ。');
    equal(shown?.about, 'NKST');
    match(shown!.ja, /^略語 \*\*NKST\*\* · 3行目で「港湾使用料算定表」の略と定義 · 2回使用/);
  });

  it('shows that it is not defined, beside the rule that says so', () => {
    const shown = hoverOn('各社はNK‸STを批判した。NKSTは無効だ。');
    match(
      shown!.ja,
      /^略語 \*\*NKST\*\* · この報告書には正式名がありません · 2回使用\n\n---\n\n規則 `undefined-/,
    );
  });

  it('adds to what its record says', () => {
    const record =
      '-- knowledge/a.yaml --\nentities:\n  - { name: 算定表協定, kind: agreement, short: [NKST] }\n';
    const shown = hoverOn('算定表協定（NKST）が出た。\n\n各社はNK‸STを批判した。', record);
    match(
      shown!.ja,
      /^\*\*算定表協定\*\*[\s\S]*\n\n---\n\n略語 \*\*NKST\*\* · 3行目で「算定表協定」の略と定義 · 1回使用$/,
    );
  });

  it('leads to its definition where no record has it', () => {
    const text = '港湾使用料算定表（NKST）が出た。\n\n各社はNK‸STを批判した。';
    const { service, source, offset } = folderFrom(`-- reports/a.md --\n# 協議\n\n${text}\n`);
    const places = service.definition(source.uri, offset);
    deepEqual(
      places.map((it) => source.slice(it.range)),
      ['港湾使用料算定表（NKST）'],
    );
  });
});
