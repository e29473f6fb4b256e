/** What the reviewed repairs of its structure make of a whole report, one after the other until nothing is left. */
import { deepEqual, equal } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkReport } from '../server/src/core/check.js';
import { type Choice, type Finding, safeFix } from '../server/src/core/finding.js';
import { fixToFixedPoint } from '../server/src/core/fixing.js';
import { noHouse } from '../server/src/core/house.js';
import { reportOf } from '../server/src/core/markdown/report.js';
import { defaultSettings } from '../server/src/core/settings.js';
import { SourceText } from '../server/src/core/text/sourceText.js';
import { emptyScene } from './scene.js';

const structural = new Set([
  ...['broken-paragraph', 'untidy-blank-lines', 'footnote-order', 'footnote-gap'],
  ...['wrong-heading-level', 'broken-heading-sequence', 'mixed-enumeration-brackets'],
  ...['inconsistent-footnote-mark', 'mixed-citation-forms', 'mixed-quotation-marks'],
  ...['inconsistent-link-label', 'unused-footnote', 'duplicate-footnote', 'mixed-footnote-dialects'],
]);

const repair: Choice = (finding) =>
  safeFix(finding) ?? (structural.has(finding.rule) ? finding.fixes?.[0] : undefined);

const check = (text: string): readonly Finding[] =>
  checkReport(
    reportOf(new SourceText('file:///report.md', text)),
    emptyScene.knowledge,
    defaultSettings,
    noHouse,
    '',
  );

/** What a reader reads, in no order: notes move, and marks, brackets and white space are no text. */
const lettersOf = (text: string): string =>
  [...text.normalize('NFKC').replace(/[\s#"“”()[\]\\。.,-]|<\/?sup>|リンク|link/gi, '')].sort().join('');

const textsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((it) => it.endsWith('.md'))
        .map((it) => path.join(folder, it))
    : [];

/** The last folder is the publisher's and not of this repository; where it is there, it is held to the same. */
const reports = ['test/corpus', 'sample/reports', '../shared/reports'].flatMap(textsIn);

describe('the repairs of a whole report', () => {
  for (const file of reports) {
    it(`leave no structural finding in ${path.basename(file)} that they could mend, and lose no letter`, () => {
      const text = readFileSync(file, 'utf8');
      const { text: repaired, settled } = fixToFixedPoint(text, check, repair);
      equal(settled, true);
      const left = check(repaired).filter((it) => structural.has(it.rule) && it.fixes?.length);
      deepEqual(
        left.map((it) => it.rule),
        [],
      );
      const isUnchanged = !check(text).some((it) => /unused-footnote|duplicate-footnote/.test(it.rule));
      if (isUnchanged) equal(lettersOf(repaired), lettersOf(text));
    });
  }
});
