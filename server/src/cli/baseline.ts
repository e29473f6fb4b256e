/** A file of the findings that were there when somebody began to look, by identity and not by count. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Message } from '../core/finding.js';
import { type FindingIdentity, identityKey } from '../core/findingIdentity.js';

interface Entry {
  /** Relative to the file of the baseline. */
  readonly file: string;
  readonly rule: string;
  /** For people. */
  readonly text: string;
  readonly id: string;
}

export class Baseline {
  readonly #folder: string;
  readonly #byFile = new Map<string, Set<string>>();
  /** Of files that are gone: they may have been renamed. */
  readonly #lost = new Set<string>();

  private constructor(file: string, entries: readonly Entry[]) {
    this.#folder = path.dirname(path.resolve(file));
    for (const { file: name, id } of entries) {
      if (!existsSync(path.join(this.#folder, name))) this.#lost.add(id);
      const known = this.#byFile.get(name);
      if (known) known.add(id);
      else this.#byFile.set(name, new Set([id]));
    }
  }

  static read(file: string): Baseline | { readonly problem: Message } {
    try {
      const { version, findings } = JSON.parse(readFileSync(file, 'utf8'));
      if (version === 1 && Array.isArray(findings) && findings.every(isEntry)) {
        return new Baseline(file, findings);
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== undefined) {
        return { problem: { ja: `読み込めません（${code}）。`, en: `It cannot be read (${code}).` } };
      }
    }
    return {
      problem: {
        ja: '基準のファイルとして読めません。--write-baseline で作り直してください。',
        en: 'It is no baseline. Make it anew with --write-baseline.',
      },
    };
  }

  has(file: string, identity: FindingIdentity): boolean {
    const id = identityKey(identity);
    return this.#lost.has(id) || this.#byFile.get(nameIn(this.#folder, file))?.has(id) === true;
  }
}

const isEntry = (value: unknown): value is Entry => {
  const { file, id } = (value ?? {}) as Partial<Entry>;
  return typeof file === 'string' && typeof id === 'string';
};

const nameIn = (folder: string, file: string): string =>
  path.relative(folder, file).split(path.sep).join('/');

/** Collects what is found, for a baseline to be written. */
export class NewBaseline {
  readonly #path: string;
  readonly #entries: Entry[] = [];

  constructor(file: string) {
    this.#path = file;
  }

  add(file: string, findings: readonly Finding[], identities: ReadonlyMap<Finding, FindingIdentity>): void {
    const name = nameIn(path.dirname(path.resolve(this.#path)), file);
    for (const finding of findings) {
      const identity = identities.get(finding);
      if (!identity) continue;
      const { rule, text } = identity;
      this.#entries.push({
        file: name,
        rule,
        text: [...text].slice(0, 60).join(''),
        id: identityKey(identity),
      });
    }
  }

  /** One finding to a line, in an order of its own, so that versions can be compared and merged. */
  write(): void {
    const lines = this.#entries.map((it) => `    ${JSON.stringify(it)}`).sort();
    const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]';
    writeFileSync(this.#path, `{\n  "version": 1,\n  "findings": ${list}\n}\n`);
  }
}
