/**
 * Has the sentences of the open reports read by the morphological analysis, when the hands rest.
 * Invariant: nobody who types waits for it. Each block is read once; what an edit has not touched is not read again. A reading
 * under way is given up at the next edit, between two portions.
 */
import * as lsp from 'vscode-languageserver';
import type { Block } from '../core/markdown/block.js';
import { sentencesIn } from '../core/readings.js';
import { canonicalUri } from '../core/text/uri.js';
import type { Host } from './host.js';
import { pacer } from './pacer.js';
import type { Session } from './session.js';

/** In milliseconds: longer than between two keys, shorter than anybody looks up. */
const rest = 600;
/** Sentences in one question, which are read in some ten milliseconds. */
const portion = 200;

export class Reader {
  readonly #host: Host;
  readonly #session: Session;
  readonly #onNews: () => void;
  readonly #onError: (error: unknown) => void;
  readonly #read = new WeakSet<Block>();
  #isWithoutDictionary = false;
  #generation = 0;
  #timer: { dispose(): void } | undefined;

  /** `onNews` is called when something has been found that was not known. */
  constructor(host: Host, session: Session, onNews: () => void, onError: (error: unknown) => void) {
    this.#host = host;
    this.#session = session;
    this.#onNews = onNews;
    this.#onError = onError;
  }

  /** Whether there was no dictionary when it was last needed. */
  get isWithoutDictionary(): boolean {
    return this.#isWithoutDictionary;
  }

  /** Something has changed. */
  note(): void {
    const generation = ++this.#generation;
    this.#timer?.dispose();
    const read = (): void => {
      this.#readAll(() => generation === this.#generation).catch(this.#onError);
    };
    this.#timer = lsp.RAL().timer.setTimeout(read, rest);
  }

  /** For an answer that is to be complete: settles when all of a report is read. */
  async read(address: string): Promise<void> {
    await this.#session.loaded();
    await this.#readReport(canonicalUri(address), () => true).catch(this.#onError);
  }

  async #readAll(isCurrent: () => boolean): Promise<void> {
    await this.#session.loaded();
    for (const uri of this.#session.openUris()) {
      if (isCurrent()) await this.#readReport(uri, isCurrent);
    }
  }

  async #readReport(uri: string, isCurrent: () => boolean): Promise<void> {
    const pause = pacer();
    let blocks: Block[] = [];
    let sentences: string[] = [];
    for (const block of this.#session.heldSnapshotOf(uri)?.service.blocksToRead(uri) ?? []) {
      if (this.#read.has(block)) continue;
      await pause();
      blocks.push(block);
      for (const { text } of sentencesIn(block)) sentences.push(text);
      if (sentences.length >= portion) {
        if (!(await this.#ask(sentences, blocks))) return;
        blocks = [];
        sentences = [];
      }
      if (!isCurrent()) return;
    }
    if (sentences.length > 0) await this.#ask(sentences, blocks);
  }

  /** False where there is no dictionary: the blocks are still to be read, should there be one later. */
  async #ask(sentences: readonly string[], blocks: readonly Block[]): Promise<boolean> {
    const faults = await this.#host.readSentences(sentences);
    for (const it of faults ? blocks : []) this.#read.add(it);
    const wasWithout = this.#isWithoutDictionary;
    this.#isWithoutDictionary = faults === undefined;
    const isNews = faults !== undefined && this.#session.learn(faults);
    if (isNews || wasWithout !== this.#isWithoutDictionary) this.#onNews();
    return faults !== undefined;
  }
}
