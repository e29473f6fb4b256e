/** What a command of `koetsu` is given, and what it answers. */

export interface World {
  readonly version: string;
  /** Of the packs, the word list and the rules' pages. */
  readonly folder: string;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** 0 nothing at warning or above, 1 findings, 2 bad settings or arguments. */
export type ExitCode = 0 | 1 | 2;
