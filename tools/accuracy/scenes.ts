/**
 * Invented reports that keep the house's rules for people and abbreviations, made of pieces, so that a defect can
 * be put where it is wanted without a look at how the rules read.
 */
import { katakana, pick } from '../bench/names.js';
import { randomOf } from './injection.js';

/** A piece that names somebody or something is known by its role; others are plain text. */
export interface Piece {
  readonly text: string;
  readonly role?: Role;
  /** Whether it is the first of its role that is read. */
  readonly isFirst?: boolean;
}

export type Role = 'minister' | 'predecessor' | 'cleric' | 'envoy' | 'company' | 'body' | 'other' | 'third';

export interface Person {
  readonly given: string;
  readonly family: string;
}

export interface Scene {
  readonly title: string;
  readonly state: string;
  readonly people: Readonly<Record<'minister' | 'predecessor' | 'cleric' | 'envoy' | 'stale', Person>>;
  readonly company: { readonly name: string; readonly former: string };
  readonly bodies: Readonly<
    Record<'body' | 'other' | 'third', { readonly name: string; readonly short: string }>
  >;
  readonly pieces: readonly Piece[];
}

export const fullName = ({ given, family }: Person): string => `${given}・${family}`;

const forPeople = [
  ...['@は16日、港の使用料について説明した。', '記者団に対し@は期限の延長を示唆した。'],
  ...['市場では@の発言に注目が集まる。', '委員会は@に資料の提出を求めた。', '@によれば、審査は秋まで続く。'],
  ...[
    '歩み寄りの鍵を握るのは@である。',
    '@も修正案に反対しなかった。',
    '代表団は@と2時間にわたって話し合った。',
  ],
  ...['漁業者の団体は@を批判した。', 'この案を最初に示したのは@だった。', '@が譲らなければ、協議は長引く。'],
];
const forBodies = [
  ...['@は人員を増やす。', '予算の半分は@が負う。', '港の検査は@の仕事である。', '漁業者は@に説明を求めた。'],
  ...['協定の案文は@で練られた。', '@によれば、船の数は減っている。', '監査の結果は@にも届いた。'],
];
const fillers = [
  ...[
    '費用の見積もりはまだ公表されていない。',
    '雨の多い年には水路の工事が遅れる。',
    '荷主の見方は割れている。',
  ],
  ...['冬の需要は例年を上回った。', '保険料は春から上がった。', '工期は2年を見込む。'],
];
const bodyNames = [
  '沿岸警備隊',
  '投資基金',
  '航行協会',
  '漁業委員会',
  '海洋研究所',
  '電力公社',
  '港湾評議会',
];
const titles = ['大統領', '首相', '外相', '経済相'];

export function inventedScene(seed: number): Scene {
  const random = randomOf(seed);
  const person = (): Person => ({ given: katakana(random, 2), family: katakana(random, 3) });
  const state = katakana(random, 4);
  const people = {
    ...{ minister: person(), predecessor: person(), cleric: person() },
    ...{ envoy: person(), stale: person() },
  };
  const company = { name: `${katakana(random, 4)}海運`, former: `${katakana(random, 4)}汽船` };
  const names = shuffled(bodyNames, random);
  const body = (at: number) => ({ name: `${katakana(random, 3)}${names[at]}`, short: capitals(random) });
  const bodies = { body: body(0), other: body(1), third: body(2) };
  const title = pick(random, titles);
  return {
    title,
    state,
    people,
    company,
    bodies,
    pieces: piecesOf(random, { title, people, company, bodies }),
  };
}

/** What the knowledge base says of a scene: the predecessor's office went to the minister in the summer of 2024. */
export function recordsOf({ title, state, people, company }: Scene): string {
  const record = (of: Person, forms: readonly string[], more: string): string =>
    `  - name: ${fullName(of)}\n    kind: person\n    short: [${forms.map((it) => of.family + it).join(', ')}]\n${more}`;
  const bio = (asOf: string): string => `    bio: ${state}の人。\n    asOf: ${asOf}\n`;
  return [
    record(
      people.minister,
      [title, '氏'],
      `${bio('2025-04')}    roles: [{ title: ${state}${title}, from: 2024-07 }]\n`,
    ),
    record(
      people.predecessor,
      [title, '氏'],
      `${bio('2025-04')}    roles: [{ title: ${state}${title}, from: 2019-07, to: 2024-07 }]\n`,
    ),
    record(people.cleric, ['師'], `    honorific: 師\n${bio('2025-01')}`),
    record(people.envoy, ['氏'], bio('2025-01')),
    record(people.stale, ['氏'], bio('2021-05')),
    `  - name: ${company.name}\n    kind: company\n    former: [{ form: ${company.former}, until: 2023-07 }]\n`,
  ].join('');
}

function piecesOf(
  random: () => number,
  { title, people, company, bodies }: Pick<Scene, 'title' | 'people' | 'company' | 'bodies'>,
): readonly Piece[] {
  const ways: Readonly<Record<Role, readonly [first: string, later: string]>> = {
    minister: [`${fullName(people.minister)}${title}`, `${people.minister.family}${title}`],
    predecessor: [`${fullName(people.predecessor)}前${title}`, `${people.predecessor.family}前${title}`],
    cleric: [`${fullName(people.cleric)}師`, `${people.cleric.family}師`],
    envoy: [`${fullName(people.envoy)}氏`, `${people.envoy.family}氏`],
    company: [company.name, company.name],
    body: [`${bodies.body.name}（${bodies.body.short}）`, bodies.body.short],
    other: [`${bodies.other.name}（${bodies.other.short}）`, bodies.other.short],
    third: [`${bodies.third.name}（${bodies.third.short}）`, bodies.third.short],
  };
  const roles = Object.keys(ways) as Role[];
  const seen = new Set<Role>();
  const pieces: Piece[] = [];
  // Everybody is named four times or more, in paragraphs of four or five sentences about two or three of them.
  const turns = shuffled(roles, random).flatMap((it, at, all) => [
    it,
    all[(at + 1) % all.length]!,
    it,
    it,
    it,
  ]);
  for (const [at, role] of turns.entries()) {
    if (at > 0 && at % 5 === 0) pieces.push({ text: '\n\n' });
    const frame = pick(random, role in people ? forPeople : forBodies);
    const [before, after] = frame.split('@');
    const isFirst = !seen.has(role);
    seen.add(role);
    pieces.push({ text: before! }, { text: ways[role][isFirst ? 0 : 1], role, isFirst }, { text: after! });
    if (random() < 0.3) pieces.push({ text: pick(random, fillers) });
  }
  return pieces;
}

/** The whole report, with the range of one piece. */
export function written(
  pieces: readonly Piece[],
  marked: number,
): { text: string; start: number; end: number } {
  const head = '---\ndate: 2025-03-14\n---\n\n# 港と水路の見通し\n\n';
  const start = head.length + pieces.slice(0, marked).reduce((sum, it) => sum + it.text.length, 0);
  const text = `${head}${pieces.map((it) => it.text).join('')}\n`;
  return { text, start, end: start + (pieces[marked]?.text.length ?? 0) };
}

const capitals = (random: () => number): string =>
  Array.from({ length: 4 }, () => pick(random, [...'BCDGHKLMNPQRSTVXZ'])).join('');

function shuffled<T>(of: readonly T[], random: () => number): readonly T[] {
  return of
    .map((it) => ({ it, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ it }) => it);
}
