/**
 * Which repetitions Japanese means. It doubles words for “each” (地域地域), for stress (何度も何度も) and for sounds
 * (どんどん), and compounds meet at equal letters (大学大学院, 以上上がる).
 */
import type { Lexicon } from './lexicon.js';

const wordLetter = /[\p{sc=Han}ァ-ヺー々]/u;

/** Numbers, and what is said of each of many. */
const counting = /[0-9０-９〇一二三四五六七八九十百千万億兆何幾毎各全両数半々個次]/;

/** Nouns of place, time and share, which are doubled for “each”. */
const distributive = new Set(
  '場面 場所 地域 地方 地区 地点 時代 時期 時点 時間 部分 要所 場合 個別 節目 局面 季節 土地 家庭 現場 案件 年度 年代 世代 段階 状況 事例 学校 職場 団体 組織 立場 瞬間 刹那 国家 本当 随所 町々 順番 最後 真実 絶対 万歳 先生 皆様 一人 断固 反対 少数 多数 日本 元気 大変 結構 大事 必死 絶好 今度 今回 前後 左右 東西 南北 上下'.split(
    ' ',
  ),
);

/** Nouns whose の is repeated on purpose: 友達の友達の話, 次の次の会議. */
const chained = /^(?:友達|友人|知人|知り合い|先祖|祖先|子孫|親戚|自分|部下|上司|取引先|下請け)/;

/** Chains of kana that stand once, however they are stressed. */
const once =
  /^(?:(?:こと|もの|ところ)[がをはにで]|ために|ための|として(?:は|の|も)?|について(?:は|の|も)?|において|における|によって|により|による|に対して|に対し|という|といった|とした|とする|である|であり|であった|している|していた|しており|ている|ていた|されている|された|される|かもしれない|なければならない|なければ|にもかかわらず|しかし、?|さらに、|また、|ただし、?|そのため、?|このため、?|したがって、?|こうした|そうした|このような|そのような|および|または|あるいは|だけでなく|のみならず)$/;

/** Whether the phrase of `length` characters that stands twice from `start` is no slip. */
export function isMeantTwice(text: string, start: number, length: number, lexicon: Lexicon): boolean {
  const unit = text.slice(start, start + length);
  const before = text[start - 1] ?? '';
  const after = text[start + 2 * length] ?? '';
  if (/[\s\uFFFC|○●◯□■△▲×＊*＿_]/.test(unit)) return true;
  // 人の人による: a compound goes on at the end, so that the second one is another word.
  const goesOn = wordLetter.test(unit.at(-1)!) && wordLetter.test(after);
  if (goesOn) return true;
  if (length >= 8 && /\p{sc=Han}/u.test(unit) && /[ぁ-ん]/.test(unit))
    return counting.test(unit) && length < 12;
  const phrase = unit.replace(/^[、。]|[、。]$/g, '');
  if (/[^\p{sc=Han}ぁ-んァ-ヺー]/u.test(phrase)) return true;
  if (/^[ぁ-んー]+$/.test(phrase)) return !isKanaOnce(unit, before);
  if (counting.test(phrase)) return true;
  if (/^\p{sc=Han}+$/u.test(phrase)) return phrase !== unit || distributive.has(phrase);
  if (/^[ァ-ヺー]+$/.test(phrase)) return phrase !== unit || !isWordOnce(phrase, before, after, lexicon);
  // A list may name one thing twice: イラン領事館。イラン領事館。
  return (phrase !== unit && !/[ぁ-ん]$/.test(phrase)) || !isClauseOnce(phrase, before, after);
}

/** 発表したした, ことがことが. した belongs to a noun. */
const isKanaOnce = (unit: string, before: string): boolean =>
  once.test(unit) || (/^(?:した|して|する|され)$/.test(unit) && wordLetter.test(before));

const isWordOnce = (word: string, before: string, after: string, lexicon: Lexicon): boolean =>
  word.length > 3 &&
  !/[ァ-ヺー・＝]/.test(before + after) &&
  lexicon.has(word) &&
  !lexicon.has(word + word) &&
  !/^(..)\1$/.test(word);

/** 政府は, の会談, 述べた: a noun with its particle, or a verb in a form that is not doubled for stress. */
function isClauseOnce(phrase: string, before: string, after: string): boolean {
  const [, noun, particle] =
    /^([\p{sc=Han}ァ-ヺー]{2,})([はがをのにでとへも]|から|より|まで|への|との|では|には|とは)$/u.exec(
      phrase,
    ) ?? [];
  if (noun && particle) {
    if (chained.test(noun)) return false;
    return /^[はがを]$/.test(particle) || !wordLetter.test(before);
  }
  if (/^[はがをのにでと][\p{sc=Han}ァ-ヺー]{2,}$/u.test(phrase))
    return !wordLetter.test(after) && !chained.test(phrase.slice(1));
  if (
    /^[\p{sc=Han}ァ-ヺー]{2,}(?:する|した|して|され|される|された|している|していた|しており|できる|である|だった|ではない)$/u.test(
      phrase,
    )
  )
    return true;
  if (/^\p{sc=Han}{2,}(?:的)?[なに]$/u.test(phrase)) return !/^大[事切]な/.test(phrase);
  // 食べても食べても and 少しずつ少しずつ are said for stress.
  if (phrase.length > 4 && /\p{sc=Han}.*[ぁ-ん]/u.test(phrase))
    return !/(?:ても|でも|ども|ずつ|ながら|[しりばくず])$/.test(phrase);
  if (/^\p{sc=Han}[ぁ-ん]{1,3}た$/u.test(phrase)) return !/^待った/.test(phrase);
  // イラン政府イラン政府は.
  return /^[\p{sc=Han}ァ-ヺー]{4,}$/u.test(phrase);
}

/** Words of four kanji that end in two alike without 々. */
const words = new Set(
  '自信満満 意気揚揚 興味津津 余裕綽綽 威風堂堂 前途洋洋 虎視眈眈 多士済済 小心翼翼 死屍累累 音吐朗朗 気息奄奄 勇気凜凜 勇気凛凛'.split(
    ' ',
  ),
);

/** What stands behind a noun that ends there: a particle, a mark, or する and だ. */
const nounEnds =
  /^(?:[をがはにのでとともへや、。」）・（]|から|まで|より|など|かつ|および|または|だ|な|し[たてなまよ、]|する|さ[れせ]|でき)/;
/** Nouns of time and measure end so, and a verb may follow them without a particle: 以上上がる, その結果果たした. */
const beforeVerb = /[上下外果回後時部終来年前降方面分切生味話]/;
/** A verb may go on so, and no suffix: 見込込む is a slip, 給付付き and 普通通り are none. */
const endsVerb = /^[あうかがくぐさすずただつなぬばぶまむゆよらるわ]/;
/** Verbs in し of one kanji: 回答答し is a slip, 電話話した none; 見直直した is one in spite of that. */
const verbInShi =
  /(?<![見目取引打持呼書読聞乗申繰])[話出渡貸返押消足指示直倒差起通増減刺試隠探表現許残移流越超施正尽記召壊崩殺乱冷癒犯逃離放交写略期愛介解]$/;

/** Whether of the two equal kanji at `at`, behind another one, the second is a slip: 会談談を. */
export function isSlippedKanji(text: string, at: number): boolean {
  const [before = '', kanji = '', after = ''] = [text[at - 1], text[at], text[at + 2]];
  if (!/\p{sc=Han}/u.test(before) || before === kanji || after === kanji) return false;
  if (counting.test(kanji) || counting.test(before)) return false;
  const next = text.slice(at + 2, at + 4);
  if (!nounEnds.test(next) && (!endsVerb.test(next) || beforeVerb.test(kanji))) return false;
  if (/^[しさすせ]/.test(next) && verbInShi.test(before + kanji)) return false;
  // 四日市市は, 合目的的に, 今日日, 北海道道は, 小川川の.
  if (/[上下]/.test(kanji) && /^[がにの]/.test(next)) return false;
  if (/日市|目的|今日|海道|.川/.test(before + kanji)) return false;
  return text[at - 2] !== before && !words.has(text.slice(Math.max(0, at - 2), at + 2));
}
