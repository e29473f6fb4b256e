/**
 * A finding on the word that is being typed waits until the caret leaves the word or the hands rest:
 * half a name is no misspelling yet.
 */
import * as vscode from 'vscode';

const rest = 800;

/** What is longer, or goes over a line's end, is no word. */
const longestWord = 40;

export class WordBeingTyped implements vscode.Disposable {
  readonly #reveal: () => void;
  readonly #subscriptions: vscode.Disposable[];
  /** The document that is being typed in, until the hands rest. */
  #document: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #withheld: readonly vscode.Range[] = [];

  /** `reveal` asks for all findings again. */
  constructor(reveal: () => void) {
    this.#reveal = reveal;
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument((event) => this.#changed(event)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moved(textEditor)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#rested()),
    ];
  }

  /** The report without the findings on that word. */
  withoutIt<T extends { readonly items: vscode.Diagnostic[]; readonly resultId?: string }>(
    uri: vscode.Uri,
    report: T,
  ): T {
    const editor = vscode.window.activeTextEditor;
    if (uri.toString() !== this.#document || editor?.document.uri.toString() !== this.#document)
      return report;
    const caret = editor.selection.active;
    const withheld = report.items.filter(({ range }) => isWord(range) && isIn(range, caret));
    this.#withheld = withheld.map((it) => it.range);
    if (withheld.length === 0) return report;
    // Without its result id, so that the next answer cannot be that nothing has changed since.
    const { resultId: _, ...rest } = report;
    return { ...rest, items: report.items.filter((it) => !withheld.includes(it)) } as T;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const it of this.#subscriptions) it.dispose();
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0 || document !== vscode.window.activeTextEditor?.document) return;
    const [change] = contentChanges;
    if (reason !== undefined || contentChanges.length > 1 || !isTyped(change!)) {
      this.#document = undefined;
      return;
    }
    this.#document = document.uri.toString();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rested(), rest);
  }

  #moved({ document, selection }: vscode.TextEditor): void {
    if (this.#withheld.length === 0 || document.uri.toString() !== this.#document) return;
    if (!this.#withheld.some((it) => isIn(it, selection.active))) this.#rested();
  }

  #rested(): void {
    clearTimeout(this.#timer);
    this.#document = undefined;
    if (this.#withheld.length === 0) return;
    this.#withheld = [];
    this.#reveal();
  }
}

const isIn = (range: vscode.Range, caret: vscode.Position): boolean =>
  range.contains(caret) && !range.start.isEqual(caret);

const isWord = (range: vscode.Range): boolean =>
  range.isSingleLine && range.end.character - range.start.character <= longestWord;

/** A keystroke, or a step of an input method, which replaces what it has composed so far. */
const isTyped = ({ text, rangeLength }: vscode.TextDocumentContentChangeEvent): boolean =>
  text.length <= 2
    ? !text.includes('\n')
    : rangeLength > 0 && text.length <= longestWord && !text.includes('\n');
