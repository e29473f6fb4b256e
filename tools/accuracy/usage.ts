/** Defects in how a report calls people and introduces abbreviations, each put into invented reports. */
import { pick } from '../bench/names.js';
import { randomOf } from './injection.js';
import { fullName, type Piece, type Role, type Scene, written } from './scenes.js';

export interface UsageDefect {
  readonly name: string;
  /** The rule that should find it. */
  readonly rule: string;
  /** The pieces with the defect, and the one that should be marked; below 0 where any place will do. */
  make(scene: Scene, random: () => number): { readonly pieces: readonly Piece[]; readonly marked: number };
}

const first =
  (role: Role) =>
  ({ pieces }: Scene): number =>
    pieces.findIndex((it) => it.role === role && it.isFirst);
const laterOnes = (role: Role, { pieces }: Scene): readonly number[] =>
  pieces.flatMap((it, at) => (it.role === role && !it.isFirst ? [at] : []));
const later =
  (role: Role) =>
  (scene: Scene, random: () => number): number =>
    pick(random, laterOnes(role, scene));

/** One piece written in another way, and marked there. */
const rewritten =
  (
    place: (scene: Scene, random: () => number) => number,
    by: (scene: Scene, random: () => number) => string,
  ) =>
  (scene: Scene, random: () => number): ReturnType<UsageDefect['make']> => {
    const marked = place(scene, random);
    return { marked, pieces: scene.pieces.with(marked, { text: by(scene, random) }) };
  };

export const usageDefects: readonly UsageDefect[] = [
  {
    name: '略語の正式名を消す / full name of an abbreviation lost',
    rule: 'undefined-abbreviation',
    make: (scene) => ({
      pieces: scene.pieces.with(first('body')(scene), { text: scene.bodies.body.name }),
      marked: laterOnes('body', scene)[0]!,
    }),
  },
  {
    name: '正式名より先に略語を使う / abbreviation before its full name',
    rule: 'undefined-abbreviation',
    make: (scene) => {
      const at = first('body')(scene);
      const then = laterOnes('body', scene)[0]!;
      const short = { text: scene.bodies.body.short };
      return { pieces: scene.pieces.with(at, short).with(then, scene.pieces[at]!), marked: at };
    },
  },
  {
    name: '示した略語を使わない / abbreviation never used',
    rule: 'unused-abbreviation',
    make: (scene) => ({
      pieces: scene.pieces.map((it) =>
        it.role === 'body' && !it.isFirst ? { text: scene.bodies.body.name } : it,
      ),
      marked: first('body')(scene),
    }),
  },
  {
    name: '正式名を2度示す / full name given twice',
    rule: 'redefined-abbreviation',
    make: rewritten(later('body'), ({ bodies: { body } }) => `${body.name}（${body.short}）`),
  },
  {
    name: '略語と正式名が逆の順 / abbreviation before its full name',
    rule: 'mixed-abbreviation-forms',
    make: (scene, random) => ({
      ...rewritten(first('body'), ({ bodies: { body } }) => `${body.short}（${body.name}）`)(scene, random),
      marked: -1,
    }),
  },
  {
    name: '括弧の幅が混ざる / brackets of another width',
    rule: 'inconsistent-bracket-width',
    make: (scene, random) => ({
      ...rewritten(first('body'), ({ bodies: { body } }) =>
        pick(random, [`${body.name}(${body.short})`, `${body.name} (${body.short})`]),
      )(scene, random),
      marked: -1,
    }),
  },
  {
    name: '初出が姓だけ / surname alone at first',
    rule: 'short-name-first',
    make: rewritten(first('envoy'), ({ people: { envoy } }) => `${envoy.family}氏`),
  },
  {
    name: '氏名を繰り返す / full name again',
    rule: 'repeated-full-name',
    make: rewritten(later('envoy'), ({ people: { envoy } }) => `${fullName(envoy)}氏`),
  },
  {
    name: '「氏」が落ちる / 氏 lost',
    rule: 'missing-honorific',
    make: rewritten(later('envoy'), ({ people: { envoy } }) => envoy.family),
  },
  {
    name: '役職が落ちる / title lost',
    rule: 'missing-honorific',
    make: rewritten(later('minister'), ({ people: { minister } }) => minister.family),
  },
  {
    name: '「師」を「氏」に / 氏 for 師',
    rule: 'wrong-honorific',
    make: rewritten(later('cleric'), ({ people: { cleric } }) => `${cleric.family}氏`),
  },
  {
    name: '役職の中に一つだけ「氏」 / one 氏 among titles',
    rule: 'inconsistent-honorific',
    make: rewritten(later('minister'), ({ people: { minister } }) => `${minister.family}氏`),
  },
  {
    name: '「前」が落ちる / 前 lost',
    rule: 'outdated-office',
    make: rewritten(later('predecessor'), ({ people, title }) => `${people.predecessor.family}${title}`),
  },
  {
    name: '現職に「前」「元」 / 前 or 元 for one in office',
    rule: 'outdated-office',
    make: rewritten(
      later('minister'),
      ({ people, title }, random) => `${people.minister.family}${pick(random, ['前', '元'])}${title}`,
    ),
  },
  {
    name: '旧称 / former name',
    rule: 'former-name',
    make: rewritten(later('company'), ({ company }) => company.former),
  },
  {
    name: '古い略歴の人 / somebody with an old bio',
    rule: 'outdated-bio',
    make: rewritten(first('envoy'), ({ people: { stale } }) => `${fullName(stale)}氏`),
  },
];

export interface Usage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The defect once in each scene. */
export function misused(defect: UsageDefect, scenes: readonly Scene[], seed: number): readonly Usage[] {
  const random = randomOf(seed);
  return scenes.map((scene) => {
    const { pieces, marked } = defect.make(scene, random);
    const usage = written(pieces, marked);
    return marked < 0 ? { ...usage, start: 0, end: usage.text.length } : usage;
  });
}
