/**
 * Particles that cannot be meant where they stand, or are missing where a verb needs one.
 * Each pattern is one that written Japanese never has: in 480,000 characters of clean text they match what their
 * authors would mend, and nothing else.
 */
import { rangeOf, type TextRange } from '../text/textRange.js';
import type { Morpheme } from './analyser.js';
import type { GrammarFault } from './grammarFault.js';

export function particleFaultsIn(sentence: string, morphemes: readonly Morpheme[]): readonly GrammarFault[] {
  const isProse = /[。．]$/.test(sentence);
  const faults: GrammarFault[] = [];
  for (let at = 0; at + 1 < morphemes.length; at++) {
    const { kind } = morphemes[at]!.partOfSpeech;
    if (kind !== '名詞' && kind !== '助詞') continue;
    const found =
      intransitiveCausative(morphemes, at) ??
      modifiedVerb(morphemes, at) ??
      secondObject(morphemes, at) ??
      objectOfNominalisedVerb(morphemes, at) ??
      // A headline leaves particles out.
      (isProse ? bareObject(morphemes, at) : undefined);
    if (found) faults.push(faultOf(found));
  }
  return faults;
}

interface Found {
  /** From the word before the particle to the verb. */
  readonly first: Morpheme;
  readonly last: Morpheme;
  /** Replaces the particle, or is put where it is missing; the likeliest first. */
  readonly range: TextRange;
  readonly particles: readonly string[];
  /** Put behind the noun of a verbal noun, instead: 外部監視の強化をします. */
  readonly inserted?: { readonly at: number; readonly particle: string };
}

function faultOf({ first, last, range, particles, inserted }: Found): GrammarFault {
  const { start, end } = range;
  return {
    kind: 'particle',
    range: start < end ? range : rangeOf(start - 1, end + 1),
    words: rangeOf(first.range.start, last.range.end),
    repairs: [
      ...particles.map((newText) => ({ range, newText })),
      ...(inserted ? [{ range: rangeOf(inserted.at, inserted.at), newText: inserted.particle }] : []),
    ],
  };
}

const isVerbalNoun = (it: Morpheme | undefined): it is Morpheme =>
  it?.partOfSpeech.sub === 'サ変接続' && it.isKnown && /[一-龠々ァ-ヺー]$/.test(it.surface);
const isSuru = (it: Morpheme | undefined): it is Morpheme =>
  it?.partOfSpeech.kind === '動詞' && it.partOfSpeech.conjugation === 'サ変・スル';
const isCaseParticle = (it: Morpheme, surface: string): boolean =>
  it.surface === surface && it.partOfSpeech.sub === '格助詞';

/** 合意が実現させることが: what is brought about is the object, and there is no other. */
function intransitiveCausative(morphemes: readonly Morpheme[], at: number): Found | undefined {
  if (morphemes[at + 3]?.surface !== 'さ') return undefined;
  const [noun, particle, verbal, , voice] = morphemes.slice(at, at + 5);
  if (noun?.partOfSpeech.kind !== '名詞' || !particle || !isCaseParticle(particle, 'が')) return undefined;
  if (!isVerbalNoun(verbal) || !/^せ/.test(voice?.surface ?? '')) return undefined;
  // A noun that somebody's act modifies has the object in it: テスラが普及させたデザイン.
  const after = morphemes.slice(at + 5).find((it) => it.partOfSpeech.kind !== '助動詞');
  if (!after || !/^(?:こと|ため)$/.test(after.surface)) return undefined;
  const before = morphemes.slice(0, at);
  if (isActor(noun) || before.some((it) => isTopicOrObject(it))) return undefined;
  return { first: noun, last: voice!, range: particle.range, particles: ['を'] };
}

const isTopicOrObject = ({ surface, partOfSpeech }: Morpheme): boolean =>
  partOfSpeech.kind === '助詞' && /^(?:は|も|を)$/.test(surface);

/** Who may bring something about: people, bodies and what acts like one. */
const isActor = ({ surface, partOfSpeech }: Morpheme): boolean =>
  partOfSpeech.sub === '代名詞' ||
  (partOfSpeech.sub === '固有名詞' && /^(?:人名|組織|地域)$/.test(partOfSpeech.subsub)) ||
  /[人者員官相領長家氏国側省庁府党派軍隊会社団局委権統民業州市]$|^(?:チーム|グループ|メンバー|リーダー|スタッフ|トップ|メーカー)$/.test(
    surface,
  );

/** 積極的な協力する, 監視の強化します: what goes before a noun goes before a verb. */
function modifiedVerb(morphemes: readonly Morpheme[], at: number): Found | undefined {
  const suru = morphemes[at + 3];
  if (!isSuru(suru)) return undefined;
  const [noun, particle, verbal] = morphemes.slice(at, at + 3);
  if (!particle || !isVerbalNoun(verbal)) return undefined;
  const inserted = { at: verbal.range.end, particle: 'を' };
  const found = { first: noun!, last: suru, range: particle.range, inserted };
  if (particle.surface === 'な' && particle.partOfSpeech.form === '体言接続') {
    return { ...found, particles: ['に'] };
  }
  if (particle.partOfSpeech.sub !== '連体化' || !isEndOfClause(morphemes, at + 4)) return undefined;
  // 市場への参入する
  return /^(?:へ|と|から|まで)$/.test(noun!.surface)
    ? { ...found, particles: [''] }
    : { ...found, particles: ['を'] };
}

/**
 * 制裁を効果を上げた: a verb has one object. A second verb may have the other one (輸出を許可を得て認めた), so that only
 * the end of a sentence tells.
 */
function secondObject(morphemes: readonly Morpheme[], at: number): Found | undefined {
  const first = morphemes[at + 1];
  const second = morphemes[at + 3];
  if (!first || !second || !isCaseParticle(first, 'を') || !isCaseParticle(second, 'を')) return undefined;
  const [noun, , other, , verb] = morphemes.slice(at, at + 5);
  if (!noun || !isThing(noun) || !other || !isThing(other) || !verb) return undefined;
  if (verbSub(verb) !== '自立' || verb.surface === 'もっ') return undefined;
  const rest = morphemes.slice(at + 5);
  const isEnd = rest.findIndex(({ surface }) => surface === '。');
  if (isEnd < 0 || !rest.slice(0, isEnd).every(({ partOfSpeech }) => partOfSpeech.kind === '助動詞'))
    return undefined;
  const found = { first: noun, last: verb, range: first.range };
  // 制度を検討をした
  return isVerbalNoun(other) && isSuru(verb)
    ? { ...found, range: second.range, particles: [''] }
    : { ...found, particles: ['が', 'で', 'は'] };
}

/** Before a noun it would be 政府の発表した数字, where の stands for が. */
function isEndOfClause(morphemes: readonly Morpheme[], from: number): boolean {
  let at = from;
  while (
    morphemes[at] &&
    (/^(?:助動詞)$/.test(morphemes[at]!.partOfSpeech.kind) ||
      /^(?:接尾|非自立)$/.test(verbSub(morphemes[at]!)) ||
      morphemes[at]!.surface === 'て')
  )
    at++;
  const next = morphemes[at];
  return (
    !next ||
    /^[、。，．]$/.test(next.surface) ||
    (next.partOfSpeech.kind === '助詞' && /^(?:とともに|ので|が|から)$/.test(next.surface))
  );
}

const verbSub = ({ partOfSpeech }: Morpheme): string =>
  partOfSpeech.kind === '動詞' ? partOfSpeech.sub : '';

/** 実施すること求めた, 行くことできる. */
function objectOfNominalisedVerb(morphemes: readonly Morpheme[], at: number): Found | undefined {
  const noun = morphemes[at];
  const verb = morphemes[at + 1];
  if (noun?.surface !== 'こと' || noun.partOfSpeech.sub !== '非自立' || !verb) return undefined;
  if (verbSub(verb) !== '自立') return undefined;
  const range = rangeOf(noun.range.end, noun.range.end);
  const isAbility = /^でき/.test(verb.surface);
  if (!isAbility && !needsObject.test(verb.surface)) return undefined;
  return { first: noun, last: verb, range, particles: isAbility ? ['が'] : ['を'] };
}

/** Verbs that do nothing without an object, by the beginnings of their forms. */
const needsObject =
  /^(?:報じ|伝え|示[しさすせそ]|目指|求め|持[ったちつ]|巡[っりるら]|述べ|与え|抱[えいくか]|図[らりるっ]|促[しさすせ]|訴え|認め|進め|高め|強め|果た[しさす]|招[いきくか]|避け|失[いうわっ]|掲げ|見せ|呼びかけ|脅か|深め|広げ|引き起こ|踏まえ|担[いうわっ]|支え|阻[んむみま]|妨げ|防[いぐぎが]|築[いくきか]|打ち出|取り上げ|受け入れ)/;

/** The same, in forms that are no nouns: 交渉始めた, but 交渉始めの. */
const takesObject =
  /^(?:及ぼ|終え|決め|続け|行っ|行う|行わ|始め|受け|止め|定め|固め|収め|占め|遂げ|迎え|抑え|加え|整え|唱え|変え|増や|減ら|送っ|送る|送ら|投じ|講じ|結ん|結ぶ|結ば|開い|開く|開か|閉じ|破っ|守っ|守る|守ら|使っ|使う|使わ|出し|出す|上げ|下げ|引き上げ|引き下げ|見送っ|見送る|見送ら|取り付け|取りまとめ|まとめ|押さえ|命じ|禁じ|課し|課す|科し|科す|奪っ|奪う|奪わ|売っ|売る|買っ|買う|作っ|作る|作ら|改め|速め|早め|緩め|強い|称え|たたえ|働きかけ|受け止め|受け取っ|繰り返し|繰り返す|打ち切っ|打ち切る|断っ|断ち切っ|失っ|拒ん|拒む|拒ま|許し|許す|許さ)/;

/** Verbs that are nothing without に: 火災よる死者. */
const needsRelation = /^(?:よる|よっ|おける|対[しす]|関[しす]|基づ|基付|伴[いうっわ]|応じ)/;

/** 影響与えた: the particle is missing. */
function bareObject(morphemes: readonly Morpheme[], at: number): Found | undefined {
  const noun = morphemes[at];
  const verb = morphemes[at + 1];
  if (!verb || verbSub(verb) !== '自立') return undefined;
  const isRelation = needsRelation.test(verb.surface);
  const isObject =
    needsObject.test(verb.surface) ||
    (isVerbalNoun(noun) && takesObject.test(verb.surface) && isFiniteForm(verb, morphemes[at + 2]));
  if (!isRelation && !isObject) return undefined;
  if (noun?.partOfSpeech.kind !== '名詞' || !isThing(noun) || isAdverbial.test(noun.surface))
    return undefined;
  const range = rangeOf(noun.range.end, noun.range.end);
  return { first: noun, last: verb, range, particles: isRelation ? ['に'] : ['を', 'が'] };
}

/** No stem that may be a noun or the beginning of a compound. */
const isFiniteForm = ({ partOfSpeech }: Morpheme, next: Morpheme | undefined): boolean =>
  partOfSpeech.form === '基本形' ||
  partOfSpeech.form === '連用タ接続' ||
  (next?.partOfSpeech.kind === '助動詞' && /^(?:た|ます|まし|ない|なかっ|ず)$/.test(next.surface)) ||
  (next?.partOfSpeech.sub === '接続助詞' && next.surface === 'て');

/** 原則認める, 冒頭述べた, 双方認めた: nouns that need no particle to tell how, when or who. */
const isAdverbial =
  /^(?:原則|大筋|一部|事実上|実際|結局|当面|当初|事前|自ら|独自|直接|連日|連続|順次|随時|再度|再三|新規|無断|極力|多少|毎回|適宜|全額|満額|同時|相互|個別|集中|先行|単独|共同|合同|緊急|正式|公式|冒頭|席上|年内|月内|週内|今期|前期|来期|春|夏|秋|冬|都内|国内|域内|当地|現地|無償|有償|双方|半数|大半|前述|上記|下記|以下|以上|自身|本人|各社|各国|各自|両者|両国|両社|三者)$/;

/** Neither a quantity nor a time, which need no particle: 複数抱える, 三年程度続ける. */
const isThing = ({ surface, partOfSpeech, isKnown }: Morpheme): boolean =>
  isKnown &&
  /^(?:一般|サ変接続|固有名詞|ナイ形容詞語幹)$/.test(partOfSpeech.sub) &&
  /[一-龠々ァ-ヺー]$/.test(surface) &&
  !/(?:複数|多数|少数|全部|全員|全体|程度|等|計|回|度|年|月|日|時|分|点|以上|以下)$/.test(surface);
