/**
 * Interleaved measurement: in every round each contestant has its turn, so that a busy machine slows them alike.
 * A ratio is the median of the ratios within the rounds; a time is the median of the times.
 */

export interface Contestant {
  readonly name: string;
  /** One turn, in milliseconds. */
  turn(round: number): number | Promise<number>;
  /** Slow ones have only so many turns; by default one in every round. */
  readonly turns?: number;
}

/** Name → the time of each of its turns; undefined where it had none. */
export type Times = ReadonlyMap<string, readonly (number | undefined)[]>;

export async function inRounds(count: number, contestants: readonly Contestant[]): Promise<Times> {
  const times = new Map(contestants.map((it) => [it.name, new Array<number | undefined>(count)]));
  for (let round = 0; round < count; round++) {
    // Another one begins each time, so that nobody always follows the same neighbour.
    for (let at = 0; at < contestants.length; at++) {
      const contestant = contestants[(at + round) % contestants.length]!;
      if (round >= (contestant.turns ?? count)) continue;
      times.get(contestant.name)![round] = await contestant.turn(round);
    }
  }
  return times;
}

/**
 * Milliseconds that the processor has spent on this process so far, helpers of the collector and the compiler
 * included. Other programs on the machine stretch the time on the clock, and a short task more than a long one.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of processor time. */
export function timeOf(work: () => void): number {
  const start = processorTime();
  work();
  return processorTime() - start;
}

export function median(values: readonly (number | undefined)[]): number {
  const sorted = values.filter((it) => it !== undefined).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** How many times as long `one` took as `other`. */
export function ratio(times: Times, one: string, other: string): number {
  const others = times.get(other)!;
  return median(
    times.get(one)!.map((it, round) => {
      const against = others[round];
      return it === undefined || against === undefined ? undefined : it / against;
    }),
  );
}

export const medianOf = (times: Times, name: string): number => median(times.get(name)!);
