/**
 * Whether one stretch of running text goes on in another: a sentence that a page end has cut in two.
 * Invariant: it takes both halves to tell. A text that only lacks its last 。 is not cut, and neither is a heading,
 * a caption, an address or a line of verse.
 */
import { isHiragana, isKanji, isKatakana } from './characters.js';

/** Where a sentence that is written out cannot stop. */
const stopped = /[。．.！？!?…‥：:；;」』）)】〕］\]〉》”"’'＊*※→～\uFFFC]/;

/** What only counts something: 「2015」「年に締結」. */
const counter =
  /^(?:年[^末金齢]|[月日時分秒][^本]|[人名件社国隻機発基頭台回倍歳度円]|ドル|[ヵヶカか](?:国|所|月|年)|[％%億万千兆])/;

/** A particle before a word that is written in other letters: 「自身」「のブランド」. */
const particle = /^(?:を|[のにはがともへ](?=[\u30a0-\u30ff\u3400-\u9fff「『]))/;

/** Endings and particles of two letters and more with which no sentence begins. */
const ending =
  /^(?:て(?:い[るたなてま]|おり|おら|き[たて]|しま)|[っんーゃゅょァィゥェォャュョッ]|[らせ]れ[るたて]|れ[るたて]|させ[るたて]|な(?:い[。とたのこ]|かった|ければ)|まし[たて]|ます|ません|が(?:でき|ある|あっ|あり|なく|なかっ|ない)|にお(?:い|け)[てるも]|につい(?:て|ては)[^の]|によ[りるっ]|にと(?:って|どま)|に(?:は|も|対)|とし(?:て|た)[^も]|から(?:の|は|も)[\u3400-\u9fff\u30a0-\u30ff]|まで[のに][\u3400-\u9fff\u30a0-\u30ff])/;

/** Particles with which a written sentence cannot end, where the next paragraph is no quotation. */
const open = /[をのは](?<!もの|こと|[なんる]の)$/;

/** A line of its own: a bullet, a number, a quotation, a caption, a note. */
const apart =
  /^(?:[・●○■□◆◇▼▲▶►※＊*•→➡\-–—+|「『“"（(［[【〔〈《#＃＞>]|[図表注]\s*[0-9０-９]|[①-⑳]|[0-9０-９]+[.．、)）]|[ア-ン一二三四五六七八九十][.．、)）])/;

/** The two halves as a reader sees them, and the text in which a word that is cut may occur whole. */
export function continues(before: string, after: string, whole: string): boolean {
  const first = before.trimEnd();
  const second = after.trimStart();
  if (stopped.test(first.slice(-1)) || apart.test(first) || !isRunning(second) || /\n/.test(first))
    return false;
  const inSentences = /[。！？]/.test(first);
  if (!inSentences && !(first.length >= 20 && /[はがを]/.test(first) && first.includes('、'))) return false;
  if (/^[、。，）」』】]/.test(second)) return true;
  if (apart.test(second)) return false;
  if (particle.test(second) || ending.test(second)) return true;
  if (/[0-9０-９]$/.test(first)) return counter.test(second);
  if (inSentences && (first.endsWith('、') || open.test(first))) return true;
  return isOneWord(first, second, whole);
}

/** Sentences, and not a title or a name. */
const isRunning = (text: string): boolean => /[。！？]/.test(text) || text.length >= 20;

/** 「協」「議を」 in a text that writes 「協議」 elsewhere; 「トラン」「プ氏」 beside 「トランプ」. */
function isOneWord(before: string, after: string, whole: string): boolean {
  const last = before.charCodeAt(before.length - 1);
  const next = after.charCodeAt(0);
  if (isKanji(last) && isKanji(next)) {
    // One of the halves is a letter of its own, or two words would meet here: 「…の経済」「済州島は…」.
    const isCut = !isKanji(before.charCodeAt(before.length - 2)) || !isKanji(after.charCodeAt(1));
    return isCut && occursWhole(before.slice(-1) + after[0], whole);
  }
  if (!isKatakana(last) || !isKatakana(next)) return false;
  const word = /[ァ-ヺー]+$/.exec(before)![0] + /^[ァ-ヺー]+/.exec(after)![0];
  return word.length >= 3 && whole.includes(word);
}

const occursWhole = (word: string, whole: string): boolean => {
  for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
    if (!isKanji(whole.charCodeAt(at - 1)) || isHiragana(whole.charCodeAt(at + word.length))) return true;
  }
  return false;
};
