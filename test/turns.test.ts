/** Where a report turns to another style, a finding says so in the words of its headings. */
import { equal } from 'node:assert/strict';
import { checkReport } from '../server/src/core/check.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { emptyScene } from './scene.js';

const { knowledge, settings } = emptyScene;

function messageOf(rule: string, text: string): string | undefined {
  const report = reportOf(new SourceText('file:///report.md', text));
  const findings = checkReport(report, knowledge, settings, settings.house, 'report.md');
  return findings.find((it) => it.rule === rule)?.message.ja;
}

describe('a report that changes its style half-way', () => {
  const close = '会合は4月に3回開かれ、5か国が加わった。'.repeat(3);
  const spaced = '会合は 4 月に 3 回開かれた。';

  it('tells in which sections the letters are spaced otherwise', () => {
    const text = `# 報告\n\n${close}\n\n## 1. 「圧力」の再開\n\n${spaced}\n\n## 2. 展望\n\n${spaced}\n\n## 3. 結び\n\n${close}\n`;
    equal(
      messageOf('inconsistent-latin-spacing', text),
      '和文と英数字の間がそろっていません。空白ありが8か所、空白なしが30か所です。特に「1. 『圧力』の再開」から「2. 展望」で、空白ありが8か所続きます。',
    );
  });

  it('says nothing of sections where single places deviate, or where there are none', () => {
    const slip = '会合は 4月に開かれた。';
    equal(
      messageOf('inconsistent-latin-spacing', `# 報告\n\n${close}\n\n${slip}\n`),
      '和文と英数字の間がそろっていません。空白ありが1か所、空白なしが16か所です。',
    );
    equal(
      messageOf('inconsistent-latin-spacing', `${close}\n\n${spaced}${spaced}\n`),
      '和文と英数字の間がそろっていません。空白ありが8か所、空白なしが15か所です。',
    );
  });

  it('tells where sentences turn polite', () => {
    const plain = '交渉は続いた。合意は遠い。';
    const text = `${plain}${plain}${plain}\n\n## 展望\n\n協議は続きます。合意は遠いでしょう。次は5月です。\n`;
    equal(
      messageOf('mixed-sentence-style', text),
      '本文の文体がそろっていません。「です・ます」調の文が3、「である」調の文が6あります。特に「展望」で、「です・ます」調が3文続きます。',
    );
  });
});
