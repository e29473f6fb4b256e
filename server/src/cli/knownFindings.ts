/** What `--since` and `--baseline` leave out: findings that were there before. */
import type { Finding, Message } from '../core/finding.js';
import { type FindingIdentity, identityKey } from '../core/findingIdentity.js';
import { pathOfUri } from '../node/files.js';
import type { Request } from './arguments.js';
import { Baseline, NewBaseline } from './baseline.js';
import { checkerOf } from './checker.js';
import type { FileToCheck } from './files.js';
import { Revision } from './git.js';

type Identities = ReadonlyMap<Finding, FindingIdentity>;

export class KnownFindings {
  readonly #revision: Revision | undefined;
  readonly #baseline: Baseline | undefined;
  readonly #newBaseline: NewBaseline | undefined;
  /** What is left, in words; undefined where everything is. */
  readonly scope: Message | undefined;

  readonly #folder: string;

  private constructor({ since, newBaseline }: Request, folder: string, baseline: Baseline | undefined) {
    this.#folder = folder;
    this.#revision = since === undefined ? undefined : new Revision(since);
    this.#baseline = baseline;
    this.#newBaseline = newBaseline === undefined ? undefined : new NewBaseline(newBaseline);
    this.scope = scopeOf(since, baseline !== undefined);
  }

  /** Or the file that cannot be used, and why. `folder` holds what the product ships. */
  static of(
    request: Request,
    folder: string,
  ): KnownFindings | { readonly name: string; readonly problem: Message } {
    const { baseline } = request;
    if (baseline === undefined) return new KnownFindings(request, folder, undefined);
    const read = Baseline.read(baseline);
    return 'problem' in read ? { name: baseline, ...read } : new KnownFindings(request, folder, read);
  }

  /** Tells the findings of a file that are new. */
  of(
    file: FileToCheck,
    identities: Identities,
  ): { isNew(finding: Finding): boolean } | { readonly problem: Message } {
    const filePath = pathOfUri(file.uri)!;
    const earlier = file.name === '-' ? new Set<string>() : this.#earlier(file, filePath);
    if ('problem' in earlier) return earlier;
    return {
      isNew: (finding) => {
        const identity = identities.get(finding);
        if (!identity) return true;
        return !earlier.has(identityKey(identity)) && this.#baseline?.has(filePath, identity) !== true;
      },
    };
  }

  /**
   * The text of then is judged by the settings and the knowledge of today, so that only what was written since
   * makes a difference.
   */
  #earlier(file: FileToCheck, filePath: string): ReadonlySet<string> | { readonly problem: Message } {
    const text = this.#revision?.textOf(filePath);
    if (text === undefined) return new Set();
    if (typeof text !== 'string') return text;
    const checker = checkerOf(file, this.#folder);
    const identities = checker.identities(text, checker.findings(text));
    return new Set([...identities.values()].map(identityKey));
  }

  /** For a baseline that is to be written. */
  note(file: FileToCheck, findings: readonly Finding[], identities: Identities): void {
    if (file.name !== '-') this.#newBaseline?.add(pathOfUri(file.uri)!, findings, identities);
  }

  write(): void {
    this.#newBaseline?.write();
  }
}

function scopeOf(since: string | undefined, hasBaseline: boolean): Message | undefined {
  if (since === undefined && !hasBaseline) return undefined;
  const ja = [
    ...(since === undefined ? [] : [`${since} のあとに増えた指摘`]),
    ...(hasBaseline ? ['基準のファイルにない指摘'] : []),
  ];
  const en = [
    ...(since === undefined ? [] : [`findings since ${since}`]),
    ...(hasBaseline ? ['findings that the baseline lacks'] : []),
  ];
  return { ja: `${ja.join('のうち、')}だけ`, en: `${en.join(', ')} only` };
}
