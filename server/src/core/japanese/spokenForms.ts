/**
 * Forms of verbs that belong to speech: 見れる for 見られる (ら抜き), してる for している (い抜き), 読まさせて for 読ませて
 * (さ入れ). Invariant: only what is decided by its letters. 見れば is the conditional of 見る, 捨てる and 決してない are no
 * contractions, 果たさせる is the causative of 果たす.
 */
import { rangeOf, type TextRange } from '../text/textRange.js';

export interface SpokenForm {
  /** What has to be written otherwise: 「見れ」, 「してる」, 「読まさせ」. */
  readonly range: TextRange;
  /** What is written in its place: 「見られ」, 「している」, 「読ませ」. */
  readonly expected: string;
}

/** Stems of the verbs of one row (一段動詞) that a person may be able to do, and of 来る. */
const oneRowStems =
  '[見出着寝]|(?<!り|有)得|(?<!出)来|食べ|調べ|述べ|比べ|並べ|浴び|起き|生き|降り|借り|信じ|感じ|演じ|用い|率い|試み|顧み|避け|' +
  '受け|続け|付け|着け|助け|開け|空け|分け|掛け|駆け|抜け|預け|考え|答え|応え|教え|伝え|変え|替え|換え|代え|与え|加え|抑え|押さえ|' +
  '支え|備え|耐え|超え|越え|迎え|数え|覚え|終え|添え|捕らえ|捉え|整え|揃え|従え|訴え|捨て|育て|建て|立て|当て|充て|隔て|決め|始め|' +
  '止め|辞め|認め|求め|進め|高め|深め|改め|集め|定め|努め|務め|勤め|責め|攻め|収め|納め|治め|締め|閉め|固め|強め|弱め|広め|早め|' +
  '勧め|薦め|逃げ|投げ|上げ|挙げ|下げ|広げ|遂げ|妨げ|曲げ|掲げ|告げ|見せ|任せ|乗せ|載せ|寄せ|入れ|忘れ|離れ|逃れ|触れ|訪れ|連れ';
const anyDroppedRa = /[一-鿿ぁ-ん]れ[るたてなずまそれ]/;
const droppedRa = new RegExp(`(?:${oneRowStems})れ(?=[るたてず]|な[いかくけ]|ま[すしせ]|れば|そう)`, 'g');

/** 見れる, 食べれない; not 見れば, which is the conditional of 見る. */
export const droppedRaIn = (text: string): readonly SpokenForm[] =>
  anyDroppedRa.test(text) ? found(text, droppedRa, (it) => `${it.slice(0, -1)}られ`) : [];

/** 「してますます」 is して and ますます; 「してた」 may be して and a word in kana, so that something has to end it. */
const ending = 'る(?!て)|ます(?!ます)|まし[たて]|ません|た(?=[。、」）]|の[でにはが]|が、)';
/** 決してない, 大してない. */
const contracted = [
  `(?<=[一-鿿]{2}|[ァ-ヺー]{2})(?<![決大概総主])して(?:${ending}|ない|なかった|なく)`,
  `[一-鿿](?<!従)って(?:${ending})`,
  `[なや]って(?:${ending})`,
  `[一-鿿](?<!盛)(?:ん)で(?:${ending})`,
  `[一-鿿][いえけせてねべめげれきりじび](?<!(?:極|初|改)め)て(?:${ending})`,
  `(?<![一-鿿])[見出来着寝得似]て(?:${ending})`,
].join('|');
const droppedI = new RegExp(contracted, 'g');
const anyDroppedI = /[てで](?:る|ま[すし]|ません|た|な[いかく])/;

/** 検討してる, 言ってた, 続いてます; not 書いてない, which may deny 書いてある. */
export const droppedIIn = (text: string): readonly SpokenForm[] =>
  anyDroppedI.test(text)
    ? found(text, droppedI, (it) => it.replace(/([てで])(る|ま|た|な)(?=[^てで]*$)/, '$1い$2'))
    : [];

/** What goes before せる of verbs of five rows (五段動詞), but for those that have a twin in す: 果たす, 動かす, 済ます. */
const fiveRowStems =
  '読ま|行か|休ま|書か|歌わ|言わ|使わ|送ら|帰ら|作ら|取ら|撮ら|やら|終わら|参ら|頑張ら|座ら|入ら|預から|働か|住ま|進ま|待た|打た|' +
  '伺わ|手伝わ|願わ|行わ|扱わ|買わ|払わ|遊ば|学ば|選ば|呼ば|運ば|結ば|急が|断ら|受け取ら|配ら|語ら|切ら|関わら|加わら|譲ら|守ら|走ら';
const addedSa = new RegExp(`(?:${fiveRowStems})させ(?=[るたてなまよ]|られ)`, 'g');

/** 読まさせていただく for 読ませていただく. */
export const addedSaIn = (text: string): readonly SpokenForm[] =>
  text.includes('させ') ? found(text, addedSa, (it) => `${it.slice(0, -2)}せ`) : [];

const found = (text: string, form: RegExp, expected: (written: string) => string): readonly SpokenForm[] =>
  [...text.matchAll(form)].map(({ 0: written, index }) => ({
    range: rangeOf(index, index + written.length),
    expected: expected(written),
  }));
