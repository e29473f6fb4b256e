/** Classes of UTF-16 code units. Japanese text needs no wider view: names in it lie in the basic plane. */

/** ァ–ヺ, ー and the iteration marks ヽヾ; the middle dot is a connector, not a letter. */
export const isKatakana = (code: number): boolean =>
  (code >= 0x30a1 && code <= 0x30fa) || (code >= 0x30fc && code <= 0x30fe);

export const isHalfWidthKatakana = (code: number): boolean => code >= 0xff66 && code <= 0xff9f;

export const isHiragana = (code: number): boolean => code >= 0x3041 && code <= 0x309f;

/** CJK ideographs and 々. */
export const isKanji = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3005;

/** ASCII and Latin letters and digits, half or full width. */
export const isLatin = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0xc0 && code <= 0x24f) ||
  (code >= 0xff10 && code <= 0xff19) ||
  (code >= 0xff21 && code <= 0xff3a) ||
  (code >= 0xff41 && code <= 0xff5a);

/** What joins the parts of a foreign name: ・ and ＝, and the characters that are typed in their place. */
export const isConnector = (code: number): boolean =>
  code === 0x30fb || code === 0xff1d || code === 0x3d || code === 0x30a0 || code === 0xff65;

/** The connectors that Japanese names are printed with. */
export const isPrintedConnector = (code: number): boolean => code === 0x30fb || code === 0xff1d;
