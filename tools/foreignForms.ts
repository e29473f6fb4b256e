/**
 * Writes server/src/core/japanese/foreignForms.ts from a table of character, Japanese form and class:
 * `node tools/run.mjs tools/foreignForms.ts ../shared/data/kanji/zh2ja.tsv`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [place] = process.argv.slice(2);
if (place === undefined) throw new Error('The path of the table is missing.');

/** What Japanese writes itself: 填 剥 頬 叱 and the forms of the list of 2010, 麵 and 瘦 on signs, 咒 in titles. */
const isJapanese = new Set('填剥頬叱塡剝頰纔麵瘦咒');

const pairs = readFileSync(place, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((it) => it.split('\t'))
  .filter(([form]) => !isJapanese.has(form!));
const written = (isOf: (kind: string) => boolean): string =>
  pairs
    .filter((it) => isOf(it[2]!))
    .map(([form, japanese]) => `${form}${japanese}`)
    .join('');

writeFileSync(
  'server/src/core/japanese/foreignForms.ts',
  `/**
 * Forms of kanji that Japanese does not print, each before the one that it does. Written by tools/foreignForms.ts.
 * Derived from OpenCC (Copyright 2010 Carbo Kuo and contributors, Apache License 2.0; see server/lexicon/README.md).
 */

/** Simplified Chinese. */
export const simplifiedForms =
  '${written((it) => it === 'simplified')}';

/** Old Japanese and traditional Chinese, which names may keep. */
export const oldForms =
  '${written((it) => it !== 'simplified')}';
`,
);
