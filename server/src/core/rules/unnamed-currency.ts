import { ownBlocks } from '../approvedText.js';
import { isQuotation } from '../japanese/quotation.js';
import type { Block } from '../markdown/block.js';
import { rememberedByBlock } from '../markdown/blockMemory.js';
import { rangeOf, shifted, type TextRange } from '../text/textRange.js';
import { defineReportRule } from './rule.js';

export const unnamedCurrency = defineReportRule({
  id: 'unnamed-currency',
  scope: 'report',
  summary: {
    ja: '初めて出てくるドルやポンドなどに、国の名がありません。',
    en: 'A currency that several nations have is first mentioned without a nation.',
  },
  severity: 'off',
  fixable: 'never',
  options: {},

  *check({ report, house }) {
    const seen = new Set<string>();
    for (const { block, start } of ownBlocks(report, house)) {
      for (const { currency, isNamed, range } of currenciesIn(block)) {
        if (seen.has(currency)) continue;
        seen.add(currency);
        if (isNamed) continue;
        yield {
          range: shifted(range, start),
          message: {
            ja: `「${currency}」はどの国のものか、初めに示します（${examples[currency]}など）。`,
            en: `Say at first whose “${currency}” it is (such as “${examples[currency]}”).`,
          },
        };
      }
    }
  },
});

/** Currencies of several nations. */
const examples: Readonly<Record<string, string>> = {
  ドル: '米ドル',
  ポンド: '英ポンド',
  フラン: 'スイスフラン',
  ペソ: 'メキシコペソ',
  クローネ: 'ノルウェークローネ',
  クローナ: 'スウェーデンクローナ',
  ディナール: 'クウェートディナール',
  リヤル: 'サウジリヤル',
  リアル: 'イランリアル',
  ルピー: 'インドルピー',
  リラ: 'トルコリラ',
};

const amount = new RegExp(
  `(?<=[0-9０-９〇一二三四五六七八九十百千万億兆])(${Object.keys(examples).join('|')})|(?![万億兆十百千数])[一-鿿ァ-ヺー]+(${Object.keys(examples).join('|')})(?![ァ-ヺー])`,
  'g',
);

interface Currency {
  readonly currency: string;
  readonly isNamed: boolean;
  readonly range: TextRange;
}

const currenciesIn = rememberedByBlock((block: Block): readonly Currency[] =>
  block.prose.flatMap((prose) =>
    [...prose.text.matchAll(amount)]
      .filter(({ index }) => !isQuotation(prose, index))
      .map(({ 0: written, 1: bare, 2: named, index }) => ({
        currency: (bare ?? named)!,
        isNamed: bare === undefined,
        range: prose.toSource(rangeOf(index, index + written.length)),
      })),
  ),
)({});
