import { strict as assert } from 'node:assert';
import { doubledParticlesIn } from '../server/src/core/japanese/doubledParticles.js';
import { doubledPunctuationIn } from '../server/src/core/japanese/doubledPunctuation.js';
import { emptyLexicon } from '../server/src/core/japanese/lexicon.js';
import { repeatedTextIn } from '../server/src/core/japanese/repeatedText.js';
import type { Slip } from '../server/src/core/japanese/slip.js';
import { strayKanaIn } from '../server/src/core/japanese/strayKana.js';
import { wrongSetPhrasesIn } from '../server/src/core/japanese/wrongSetPhrases.js';

const slipsIn = (text: string): readonly string[] =>
  [
    strayKanaIn(text),
    wrongSetPhrasesIn(text),
    doubledParticlesIn(text),
    doubledPunctuationIn(text),
    repeatedTextIn(text, emptyLexicon),
  ].flatMap((slips: readonly Slip[]) => slips.map(({ range }) => text.slice(range.start, range.end)));

/** Sentences that look like slips and are none. */
const correct = [
  '政府ががん検診を広げ、市ががれきを片付け、母ががまんした。',
  '街ににぎわいが戻り、部屋ににおいがこもり、庭ににわとりがいる。',
  '戦争ののち、港のののしり合いは止み、食事ののり弁をのんびり食べた。',
  '会議ははじめ、計画ははっきりせず、議論ははげしく、橋ははるか先にある。',
  '限られた中でできること、東京ででんわを待つ、紙ででも出せる。',
  '隣国とともに法をととのえ、弟ととしを数え、時とところを選ぶ。',
  'けががもとで、わがままな妹は、ちちははの里で、ここのつの鐘を聞いた。',
  '今やややこしい話になり、鶏もも肉とすももと、かかる費用をかかえる。',
  'していいことと、してはならないことを分ける。見ていいものと、食べていい実。',
  'においも味もよい。人のつてを頼る。先生につてをたどって会う。',
  'けんかもしない。だれかもしれず、どこかしれない所へ行く。',
  '名づけ親にちなんだ会であたたかく迎え、国であたりまえの話をする。',
  'だれも話さなかった。荷を下ろさない。港を見渡さず、船を返さなければならない。',
  'おそれがある、恐れがない、可能性があるとした、必要があれば行く。',
  '捨てていた物を、立てていた柱に、当てていた板で、育てていたとおりに直す。',
  'されば、されど、しかるに、さもなければ、しかしながら、したがって。',
  '成長したため、発表したため、手紙をしたため、したたかに、したたる汗。',
  'そのままます目に書き、このまますぐ行き、ますます進み、ますの寿司を買う。',
  'お話ししながら、お貸しし、見直ししたい点を、引き渡しし、取り消しします。',
  'いろいろ、それぞれ、たびたび、なかなか、わざわざ、そろそろ、いよいよ、まだまだ。',
  '一つ一つ、一人一人、一歩一歩、何度も何度も、毎日毎日、次から次へ。',
  '時々刻々、津々浦々、自信満満、正正堂堂、明明白白、子子孫孫。',
  '大学大学院、労働組合組合員、四日市市議会、合目的的に、3割以上上がる、給付付き。',
  '人の人による人のための、次の次の会議、友達の友達の家、自分が自分がと言う。',
  '東京、東京、また東京。はい、はい、と答えた。100、100、100。',
  'どんどん、ころころ、ガチャガチャ、ドキドキ、ニャーニャー、はははと笑った。',
  '走っても走っても着かない。食べても食べても減らない。少しずつ少しずつ進む。',
  'すごい！！ 本当か？？ 待て……。彼は「行く。」。そう言った……、と思う。',
  '気づいたとばかりに立ち、使わなければいないのと同じで、読みさした本がある。',
  '見られていいものではない。出されていいはずがない。それいまやって。',
  'よせよと言い、やめよとした命令。時機を一にして動き、政策を労した。',
  '弟が死ななかったのは、うららかな日で、思いはこもり、動きにならい、高さがある。',
  '必要となりしたがって増え、転覆させようとたくらみ、式を行わるべきとし、ご無さたの友と会う。',
  '米国の離脱と、制裁を延ばしたこととが重なり、必要があとで生じ、会におてもとの資料を配る。',
  '国に基いて、国に関る人、行なわれて、表わした、と書く人もいる。',
];

describe('slips of the keyboard', () => {
  it('are not what only looks like them', () => {
    for (const sentence of correct) assert.deepEqual(slipsIn(sentence), [], sentence);
  });

  it('are found in time that grows with the length of the text', () => {
    const unit = 'ることとができるるについいて政府は政府は会談談を、、をを';
    for (const of of [unit, 'てて', 'ことと', '、。', 'の', '会', 'ああい'])
      slipsIn(of.repeat(Math.ceil(50_000 / of.length)));
  }).timeout(20_000);
});
