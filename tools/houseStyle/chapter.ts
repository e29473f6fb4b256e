/** What published styles ask of a report, in our words. */
import type { Message } from '../../server/src/core/finding.js';

export interface Demand {
  readonly ja: string;
  readonly en: string;
  /** The clauses; none for what houses settle among themselves. */
  readonly source?: string;
  /** None where no rule sees to it. */
  readonly rules: readonly string[];
}

export interface Chapter {
  readonly title: Message;
  readonly demands: readonly Demand[];
}
