/** What IPADIC says of a word form, in its own terms (品詞体系). */
export interface PartOfSpeech {
  /** 名詞, 動詞, 助詞 … */
  readonly kind: string;
  /** サ変接続, 自立, 格助詞 …; empty where there is none. */
  readonly sub: string;
  readonly subsub: string;
  /** 五段・ラ行, サ変・スル …; empty for what is not conjugated. */
  readonly conjugation: string;
  /** 連用形, 基本形 … */
  readonly form: string;
}

/** `features` are the first six of IPADIC, joined by commas: 動詞,自立,*,*,五段・ラ行,基本形. */
export function partOfSpeechOf(features: string): PartOfSpeech {
  const [kind = '', sub = '', subsub = '', , conjugation = '', form = ''] = features
    .split(',')
    .map((it) => (it === '*' ? '' : it));
  return { kind, sub, subsub, conjugation, form };
}
