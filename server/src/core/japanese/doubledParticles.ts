/**
 * Particles that follow each other though no sentence lets them: 会談をを, 政府がを, 国は、は.
 * Invariant: a kana that may begin or end a word is no particle: 政府ががん対策を, 現状の中でできる, 会議ははじめて.
 */
import { rangeOf } from '../text/textRange.js';
import { kanaPairs } from './kanaPairs.js';
import type { Slip } from './slip.js';

/** What ends a noun beyond doubt. Behind an opening bracket kana are a reading: 母（はは）. */
const noun = '[\\p{sc=Han}ァ-ヺー々〆A-Za-z0-9０-９Ａ-Ｚａ-ｚ%％」』”）)\\]〉》】]';
/** Words of kana after which a particle stands and with which no longer word ends. */
const wordOfKana =
  '(?:こと|ところ|ため|よう|これ|それ|だれ|そこ|ら|まで|だけ|など|ほど|とも|する|した|ない|いる)';
/** 動き, 高さ: a noun made of a verb or an adjective. */
const derivedNoun = '\\p{sc=Han}[いきしちみりえけせめれさ]';
const before = `(?<=${noun}|${wordOfKana}|${derivedNoun})`;
/** No kana follows, so that no word of kana begins with the particle. */
const noKana = '(?![ぁ-ゖ])';

/** Behind each particle: the beginnings of words of kana before which the particle is a particle nevertheless. */
const following: Readonly<Record<string, string>> = {
  を: '',
  が: 'ある|あり|あっ|いる|いな|いて|でき|ない|なく|なか|なけ|なり|なる|さら(?=に)|なっ|みら|この|その|これ|それ|もた|より|よう|よく|ほと|ほし|お|すべ|わか|とも|つい|つづ|しば|ど|ふ|ひ|へ|や|ゆ',
  に: 'ある|あっ|あり|おい(?=て)|おけ|つい|つな|対|よる|より|よっ|よれ|なる|なっ|なり|なら(?!う|っ|い|ぶ|び|べ|ん)|しよ|しな|した(?!が)|して|する|し、|さ[せれ]|と(?=ど|っ|ら)|は|も|か|す|み|あ|い|う|え|ひ|ふ|へ|ほ|ま|む|め|も|ゆ|よ|ど|で|だ',
  の: 'よう|ため|こと|もの|は|うち|ほか|ところ|とき|あ|い|うえ|お|ほ|ま|や|ゆ|よ|わ|な|に|す|た|つ|て|で|ど|そ|さ|ひ|ふ|へ|む|め|も|か|く|け|せ|え',
  は: 'この|これ|こう|その|それ|そう|すで|すべ|まだ|また|まず|もち|もう|いま|いつ|いず|いっ|あ|ない|なく|なか|で|どう|どの|ど|お[いけよ]|ひ|ふ|へ|ほ|や|ゆ|よ|わか|む|め|も|と(?=て|く|も)|つ|う|え|に|を',
  で: 'ある|あっ|あり|は|の|い|お|こ|そ|す|し|と|ひ|ふ|へ|ま|み|や|ゆ|よ|わ|あ|え|う|つ|な|に',
  と: 'いう|いっ|いえ|いわ|さ|して|した|する|し、|みら|みて|みる|しま|しな|の(?=[^ぁ-ゖ])|は|なる|なっ|なり|か|お|こ(?!ろ)|そ|す|あ|う|え|つ|ひ|ふ|へ|ほ|ま|や|ゆ|よ|わ|で|に|が|を',
  へ: 'の|と|は|も',
  も: '',
};

/** 太もも肉, ものの怪, のの字, がに股: words that look like two particles. */
const words: Readonly<Record<string, string>> = {
  も: '[肉色太内焼缶煮香子]',
  の: '[字怪様]',
  が: '[股]',
};

interface Way {
  readonly pattern: RegExp;
  readonly expected: readonly string[];
}

const way = (pattern: string, ...expected: readonly string[]): Way => ({
  pattern: new RegExp(pattern, 'uy'),
  expected,
});

const twice = Object.entries(following).map(([particle, beginnings]): readonly [string, Way] => {
  const pair = particle + particle;
  // を stands nowhere but behind a noun and in no word (現代仮名遣い, 本則第2の2).
  if (particle === 'を') return [pair, way(`${pair}(?!を)`, particle)];
  const next = beginnings === '' ? noKana : `(?:${noKana}|(?=${beginnings}))`;
  const notWord = words[particle] ? `(?!${words[particle]})` : '';
  const place = particle === 'も' ? `(?<=${noun})` : before;
  return [pair, way(`${place}${pair}(?!${particle})${notWord}${next}`, particle)];
});

/** Of these two no sentence lets one follow the other: cases of one noun, and は before a case. */
const impossible =
  'がを をが をに にを をは はを はが がは をの をで でを がに へを へが へに でが はに がで にで がの'.split(
    ' ',
  );
const mixed = impossible.map((pair): readonly [string, Way] => {
  const notWord = pair[1] === 'に' ? '(?!股)' : '';
  const pattern = `(?<=${noun})${pair}(?=[\\p{sc=Han}ァ-ヺA-Za-z0-9「『])${notWord}`;
  return [pair, way(pattern, pair[1]!, pair[0]!)];
});

/** は、は: the line went on with a particle that had been written already. */
const overComma = [...'はがをにのと'].map((particle): readonly [string, Way] => [
  `${particle}、`,
  way(`(?<=${noun})${particle}、${particle}(?=[\\p{sc=Han}ァ-ヺA-Za-z「『])`, `${particle}、`),
]);

const pairsIn = kanaPairs([...twice, ...mixed, ...overComma]);

export function doubledParticlesIn(text: string): readonly Slip[] {
  const found: Slip[] = [];
  for (const { at, values } of pairsIn(text)) {
    for (const { pattern, expected } of values) {
      pattern.lastIndex = at;
      if (pattern.test(text)) found.push({ range: rangeOf(at, pattern.lastIndex), expected });
    }
  }
  return found;
}
