/** What a Git repository had in a file at an earlier revision. */
import path from 'node:path';
import type { Message } from '../core/finding.js';

/** Asks one revision, in whatever repository a file lies. */
export class Revision {
  readonly #name: string;
  readonly #places = new Map<string, RepositoryPlace | { readonly problem: Message }>();
  readonly #repositories = new Map<string, Repository | { readonly problem: Message }>();

  constructor(name: string) {
    this.#name = name;
  }

  /** The text of a file; undefined where the revision has no such file. */
  textOf(file: string): string | undefined | { readonly problem: Message } {
    const folder = path.dirname(file);
    let place = this.#places.get(folder);
    if (!place) this.#places.set(folder, (place = placeOf(folder)));
    if ('problem' in place) return place;
    const { root, prefix } = place;
    let repository = this.#repositories.get(root);
    if (!repository) this.#repositories.set(root, (repository = this.#open(root)));
    if ('problem' in repository) return repository;
    const { commit, formerNames } = repository;
    const now = prefix + path.basename(file);
    const text = git(root, ['cat-file', 'blob', `${commit}:${formerNames.get(now) ?? now}`]);
    return typeof text === 'string' ? text : undefined;
  }

  #open(root: string): Repository | { readonly problem: Message } {
    // One that began with a dash would be an option.
    const found = this.#name.startsWith('-')
      ? { status: 1 }
      : git(root, ['rev-parse', '--verify', '--quiet', `${this.#name}^{commit}`]);
    if (typeof found !== 'string') {
      return {
        problem: {
          ja: `「${this.#name}」というリビジョンはありません。CI では履歴を十分に取得しているか（fetch-depth）も確かめてください。`,
          en: `There is no revision “${this.#name}”. In CI, see that enough history is fetched (fetch-depth).`,
        },
      };
    }
    const commit = found.trim();
    const renames = git(root, ['diff', '--name-status', '--find-renames', '--diff-filter=R', '-z', commit]);
    const parts = typeof renames === 'string' ? renames.split('\0') : [];
    const formerNames = new Map<string, string>();
    for (let at = 0; at + 2 < parts.length; at += 3) formerNames.set(parts[at + 2]!, parts[at + 1]!);
    return { commit, formerNames };
  }
}

interface Repository {
  readonly commit: string;
  /** By the path of today, from the repository's root. */
  readonly formerNames: ReadonlyMap<string, string>;
}

/** A folder in a repository: the root of that, and the way from there, with `/` at its end. */
interface RepositoryPlace {
  readonly root: string;
  readonly prefix: string;
}

function placeOf(folder: string): RepositoryPlace | { readonly problem: Message } {
  const found = git(folder, ['rev-parse', '--show-toplevel', '--show-prefix']);
  if (typeof found !== 'string') return { problem: isMissing(found) ? noGit : noRepository };
  const [root = '', prefix = ''] = found.split(/\r?\n/);
  return { root, prefix };
}

const noGit: Message = {
  ja: '--since には Git が要りますが、見つかりません。',
  en: '--since needs Git, which is not installed.',
};
const noRepository: Message = {
  ja: 'Git のリポジトリーの中にないので、--since で比べられません。',
  en: 'It is in no Git repository, so --since has nothing to compare with.',
};

const isMissing = (failure: unknown): boolean => (failure as NodeJS.ErrnoException).code === 'ENOENT';

/** What Git prints, or the error that it ends with. */
function git(folder: string, args: readonly string[]): string | NodeJS.ErrnoException | { status: number } {
  // Loaded here, since few runs need it and it takes 5 ms of a cold start.
  const { execFileSync } = require('node:child_process') as typeof import('node:child_process');
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}
