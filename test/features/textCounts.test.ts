/** What is counted of a report. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { folderFrom } from './folder.js';

const of = (characters: number, sentences: number, commas: number) => ({ characters, sentences, commas });

const counts = (text: string) => {
  const { service, source } = folderFrom(`-- a.md --\n‸${text}`);
  return service.counts(source.uri);
};

/** Of what stands between two ‸, or around one. */
function countsHere(text: string) {
  const [before, ...others] = text.split('‸');
  const selected = others.length > 1 ? others[0]! : '';
  const { service, source } = folderFrom(`-- a.md --\n‸${text.replaceAll('‸', '')}`);
  return service.countsIn(source.uri, { start: before!.length, end: before!.length + selected.length });
}

describe('the counts of a report', () => {
  it('are those of what its author writes', () =>
    deepEqual(
      counts(`# 港の春

みなと研究所 調査部  
2025年4月23日

- 港は、**開いた**。
- 船 も戻った<sup>1</sup>。

## 1. 章

本文は\`code\`と[語](https://www.mofa.go.jp/)。次の文。

| 一 | 二 |
| --- | --- |

<sup>1</sup> 港務局による、四月の発表。

[^2]: 船会社による。

---

## みなと研究所 調査部

電話 000-000-0000

## 免責事項

- 本資料の内容の正確性を保証しません。
`),
      // 港は、開いた。船も戻った。1.章 本文はと語。次の文。一二
      of(7 + 6 + 3 + 6 + 4 + 2, 4, 1),
    ));

  it('count letters of four bytes as one, and the summary of a report without a title', () =>
    deepEqual(counts('- 𠮷野の港。\n'), of(5, 1, 0)));

  it('are none of a file that is no report', () => {
    const { service, source } = folderFrom('-- README.md --\n‸港は開いた。\n');
    equal(service.counts(source.uri), undefined);
    equal(service.countsIn(source.uri, { start: 0, end: 3 }), undefined);
  });

  it('of a selection leave out what no reader sees', () => {
    deepEqual(countsHere('港は、‸**開いた**。船も、\n戻‸った。\n'), of(8, 2, 1));
    deepEqual(countsHere('# 題\n\n‸港は開いた。\n\n船も戻った。\n\n‸'), of(12, 2, 0));
  });

  it('at a caret are those of the sentence around it', () => {
    deepEqual(countsHere('前の文。港は、**開‸いた**。次の文。\n'), of(7, 1, 1));
    deepEqual(countsHere('前の文。港は開いた。‸\n'), of(6, 1, 0));
    equal(countsHere('前の文。\n\n‸\n\n次。\n'), undefined);
    equal(countsHere('# 題‸名\n'), undefined);
  });

  it('are read in time that grows with the length', () => {
    for (const text of ['港は、開いた。\n\n'.repeat(50_000), '港は、開いた。'.repeat(200_000)]) {
      const { service, source } = folderFrom(`-- a.md --\n‸${text}`);
      service.notes(source.uri);
      const started = performance.now();
      service.counts(source.uri);
      for (const at of [0, source.text.length / 2]) service.countsIn(source.uri, { start: at, end: at });
      service.countsIn(source.uri, { start: 0, end: source.text.length });
      ok(performance.now() - started < 10_000);
    }
  });
});
