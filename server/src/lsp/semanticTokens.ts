/** The names of a report as semantic tokens: all, those of a range, or what has changed since the last answer. */
import type * as lsp from 'vscode-languageserver';
import { entityKinds } from '../core/knowledge/entity.js';
import type { NameToken } from '../core/languageService.js';
import { canonicalUri } from '../core/text/uri.js';
import type { Snapshot } from './session.js';

const kinds: readonly NameToken['kind'][] = [...(Object.keys(entityKinds) as NameToken['kind'][]), 'other'];
const typeOf = new Map(kinds.map((it, index) => [it, index]));

/** `personName`: a bare `event` is a type of the protocol that stands for something else. */
export const tokenTypes: readonly string[] = kinds.map((it) => `${it}Name`);

export const semanticTokensProvider: lsp.SemanticTokensOptions = {
  legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] },
  range: true,
  full: { delta: true },
};

interface Answer {
  readonly resultId: string;
  readonly data: number[];
}

/** Remembers of each open document the last answer, with which the client compares the next. */
export class SemanticTokens {
  readonly #answers = new Map<string, Answer>();
  #count = 0;

  full(snapshot: Snapshot): lsp.SemanticTokens {
    const answer: Answer = {
      resultId: String(++this.#count),
      data: encoded(snapshot, snapshot.service.nameTokens(snapshot.source.uri)),
    };
    this.#answers.set(snapshot.source.uri, answer);
    return answer;
  }

  /** All tokens where the previous answer is not the last one. */
  delta(snapshot: Snapshot, previousResultId: string): lsp.SemanticTokens | lsp.SemanticTokensDelta {
    const last = this.#answers.get(snapshot.source.uri);
    const answer = this.full(snapshot);
    if (last?.resultId !== previousResultId) return answer;
    return { resultId: answer.resultId!, edits: editsBetween(last.data, answer.data) };
  }

  range(snapshot: Snapshot, { start, end }: lsp.Range): lsp.SemanticTokens {
    const { source, service } = snapshot;
    const within = { start: source.offsetAt(start), end: source.offsetAt(end) };
    return { data: encoded(snapshot, service.nameTokens(source.uri, within)) };
  }

  forget(address: string): void {
    this.#answers.delete(canonicalUri(address));
  }
}

/** Five numbers a token, its place counted from the token before it. A name that goes over a line's end is several. */
function encoded({ source }: Snapshot, tokens: readonly NameToken[]): number[] {
  const data: number[] = [];
  let lastLine = 0;
  let lastCharacter = 0;
  for (const { kind, range } of tokens) {
    const type = typeOf.get(kind)!;
    let { line, character } = source.positionAt(range.start);
    for (const part of source.slice(range).split(/\r\n?|\n/)) {
      if (part !== '') {
        data.push(line - lastLine, line === lastLine ? character - lastCharacter : character);
        data.push(part.length, type, 0);
        lastLine = line;
        lastCharacter = character;
      }
      line++;
      character = 0;
    }
  }
  return data;
}

/** One edit from the first number that differs to the last one. */
function editsBetween(before: readonly number[], after: readonly number[]): lsp.SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same])
    same++;
  const data = after.slice(start, after.length - same);
  return [{ start, deleteCount: before.length - same - start, ...(data.length > 0 && { data }) }];
}
