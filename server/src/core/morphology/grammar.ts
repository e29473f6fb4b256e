/**
 * Which words cannot stand side by side in written Japanese, in IPADIC's parts of speech.
 * Where the cheapest reading of a sentence holds such a pair, every other reading is dearer still: something in the
 * sentence is no Japanese. Only what no style excuses is listed.
 * Source: what each conjugated form is followed by (活用形の接続) in school grammar.
 */
import type { Morpheme } from './analyser.js';

/** Whether the word at `at` cannot stand before the next one with nothing between them. */
export function isImpossible(morphemes: readonly Morpheme[], at: number): boolean {
  const left = morphemes[at];
  const right = morphemes[at + 1];
  if (!left || !right) return false;
  const next = morphemes[at + 2];
  const { kind } = left.partOfSpeech;
  // 延期されてていた. 見てて is colloquial.
  if (left.surface === 'て' && right.surface === 'て')
    return next !== undefined && isSupport(next) && /^[いお]/.test(next.surface);
  // ことと in front of を, where nothing is listed: AとBとを.
  if (left.surface === 'こと' && right.surface === 'と' && next && /^[をがに]$/.test(next.surface))
    return !morphemes.slice(0, at).some((it) => isParticle(it) && it.surface === 'と');
  if (isMisplaced(right, left, next)) return true;
  // 巻き込だ
  if (
    left.partOfSpeech.form === '連用形' &&
    right.surface === '込' &&
    next &&
    /^[だでたて]$/.test(next.surface)
  )
    return true;
  // Particles that are spoken of are listed: は、を、に.
  if (left.partOfSpeech.sub === '読点')
    return isParticle(right) && /^[はを]$/.test(right.surface) && !isOtherParticle(morphemes[at - 1], right);
  // 含まれれる; 決定させれた, where ら is missing.
  if (isVoice(left) && isVoice(right))
    return left.surface[0] === right.surface[0] || (left.surface === 'せ' && right.surface[0] === 'れ');
  // 増ええている
  if (isVerb(left) && isSupport(right) && right.surface === 'え' && left.surface.endsWith('え')) return true;
  if (kind === '動詞' || kind === '形容詞' || kind === '助動詞') return isUnfit(left, right);
  if (kind === '助詞') return isUnfitForParticle(left, right);
  if (kind === '名詞') return isUnfitForNoun(left, right);
  // ししまた。
  if (left.surface === 'また') return right.partOfSpeech.sub === '句点';
  // お and この must be followed by what they belong to.
  return (
    (/^[おご]$/.test(left.surface) ? kind === '接頭詞' : kind === '連体詞' && isHiragana(left)) &&
    (isEnding(right) || right.partOfSpeech.kind === '接続詞')
  );
}

const isOtherParticle = (it: Morpheme | undefined, particle: Morpheme): boolean =>
  it !== undefined && isParticle(it) && it.surface !== particle.surface;
const isAuxiliary = ({ partOfSpeech }: Morpheme): boolean => partOfSpeech.kind === '助動詞';
const isParticle = ({ partOfSpeech }: Morpheme): boolean => partOfSpeech.kind === '助詞';
const isEnding = (it: Morpheme): boolean => isParticle(it) || isAuxiliary(it);
const isVerb = ({ partOfSpeech }: Morpheme): boolean => partOfSpeech.kind === '動詞';
/** れる, せる. */
const isVoice = (it: Morpheme): boolean => isVerb(it) && it.partOfSpeech.sub === '接尾';
/** いる, くる, おく behind て. */
const isSupport = (it: Morpheme): boolean => isVerb(it) && it.partOfSpeech.sub === '非自立';
const isSuru = ({ partOfSpeech }: Morpheme): boolean => partOfSpeech.conjugation === 'サ変・スル';
const isHiragana = ({ surface }: Morpheme): boolean => /^[ぁ-ん]+$/.test(surface);
const endsInKanji = ({ surface }: Morpheme): boolean => /[一-龠々]$/.test(surface);

/** た, ます and what else needs a conjugated word before it. */
const isInflection = (it: Morpheme): boolean =>
  (isAuxiliary(it) &&
    /^(?:た|たら|ます|まし|ませ|ましょ|ない|なかっ|なく|なけれ|たい|たく|たかっ|ず|う)$/.test(it.surface)) ||
  (it.partOfSpeech.sub === '接続助詞' && /^(?:て|ば|たり)$/.test(it.surface));

/** What cannot stand behind a word for the word's own sake. */
function isMisplaced(it: Morpheme, before: Morpheme, next: Morpheme | undefined): boolean {
  const { kind, sub, form } = before.partOfSpeech;
  if (kind === '記号' || !isHiragana(it)) return false;
  switch (it.partOfSpeech.kind) {
    // An あ or ま in the middle of a sentence.
    case 'フィラー':
      return true;
    case '感動詞':
      return it.surface.length === 1;
    case '助動詞':
      if (/^ま(?:す|し|せ|しょ)$/.test(it.surface))
        // してます is colloquial, ですます a style.
        return (
          form !== '連用形' &&
          before.surface !== 'です' &&
          !(sub === '接続助詞' && /^[てで]$/.test(before.surface))
        );
      if (it.surface === 'る') return kind !== '連体詞' && !/^(?:仮定形|命令ｅ)$/.test(form);
      if (it.surface === 'るる') return form !== '未然形';
      return it.surface === 'り' && !/^(?:仮定形|命令ｅ|未然形)$/.test(form);
    case '助詞':
      if (it.partOfSpeech.sub === '終助詞') return it.surface === 'け';
      return it.partOfSpeech.sub === '接続助詞' && it.surface === 'ど' && form !== '仮定形';
    case '名詞':
      return isMisplacedNoun(it, before, next);
    case '動詞':
      return (
        (/^(?:しす|さる)$/.test(it.surface) && sub === 'サ変接続') ||
        (it.surface === 'でる' && kind === '名詞' && endsInKanji(before))
      );
    default:
      return false;
  }
}

/** Nouns in kana that are no more than what is left of another word. */
function isMisplacedNoun(it: Morpheme, before: Morpheme, next: Morpheme | undefined): boolean {
  const { kind, sub, form } = before.partOfSpeech;
  const isBehindTe = sub === '接続助詞' && /^[てで]$/.test(before.surface);
  switch (it.surface) {
    // につて, におて
    case 'つて':
    case 'おて':
      return before.surface === 'に';
    // ていまやる may be て今やる.
    case 'いま':
      return isBehindTe && !/^[やもはのなこだまで]/.test(next?.surface ?? '');
    // ていす, しすま, ますす
    case 'いす':
      return isBehindTe;
    case 'すま':
      return kind === '動詞' && form === '連用形';
    // 求めめた
    case 'め':
      return kind === '動詞' && form === '連用形' && /^[たて]$/.test(next?.surface ?? '');
    case 'す':
      return before.surface === 'ます';
    // 避けらない
    case 'ら':
      return (
        isVoice(before) || (kind === '動詞' && form === '連用形' && /^な[いくか]/.test(next?.surface ?? ''))
      );
    case 'しま':
      return sub === 'サ変接続';
    default:
      return false;
  }
}

const forbiddenParticles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    を: 'をがにはへでの',
    が: 'をがにはへ',
    は: 'をがにはへの',
    に: 'をがに',
    へ: 'をがに',
    も: 'をも',
    で: 'をが',
    て: 'をがにで',
  }),
);

function isUnfitForParticle(left: Morpheme, right: Morpheme): boolean {
  if (isParticle(right)) {
    // ににおける, ととともに
    if (right.partOfSpeech.subsub === '連語' && right.surface.startsWith(left.surface)) return true;
    // するとができた
    if (left.partOfSpeech.sub === '接続助詞' && left.surface === 'と')
      return /^[をがにへの]$/.test(right.surface);
    if (forbiddenParticles.get(left.surface)?.includes(right.surface)) return true;
    return left.surface === 'に' && right.surface === 'よ';
  }
  if (isInflection(right))
    return left.surface === 'て'
      ? right.surface === 'た'
      : isUnconjugated(left) && !/^[なず]/.test(right.surface);
  return isVoice(right);
}

const isUnconjugated = ({ surface }: Morpheme): boolean => /^[をにがは]$/.test(surface);

/** 実施た, 実施れる: する is missing. 越た: the dictionary takes what is left of the verb for a name. */
const isUnfitForNoun = (left: Morpheme, right: Morpheme): boolean =>
  endsInKanji(left)
    ? isVoice(right) ||
      (left.partOfSpeech.sub === 'サ変接続' && isInflection(right)) ||
      (right.surface === 'た' &&
        isAuxiliary(right) &&
        left.surface.length === 1 &&
        !verbOfTwoSpellings.test(left.surface))
    : // なけらば; 犠牲になつた, with a large つ
      isHiragana(left) &&
      ((right.surface === 'ば' && right.partOfSpeech.sub === '接続助詞') ||
        (left.surface.endsWith('つ') && isInflection(right) && /^[たて]$/.test(right.surface)));

/** 獲た, 観た: spellings of verbs that the dictionary has in another one. */
const verbOfTwoSpellings = /[観視診看獲識逢醒遂経歴老哀吼萎]/;

/** What a form of a verb, an adjective or an auxiliary must be followed by. */
function isUnfit(left: Morpheme, right: Morpheme): boolean {
  switch (left.partOfSpeech.form) {
    case '未然形':
      if (/^(?:だろ|でしょ|ましょ)$/.test(left.surface)) return false;
      return !(isVoice(right) || isNegation(right) || right.partOfSpeech.form === 'ガル接続');
    case '未然レル接続':
      return !isVoice(right) || (isSuru(left) && right.surface.startsWith('ら'));
    case '未然ヌ接続':
      return !isNegation(right);
    case '未然ウ接続':
      return right.surface !== 'う';
    case '連用タ接続':
      return !(past.test(right.surface) && (isEnding(right) || isSupport(right)));
    case '命令ｙｏ':
      return /^[てで]$/.test(right.surface);
    case '仮定形':
      return (
        !/^(?:たら|なら)$/.test(left.surface) &&
        !/^(?:ば|ども?)$/.test(right.surface) &&
        !isPotential(left, right)
      );
    case '文語基本形':
      return left.surface === 'す' && isHiragana(right) && !right.surface.startsWith('べ');
    case '体言接続特殊２':
      return (isInflection(right) && right.surface !== 'ば') || isVoice(right);
    case '体言接続':
      return left.surface === 'な' && isParticle(right) && /^[でをにがはと]$/.test(right.surface);
    case 'ガル接続':
      return (
        isEnding(right) ||
        (right.partOfSpeech.sub === '非自立' && isHiragana(right) && !right.surface.startsWith('すぎ'))
      );
    case '基本形':
      return isUnfitForPlainForm(left, right);
    case '連用形':
      return isUnfitForStem(left, right);
    default:
      return false;
  }
}

const isNegation = (it: Morpheme): boolean =>
  isAuxiliary(it) &&
  /^(?:な[いく]|な(?:かっ|けれ|かろ|きゃ|し)|ず|ぬ|ん|ね|ざ[るれ]|まい|う|よう|む|じ|り|しめ.*)$/.test(
    it.surface,
  );

const past = /^(?:[ただ][らり]?|[てで](?:も|る|た|り|れ|ろ|い)?|ち?ゃ.*|じゃ.*|[とど][くいけこか]?)$/;

/** 変われない: the dictionary does not know every verb of ability, and reads the stem as a conditional. */
const isPotential = (left: Morpheme, right: Morpheme): boolean =>
  left.partOfSpeech.conjugation.startsWith('五段') &&
  left.surface.length > 1 &&
  (isInflection(right) || right.surface === 'る' || right.partOfSpeech.kind === '記号');

/** 手にしないう: nothing that a word is conjugated for follows a plain form. */
const isUnfitForPlainForm = (left: Morpheme, right: Morpheme): boolean =>
  (isInflection(right) && left.surface !== 'です') ||
  isVoice(right) ||
  (isVerb(left) && isSupport(right) && isHiragana(right)) ||
  (isAuxiliary(right) && /^(?:だ|だっ|せ|れ|ん|る|り)$/.test(right.surface));

function isUnfitForStem(left: Morpheme, right: Morpheme): boolean {
  // 電話でします is read as でし and ます.
  if (isAuxiliary(left))
    return /^(?:まし|でし)$/.test(left.surface) && !/^(?:た[らり]?|て|ます)$/.test(right.surface);
  if (!isVerb(left)) return false;
  if (isVoice(right)) return true;
  if ((isSuru(left) || isVoice(left)) && isSuru(right)) return true;
  // 行われいる: て is missing.
  if (isSupport(right)) return /^い(?:る|た|ます|まし|ない)?$/.test(right.surface);
  if (isAuxiliary(right) && /^(?:う|べき|べく|だろ|でしょ|まい|ん|ぬ)$/.test(right.surface)) return true;
  if (isParticle(right) && right.surface === 'ば') return true;
  // されこと, しまで. Other stems may be nouns.
  const isNoNoun = isVoice(left) || isSuru(left);
  if (!isNoNoun) return false;
  if (isAuxiliary(right)) return /^(?:だ|だっ|です|でし)$/.test(right.surface);
  if (isParticle(right)) return /^(?:を|の|と|から|まで|など|ので|のに|けど|か)$/.test(right.surface);
  return (
    right.partOfSpeech.kind === '名詞' &&
    /^(?:こと|もの|ため|よう|とき|の|はず|わけ|まま)$/.test(right.surface)
  );
}
