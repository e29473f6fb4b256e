/**
 * Where an old form of a kanji is no slip: 國 in 國學院大學 and 國村隼, but not in 中國.
 * Invariant: where a name may keep the form and no ordinary word tells otherwise, it is left alone.
 */
import { isKanji, isKatakana } from './characters.js';

/** Institutions and words that are printed in the old form to this day. */
const keptWords =
  /國學院(?:大學)?|慶應|文藝|藝[大術]大?|聯合ニュース|防禦|佛[教光大]|[日電製]鐵|鐵工|證券|讀賣|學[館園院舎]|罐詰|合氣|氣[志多比]|來栖|螢雪|燈籠|提燈|未曾有|嶽神社|御嶽|萬屋|與那|鹽竈/g;

/**
 * The kanji of surnames, given names and firms. Each with the letters before and behind it that make it an ordinary
 * word: 周邊, 邊境. Elsewhere it may be a name: 渡邊, 田邊三郎. ァ stands for all katakana: イスラム國.
 */
const nameKanji: ReadonlyMap<string, { readonly before: string; readonly after: string }> = new Map(
  [
    '邊 周身近底多海 境り',
    '澤 光潤贅 山',
    '廣 幅 報告範域大義いがくげま',
    '萬 数千百十一二三四五六七八九0123456789０１２３４５６７８９ 人円が一能全歳博',
    '條 箇第一二三四五六七八九十百0123456789０１２３４５６７８９ 件約項文例',
    '榮 繁光 養えあ',
    '惠 恩知互 ま',
    '眞 写純 実實相剣劍理価空中っん',
    '靜 冷安沈平動 かけ止観養まめ',
    '豐 - か富作',
    '增 急激倍微漸割 加大減やえ強産収益税進設額員',
    '藏 貯内內埋所冷 書',
    '禮 失儀謝巡洗敬無 儀拝節',
    '齊 一 唱',
    '齋 書 場',
    '壽 長 命',
    '德 道美公悪 目',
    '龍 - 巻',
    '櫻 - -',
    '瀧 - -',
    '彌 - -',
    '姬 - -',
    '郞 - -',
    '悅 喜満 -',
    '薰 - -',
    '吳 - -',
    '壹 - -',
    '峯 - -',
    '曾 - ての',
    '濱 海 -',
    '戶 一門 籍口別惑',
    '黑 暗 字海人い幕白板',
    '黃 - 金色',
    '綠 新 化色',
    '緖 一内端情由 -',
    '溫 気室体高低 度暖室帯床和存',
    '鄉 故帰望同 土里',
    '鄕 故帰望同 土里',
    '圓 - 滑卓盤形熟安高',
    '賴 信依 るり',
    '莊 別山 厳',
    '燈 電点街信消 台油',
    '與 関給寄賞付貸 党野え',
    '亞 東大 鉛熱',
    '鹽 食 分',
    '嶽 - -',
    '瀨 - 戸戶',
    '溪 - 谷',
    '國 ァ和金中米英韓北各全両兩諸外他自我同隣帝王島母祖敵愛開建入出帰強属当万先途合盟かのるたいなは、 家内際会會民交防連聯境外政庁土王立籍債産道策難益旗歌費勢是々璽語賓',
    '會 国國社大総總協都議集教委機再閉開面員聞 議社談員見期場費計話合うえい',
    '實 事現真眞誠確史切忠果口内充無 現施験際行力績質態情況務感効証例像利用地業',
    '關 機玄相税 係連す心与與税節して東西わ',
    '鐵 鋼 道鋼砲則筋',
    '藝 工演学園文 能人',
    '證 保検立実査確論認 明拠言人書',
    '聯 国國関關一 盟携邦続立鎖',
    '佛 日英独獨 国國語',
    '應 対對反適呼順相感即 じ対對急募答用援え',
  ].map((it) => {
    const [kanji, before, after] = it.split(' ');
    return [kanji!, { before: before!, after: after! }];
  }),
);

/** Surely an old form in ordinary prose, and in no name. */
export function isOrdinaryWord(text: string, at: number): boolean {
  const words = nameKanji.get(text[at]!);
  const before = isKatakana(text.charCodeAt(at - 1)) ? 'ァ' : (text[at - 1] ?? ' ');
  const after = text[at + 1] ?? ' ';
  if (words && !words.before.includes(before) && !words.after.includes(after)) return false;
  return !isKeptWord(text, at);
}

function isKeptWord(text: string, at: number): boolean {
  let start = at;
  let end = at + 1;
  while (start > 0 && at - start < 6 && isKanji(text.charCodeAt(start - 1))) start--;
  while (end < text.length && end - at < 8 && /[\p{sc=Han}ァ-ヶー]/u.test(text[end]!)) end++;
  return [...text.slice(start, end).matchAll(keptWords)].some(
    (it) => start + it.index <= at && at < start + it.index + it[0].length,
  );
}
