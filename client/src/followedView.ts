/** Keeps a view up to date while it is visible: it follows the active document, its findings and the server. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The view follows once the hands rest. */
const rest = 600;

export function followed(
  view: { readonly visible: boolean; readonly onDidChangeVisibility: vscode.Event<unknown> },
  client: BaseLanguageClient,
  refresh: () => void,
): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refreshIn = (delay: number): void => {
    clearTimeout(timer);
    if (view.visible) timer = setTimeout(refresh, delay);
  };
  return vscode.Disposable.from(
    view.onDidChangeVisibility(() => refreshIn(0)),
    vscode.window.onDidChangeActiveTextEditor(() => refreshIn(0)),
    vscode.languages.onDidChangeDiagnostics(() => refreshIn(rest)),
    vscode.workspace.onDidChangeTextDocument(() => refreshIn(rest)),
    client.onDidChangeState(() => refreshIn(0)),
    { dispose: () => clearTimeout(timer) },
  );
}

/**
 * What a view shows: an answer of the server, replaced only by one that says something else, so that no row moves under
 * the pointer. Of two that cross, the one that was asked for last counts.
 */
export class Shown<T> {
  readonly #ask: () => Promise<T>;
  readonly #onChange: () => void;
  #answer: { readonly value: T } | undefined;
  #turn = 0;

  constructor(ask: () => Promise<T>, onChange: () => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** Undefined before the first answer. */
  get value(): T | undefined {
    return this.#answer?.value;
  }

  /** Asked for where there is none yet. */
  async current(): Promise<T> {
    this.#answer ??= { value: await this.#ask() };
    return this.#answer.value;
  }

  async refresh(): Promise<T> {
    const turn = ++this.#turn;
    const value = await this.#ask();
    const isNews = !this.#answer || JSON.stringify(value) !== JSON.stringify(this.#answer.value);
    if (turn === this.#turn && isNews) {
      this.#answer = { value };
      this.#onChange();
    }
    return value;
  }
}

export const fileName = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
