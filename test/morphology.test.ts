/** The morphological analysis: how sentences are read, and what is found in them. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Analyser } from '../server/src/core/morphology/analyser.js';
import { grammarFaultsIn } from '../server/src/core/morphology/grammarFaults.js';
import { SentenceReader, type Thread } from '../server/src/lsp/sentenceReader.js';
import { analyserIn, faultsBySentence } from '../server/src/node/analyser.js';
import { startReadingThread } from '../server/src/node/readingThread.js';

const analyser = analyserIn('dist')!;

/** `手/名詞 に/助詞`. */
const read = (text: string): string =>
  analyser
    .analyse(text)
    .map((it) => `${it.surface}/${it.partOfSpeech.kind}`)
    .join(' ');

/** The sentence after the first repair of each fault. */
function mended(sentence: string): string {
  return grammarFaultsIn(sentence, analyser)
    .map((it) => it.repairs[0]!)
    .reverse()
    .reduce(
      (text, { range, newText }) => text.slice(0, range.start) + newText + text.slice(range.end),
      sentence,
    );
}

describe('the morphological analysis', () => {
  it('reads a sentence as the cheapest row of words', () => {
    equal(
      read('すもももももももものうち'),
      'すもも/名詞 も/助詞 もも/名詞 も/助詞 もも/名詞 の/助詞 うち/名詞',
    );
    equal(read('東京都に住む。'), '東京/名詞 都/名詞 に/助詞 住む/動詞 。/記号');
    equal(read(''), '');
  });

  it('covers every letter of any text', () => {
    for (const text of ['𠮷野家でABCを123個買った', '\n　\t', '￼と￼', 'ァ'.repeat(700), '了解です👍🏽。']) {
      equal(
        analyser
          .analyse(text)
          .map((it) => it.surface)
          .join(''),
        text,
      );
    }
  });

  it('costs as much between two words as it does in their sentence', () => {
    const text = '政府は計画を見直した。';
    const morphemes = analyser.analyse(text);
    const whole = morphemes.reduce((sum, it) => sum + it.cost, 0);
    const end = analyser.cost('', morphemes.at(-1)!.context, 0);
    equal(analyser.cost(text, 0, 0), whole + end);
  });

  it('finds kana that are missing, superfluous, wrong or swapped', () => {
    for (const [written, meant] of [
      ['二国は核兵器を手にしないうことで一致した。', '二国は核兵器を手にしないことで一致した。'],
      ['政府は来年から計画を実施た。', '政府は来年から計画を実施した。'],
      ['会合は毎年行なわいれる。', '会合は毎年行なわれる。'],
      ['協議が行われいる。', '協議が行われている。'],
      ['両国の関係についいて話した。', '両国の関係について話した。'],
      ['両国の関係につて話した。', '両国の関係について話した。'],
      ['支援の継続を表明しまました。', '支援の継続を表明しました。'],
      ['軍が撤退するるため、道を空けた。', '軍が撤退するため、道を空けた。'],
      ['石油の輸出が増ええている。', '石油の輸出が増えている。'],
      ['窓口を開けておかなけらばならない。', '窓口を開けておかなければならない。'],
      ['周辺国の反発は避けらない。', '周辺国の反発は避けられない。'],
      ['攻撃は市民を巻き込だ。', '攻撃は市民を巻き込んだ。'],
      ['各国に支援の強化を求めめた。', '各国に支援の強化を求めた。'],
      ['多くの人が犠牲になつた。', '多くの人が犠牲になった。'],
      ['延期するかどうかは、分からいない。', '延期するかどうかは、分からない。'],
    ] as const) {
      equal(mended(written), meant);
    }
  });

  it('finds words that one slip has made of others', () => {
    for (const [written, meant] of [
      ['会義は来週も続く。', '会議は来週も続く。'],
      ['監視団を派遺した。', '監視団を派遣した。'],
      ['インフレーショは収まった。', 'インフレーションは収まった。'],
      ['市場ではエスカレショーンが続く。', '市場ではエスカレーションが続く。'],
    ] as const) {
      equal(mended(written), meant);
    }
    for (const right of [
      'AIの活用に特化した。',
      '熱波と寒波が続く。',
      '米欧の両軍が演習した。',
      'リスキリングを進める。',
    ])
      deepEqual(grammarFaultsIn(right, analyser), []);
  });

  it('finds particles that are wrong or missing', () => {
    for (const [written, meant] of [
      ['和平合意が成立させることが目標だ。', '和平合意を成立させることが目標だ。'],
      ['当局は監視の強化します。', '当局は監視を強化します。'],
      ['各社は積極的な協力する。', '各社は積極的に協力する。'],
      ['新しい市場への参入するとともに、撤退も考える。', '新しい市場へ参入するとともに、撤退も考える。'],
      ['政府は支援を続けること求めた。', '政府は支援を続けることを求めた。'],
      ['この決定は市場に影響与えた。', 'この決定は市場に影響を与えた。'],
      ['倉庫の火災よる損失は大きい。', '倉庫の火災による損失は大きい。'],
      ['代表団は会談終えた。', '代表団は会談を終えた。'],
      ['政府は支援続ける方針だ。', '政府は支援を続ける方針だ。'],
      ['経済制裁を効果を上げた。', '経済制裁が効果を上げた。'],
      ['政府は計画を検討をした。', '政府は計画を検討した。'],
    ] as const) {
      equal(mended(written), meant);
    }
  });

  it('leaves alone what is written so', () => {
    for (const sentence of [
      '言えることと言えないことを分ける。',
      'それを言うことと、それをすることとを分ける。',
      '変わらぬ友情に感謝せずにはいられない。',
      'その組織は変われない。',
      '見学がてらの面接だった。',
      'ずっと見ててください。',
      '登録をしてます。',
      '出張や電話でします。',
      '政府の発表した数字と、日本の輸出する車。',
      '首相が実現させることが大切だ。',
      '計画は会社が実現させることになる。',
      '名前は「いどばた」と𩸽（ほっけ）である。',
      '大統領が数回訴えたが、複数抱える問題は残った。',
      'ですます調でひらがなを使う。',
      '例外はあるといえども、知らなさすぎる。',
      '聞いていまや手遅れだと知った。',
      'はやぶさ2が帰還した。',
      'ひょうごの復興も進む。',
      '両国は輸出を許可を得て認めた。',
      '政府は原則認め、議長は冒頭述べた。',
      '交渉始めの合図とともに、両者守った。',
      '対策を英知を集めて講じた人がいる。',
      '獲た魚を食べ、国境を越えた。',
      '考えうる策を尽くし、少なめだと見た。',
    ]) {
      deepEqual(grammarFaultsIn(sentence, analyser), [], sentence);
    }
  });

  it('is read in a thread of its own', async () => {
    const reader = new SentenceReader(() => startReadingThread(path.resolve('dist')));
    const answers = await Promise.all([
      reader.read(['政府は計画を実施た。', '調印は秋になる。']),
      reader.read(['当局は監視の強化します。']),
    ]);
    deepEqual(
      answers.map((it) => [...it!].map(([sentence, faults]) => [sentence, faults[0]!.kind])),
      [[['政府は計画を実施た。', 'kana']], [['当局は監視の強化します。', 'particle']]],
    );
  });

  it('is read in another thread where the first one has ended', async () => {
    const threads: Thread[] = [];
    const reader = new SentenceReader(async () => {
      const thread = await startReadingThread(path.resolve('dist'));
      threads.push(thread);
      return thread;
    });
    equal((await reader.read(['政府は計画を実施た。']))!.size, 1);
    threads[0]!.end();
    equal((await reader.read(['当局は監視の強化します。']))!.size, 1);
    const asked = reader.read(['政府は計画を実施た。']);
    threads[1]!.end();
    equal((await asked)!.size, 1);
    equal(threads.length, 3);
    reader.end();
  });

  it('is not read where there is no dictionary, or where the thread cannot start', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'koetsu-reader-'));
    const reader = new SentenceReader(() => startReadingThread(folder));
    await rejects(reader.read(['政府は計画を実施た。']));
    cpSync('dist/reader.js', path.join(folder, 'reader.js'));
    equal(await reader.read(['政府は計画を実施た。']), undefined);
    reader.end();
    rmSync(folder, { recursive: true });
  });

  it('finds nothing where there is no dictionary', () => {
    deepEqual([...faultsBySentence(['政府は計画を実施た。'], 'test')], []);
  });

  it('is read in time that grows with its length', () => {
    let letters = 0;
    const counting: Analyser = {
      dictionary: analyser.dictionary,
      analyse: (text, before, after) => {
        letters += text.length;
        return analyser.analyse(text, before, after);
      },
      cost: (text, before, after) => {
        letters += text.length;
        return analyser.cost(text, before, after);
      },
    };
    const lettersReadFor = (sentence: string): number => {
      letters = 0;
      grammarFaultsIn(sentence, counting);
      return letters;
    };
    const sentence = '政府は来年から計画を実施た、';
    ok(lettersReadFor(sentence.repeat(40)) < 6 * lettersReadFor(sentence.repeat(8)));
  });
});
