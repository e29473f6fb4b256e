/**
 * Chains of kana by which Japanese sentences hang together, and their slips: one kana left out, struck twice or
 * swapped with its neighbour. No dictionary is asked: of chains so frequent the slips are known to be no words.
 * Invariant: what a slip of a chain spells in correct text is listed in `alsoCorrect`; the first kana of a chain is
 * never touched, since it may belong to the word before it.
 */

/** Without their last kana where that is inflected: ることができ for ることができない, ることができれば. */
const chains =
  'ることができ なければならな なければなりませ なければいけな かもしれな かもしれませ にもかかわらず ではありません ではなかった によって について において における においても に対して に対し、 に対する に関して に関する に基づいて に基づき に伴って に反して をめぐって を通じて をはじめとする にわたって とみられる とみられて とみられた と考えられ ということ といった られている られていた られており れている れていた れています れていました れていない れており していた していました していない しています されている されていた されている されない されなかった させている させていた させられ であった であり、 でしょう ませんでした ありません なりました ありました いました。 れました れません れなかった ようになった ようになり、 ようとした ようとして ものである もとづいて したがって しかしながら それぞれの このような そのような どのような これらの こうした そうした ほとんど あるいは さらに、 たとえば すなわち ならびに もしくは とりわけ いずれにせよ のみならず だけでなく ばかりでなく しなければ でなければ わけではない はずである べきである べきではない 可能性がある 必要がある おそれがある 恐れがある 見込みである とともに、 と同時に、 言われている 行われた 行われる 行われて 思われる ながらも、 ことから、 ことにより ことになった ことになる こととなった こととなる'.split(
    ' ',
  );

/** What slips of chains spell in correct text: other words, older okurigana, and what is said rather than written. */
const alsoCorrect = new Set(
  'にかかわらず なりしたが ありしたが ようとた 行わる 思わる におてもと におてが におてご におてだ におてな におてほ におてす におてや れていい させていい されていい られていい かしれませ あまりせん といたっ していい られてたい れてたい してたい されてたい させてたい れてるい られてるい してるい されてるい させてるい れてないい してないい れいます れいない れいました れていす していす れていすま していすま れおり れていいな していいな られていいな れていまた していまた れていまたし していまたし されい されいた させいた られいた されかなった れかなった れかった さらせれ であた であたっ まんでした あまりした あました なました ありまた なりまた れまた ありまたし なりまたし れまたし れまん よとした よとして ようして もである ものでる ししながら こような このうな そのうな どのうな このよなか そのよなか これのら こうた そうた ほんとどう たとばか すなち なびに なびらに もくは とりけ だでなく ばりでなく ばかでなく しければ わけではいけ わけではいら わけではいか わけではいな はである べである べではない おそれある 恐れがる おそれがる 見込みある と同時、 ならも、 こから、 こにより こになった こになる こととる さなかった においてても によてい におてつ におてい におてあ につてが につてを につても ることでき ることがき ることがで なければいな かもしな かしれな かもしませ でありません でなかった ではかなった ではあまりせん にって にいて ににいて におる にける におていて におてい においも にいても に基いて に基き に関る にわって にたって とられる とられて とられた とみれる とみれて とみれた と考えれ というと といこうと というとこ とった といた といっって られてる られてた られてり られており れてる れてた れいてた れてます れてました れてない れてり れいた れいる してた しいた しいてた してました しいました してない しいない してます しいます さている さていた さっている されてる されてた させてる させてた させれ させいる さない さられ でった でり、 でよう ありせん あません なした りました ました。 いした。 れした れました れせん れなった よになった ようなり、 よになり、 ようした ようとて ようとし ものある もといて しがって したって しかしなら こした そした ほんど あるは あいは あるはい さに、 さら、 たえば たとえ ならに もしは とわけ いずれよ のならず だけなく だけでく ばかりなく しなれば でなれば わけでない わけはない わではない はずある べきある べきでない べきはない 可能性ある 必要ある おれがある 恐れある 見込である とともに、 と時に、 言われてる 行れた 行われ 行れる 行れて 思れる ながら、 なら、 ためて たに、 ことか、 ことら、 ことなった ことなる ことより こととった とこに これの こらの そうした そうたし こうたし そたうし となった となる ととった ととなる とどな'.split(
    ' ',
  ),
);

const isKana = (letter: string | undefined): boolean => letter !== undefined && /[ぁ-ゖ]/.test(letter);
/** Particles that stand twice are another matter, whatever is around them. */
const particles = 'をがはのにとで';

/** Every slip of every chain with the chain that was meant, and what looks like one with nothing. */
export function slipsOfChains(): ReadonlyMap<string, string | undefined> {
  const slips = new Map<string, string | undefined>(
    [...alsoCorrect].filter((it) => it.length > 2).map((it) => [it, undefined]),
  );
  const all = chains.join(' ');
  for (const chain of chains) {
    for (const slip of slipsOf(chain)) {
      if (slip.length > 2 && !slips.has(slip) && !all.includes(slip)) slips.set(slip, chain);
    }
  }
  return slips;
}

function slipsOf(chain: string): readonly string[] {
  const slips: string[] = [];
  for (let at = 1; at < chain.length; at++) {
    const [letter, next] = [chain[at]!, chain[at + 1]];
    if (!isKana(letter)) continue;
    const [head, tail] = [chain.slice(0, at), chain.slice(at + 1)];
    if (tail !== '' && chain[at - 1] !== letter) slips.push(head + tail);
    if ((tail !== '' && !particles.includes(letter)) || letter === 'る')
      slips.push(head + letter + letter + tail);
    if (isKana(next) && next !== letter) slips.push(head + next + letter + tail.slice(1));
  }
  return slips;
}
