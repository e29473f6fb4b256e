import { formedLinksOf } from '../markdown/linkForm.js';
import { rangeOf } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const incompleteCitation = defineReportRule({
  id: 'incomplete-citation',
  scope: 'report',
  summary: {
    ja: '題名を挙げた出典に、日付がありません。',
    en: 'A source is cited with its title and without a date.',
  },
  severity: 'information',
  fixable: 'never',
  options: {},

  *check({ report }) {
    const { source, footnoteDefinitions } = report;
    if (footnoteDefinitions.length === 0) return;
    const links = formedLinksOf(report);
    for (const { content } of footnoteDefinitions) {
      const note = source.slice(content);
      if (dated.test(note)) continue;
      const link = links.find(({ range }) => content.start <= range.start && range.end <= content.end);
      const text = link ? note.slice(0, link.range.start - content.start) : note;
      const cited = western.exec(text) ?? (link && japanese.exec(text));
      if (!cited) continue;
      const [, author = '', title = ''] = cited;
      const start = content.start + author.length;
      yield {
        range: rangeOf(start, start + title.length),
        message: {
          ja: 'この出典には日付がありません。読者がどの版か確かめられるように、発行の日か年を添えます。',
          en: 'This source has no date. Add the day or the year of its publication, so that readers can find it.',
        },
      };
    }
  },
});

/** It has a year, is known to have none, or was cited before. */
const dated =
  /\d{4}|[０-９]{4}|(?:令和|平成|昭和)[0-9０-９元]+年|\bn\.d\.|forthcoming|日付(?:なし|不明)|刊行予定|近刊|同上|前掲|\bibid\b|op\. cit/i;

/** `Jane Roe, "The Limits of Pressure," Gulf Review` */
const western = /^([A-Z][^"“”。、]{1,200}?[,.] )(["“][A-Za-z][^"“”]{3,}["”])/;

/** 「山田太郎「湾岸の均衡」、湾岸評論」 and a link: names and no sentence. */
const japanese =
  /^([^「」『』。（）()]{2,60}(?<!いわゆる|による|とする|[はがのをでにともや])、?)([「『][^「」『』]{4,}[」』])[、，][^。「」]{2,40}(?<![るただいすくつむ])。?\s*$/;
