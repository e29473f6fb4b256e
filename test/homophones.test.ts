import { strict as assert } from 'node:assert';
import { setPhrases } from '../server/src/core/japanese/setPhrases.js';
import {
  homophoneGroups,
  homophonesOf,
  wrongHomophonesIn,
} from '../server/src/core/japanese/wrongHomophones.js';

describe('homophones', () => {
  const foundIn = (text: string): readonly string[] =>
    wrongHomophonesIn(text).map(({ range }) => text.slice(range.start, range.end));

  /** Every collocation with each word of its group. */
  const written = homophoneGroups.flatMap((group) => {
    const collocations = new Set(Object.values(group).flatMap((it) => it.split(' ').filter(Boolean)));
    return [...collocations].flatMap((collocation) =>
      Object.keys(group).map((word) => ({
        word,
        text: collocation.replace('_', word),
        takers: Object.keys(group).filter((it) => group[it]!.split(' ').includes(collocation)),
      })),
    );
  });

  it('are found where only another word of their reading stands, with that one', () => {
    for (const { word, text, takers } of written) {
      if (takers.includes(word)) continue;
      const slip = wrongHomophonesIn(text).find((it) => text.slice(it.range.start, it.range.end) === word);
      assert.ok(slip, text);
      assert.ok(
        takers.some((it) => slip.expected.includes(it)),
        text,
      );
    }
  });

  it('are let alone in what they alone take', () => {
    for (const { word, text, takers } of written)
      if (takers.includes(word)) assert.deepEqual(foundIn(text), [], text);
  });

  it('are found behind an adverb', () => {
    assert.deepEqual(foundIn('責任を厳しく追求した。'), ['追求']);
    assert.deepEqual(foundIn('国債を新たに発効した。'), ['発効']);
  });

  it('are let alone in correct text that looks like a collocation', () => {
    for (const text of [
      '同時期大統領は訪米した。',
      '利益を上げる責任を負い、追求をやめない。',
      '保険相談の窓口を開く。',
      '会談を上海で開く。',
      '清算機関が決済を担う。',
      '政府は資料請求に応じた。',
      '学校と家庭しか知らない。',
      '所得の深刻な落ち込みが続く。',
      '提携文書に署名した。',
      '過去の生産は統計に残る。',
      '自分の自信が揺らぐ。',
      '避難の声かけを続け、避難の的確な判断を求める。',
      '2027年移行に向けて動く。',
      '観光物産を扱う。',
      '意見の位置づけを確かめる。',
      '損失の保証を禁じる。',
      '少数第1党の党首が立つ。',
      '軍事緩衝地帯を設ける。',
      '指摘なら受け入れる。',
    ])
      assert.deepEqual(foundIn(text), [], text);
  });

  it('have nothing to say where a set phrase is wrong', () => {
    for (const { wrong } of setPhrases) assert.deepEqual(foundIn(wrong), [], wrong);
  });

  it('are refused where they are listed wrongly', () => {
    assert.doesNotThrow(() => homophonesOf(homophoneGroups));
    assert.throws(() => homophonesOf([{ 追及: '責任を' }]));
    assert.throws(() => homophonesOf([{ 追及: '_を_' }]));
    assert.throws(() => homophonesOf([{ 追及: '' }, { 追及: '' }]));
  });
});
