/** Notes in the editor: completion, outline, folds, links, and what the menu offers. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/text/textRange.js';
import { folderFrom } from './folder.js';

const at = (text: string) => folderFrom(`-- a.md --\n${text}`);

describe('completion of notes', () => {
  const completed = (text: string): readonly string[] => {
    const { service, source, offset } = at(text);
    return service
      .noteCompletions(source.uri, offset)
      .map((it) => applyEdits(source.text, [{ range: it.range, newText: it.mark }]).split('\n')[0]!);
  };
  const notes = '\n\n<sup>1</sup> 港務局。\n\n[^12]: 税関。\n\n[^nisi]: 研究所。\n';

  it('offers what may be referred to, in the dialect that is typed', () => {
    deepEqual(completed(`港[^‸は${notes}`), ['港[^1]は', '港[^12]は', '港[^nisi]は']);
    deepEqual(completed(`港[^n‸]は${notes}`), ['港[^nisi]は']);
    deepEqual(completed(`港<sup>‸は${notes}`), ['港<sup>1</sup>は', '港<sup>12</sup>は']);
    deepEqual(completed(`港<sup>1‸</sup>は${notes}`), ['港<sup>1</sup>は', '港<sup>12</sup>は']);
  });

  it('offers nothing in code or elsewhere', () => {
    deepEqual(completed(`\`港[^‸\`は${notes}`), []);
    deepEqual(completed(`港‸は${notes}`), []);
  });
});

describe('notes', () => {
  it('links marks with notes, one of several in a superscript too', () => {
    const { service, source } = at('‸港の<sup>1,2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n');
    deepEqual(
      service.noteLinks(source.uri).map((it) => `${source.slice(it.range)} → ${source.slice(it.target)}`),
      ['1 → <sup>1</sup> 一。', '<sup>1</sup> → 1', '2 → <sup>2</sup> 二。', '<sup>2</sup> → 2'],
    );
  });

  it('tells of each note of a shared mark', () => {
    const { service, source, offset } = at(
      '港の<sup>1,‸2</sup>。\n\n<sup>1</sup> 一。\n\n<sup>2</sup> 二。\n',
    );
    match(service.hover(source.uri, offset)!.markdown.ja, /^二。/);
    deepEqual(
      service.definition(source.uri, offset).map((it) => source.slice(it.range)),
      ['<sup>2</sup> 二。'],
    );
    const rename = service.rename(source.uri, offset, '5');
    equal(
      rename.kind === 'rename' && applyEdits(source.text, rename.here.edits),
      '港の<sup>1,5</sup>。\n\n<sup>1</sup> 一。\n\n<sup>5</sup> 二。\n',
    );
  });
});

describe('the menu', () => {
  const offered = (text: string): readonly string[] => {
    const { service, source, offset } = at(text);
    return service.noteActions(source.uri, offset).map((it) => it.title.ja);
  };

  it('offers a new note in the text, and all else on a mark', () => {
    const notes = '\n\n[^1]: 一。\n\n[^2]: 二。\n';
    deepEqual(offered(`港[^2]は‸船[^1]。${notes}`), ['ここに脚注を挿入する']);
    deepEqual(offered(`港[^‸2]は船[^1]。${notes}`), [
      '脚注2を文面ごと削る',
      '脚注の番号を出てくる順に振り直す',
      '脚注を <sup>1</sup> の書き方にそろえる',
    ]);
    deepEqual(offered(`\`港‸\`${notes}`), []);
  });

  it('says why a command does nothing', () => {
    const { service, source, offset } = at('港‸は。\n');
    const refusal = service.noteEdit(source.uri, 'deleteNote', offset);
    match(refusal.kind === 'refused' ? refusal.reason.ja : '', /^ここに脚注はありません/);
  });
});
