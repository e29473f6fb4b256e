import { destinationsIn } from '../markdown/linkTarget.js';
import { linkedFile } from '../surroundings.js';
import { defineReportRule } from './rule.js';

export const missingFile = defineReportRule({
  id: 'missing-file',
  scope: 'report',
  summary: {
    ja: 'リンク先のファイルがありません。',
    en: 'A link or a picture leads to a file that does not exist.',
  },
  severity: 'warning',
  fixable: 'never',
  options: {},

  *check({ report, surroundings }) {
    for (const { range, target, isPlaceholder, link } of destinationsIn(report)) {
      if (target?.kind !== 'file' || isPlaceholder || !looksLikePath(target.path)) continue;
      if (linkedFile(report.source.uri, target.path, surroundings) !== 'missing') continue;
      const { path } = target;
      yield {
        range,
        message: link?.image
          ? { ja: `画像「${path}」がありません。`, en: `There is no picture “${path}”.` }
          : { ja: `「${path}」というファイルはありません。`, en: `There is no file “${path}”.` },
      };
    }
  },
});

/** A word alone keeps a place, and what a site's generator fills in (`{{ … }}`) is not known here. */
const looksLikePath = (path: string): boolean => /[./]/.test(path) && !/[：；。、]|\{[{%]|<%/.test(path);
