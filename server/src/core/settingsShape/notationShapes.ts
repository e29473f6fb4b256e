/** The published style that a house follows, and what it chooses for itself. */
import type { NotationChoice } from '../notation/notationChoice.js';
import { notationStyles } from '../notation/notationChoice.js';
import { rules } from '../rules/index.js';
import type { Shape } from './shape.js';

export const styleShape: Shape = {
  type: 'choice',
  values: notationStyles,
  description: {
    ja: '表記の土台。`newsroom` は新聞、`jtf` はJTF日本語標準スタイルガイド、`koyobun` は公用文作成の考え方。省くと、報告書の中で多いほう。',
    en: 'The published style to follow: newspapers, the JTF guide or 公用文. By default, what the report itself does most.',
  },
};

/** Each word has spellings of its own: nothing to decide at once. */
const isOpen = ({ forms }: NotationChoice): boolean => Object.keys(forms).length === 0;

const said = (forms: NotationChoice['forms'], language: 'ja' | 'en'): string =>
  Object.entries(forms)
    .map(([form, name]) => (language === 'ja' ? `\`${form}\` は${name.ja}` : `\`${form}\`: ${name.en}`))
    .join(language === 'ja' ? '、' : ', ');

const notationShape = ({ name, source, forms }: NotationChoice): Shape => ({
  type: 'choice',
  values: Object.keys(forms),
  description: {
    ja: `${name.ja}（${source}）。${said(forms, 'ja')}。`,
    en: `${name.en} (${source}). ${said(forms, 'en')}.`,
  },
});

export const notationShapes: Shape = {
  type: 'map',
  description: {
    ja: '表記の選択。`style` より優先します。',
    en: 'Choices of notation; they win over `style`.',
  },
  keys: Object.fromEntries(
    rules.flatMap((it) =>
      it.scope === 'report' && it.notation && !isOpen(it.notation)
        ? [[it.notation.id, notationShape(it.notation)]]
        : [],
    ),
  ),
};
