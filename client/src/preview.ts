/**
 * VS Code's Markdown preview of a report. It is rendered at once and from a text alone, so what the server has said
 * of a report is kept, and moved past what has been typed since.
 */
import type { MarkdownIt, Token } from 'markdown-it';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { marksAfterEdit } from '../../server/src/core/rendering/marks.js';
import { reportPlugin } from '../../server/src/core/rendering/reportPlugin.js';
import { type DocumentParams, type Rendered, renderedRequest } from '../../server/src/lsp/protocol.js';
import { followed } from './followedView.js';

/** What is known of a text; null where it is no report. */
interface Reading {
  readonly text: string;
  readonly rendered: Rendered | null;
}

/** VS Code renders 300 ms after an edit. What is asked for this early is there by then. */
const pause = 80;
/** In which the server has read a style sheet or a knowledge file again. */
const rereading = 800;

export class Preview implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  /** By document: what the server has said, and the same for the text as it is now. */
  readonly #read = new Map<string, Reading>();
  readonly #moved = new Map<string, Reading>();
  /** What a preview shows. */
  readonly #shown = new Map<string, Reading>();
  readonly #opened = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    const view = {
      get visible() {
        return isPreviewOpen();
      },
      onDidChangeVisibility: this.#opened.event,
    };
    const houseFiles = vscode.workspace.createFileSystemWatcher('**/*.{css,yaml,yml}');
    this.#subscriptions = vscode.Disposable.from(
      this.#opened,
      { dispose: () => clearTimeout(this.#timer) },
      followed(view, client, () => this.#askAll()),
      vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
        if (opened.some(isPreview)) this.#opened.fire();
      }),
      houseFiles,
      houseFiles.onDidCreate(() => this.#askSoon(rereading)),
      houseFiles.onDidChange(() => this.#askSoon(rereading)),
      houseFiles.onDidDelete(() => this.#askSoon(rereading)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isMarkdown(document)) this.#askSoon();
      }),
      // A preview that is opened finds what it needs.
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor && isMarkdown(editor.document)) void this.#ask(editor.document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        for (const kept of [this.#read, this.#moved, this.#shown]) kept.delete(uri.toString());
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /**
   * VS Code keeps the tokens of a text that it has parsed for another purpose, before the server could answer.
   * They are made anew where more is known when they are rendered.
   */
  extend(md: MarkdownIt): MarkdownIt {
    md.use(reportPlugin, (text: string) => this.#known(text)?.rendered ?? undefined);
    const made = new WeakMap<readonly Token[], Reading & { readonly env: object }>();
    const parse = md.parse.bind(md);
    md.parse = (text, env) => {
      const rendered = this.#known(text)?.rendered ?? null;
      const tokens = parse(text, env);
      made.set(tokens, { text, rendered, env });
      return tokens;
    };
    const render = md.renderer.render.bind(md.renderer);
    md.renderer.render = (tokens, options, env) => {
      const before = made.get(tokens);
      if (!before) return render(tokens, options, env);
      const { text } = before;
      const rendered = this.#known(text)?.rendered ?? null;
      const document: unknown = env?.['currentDocument'];
      if (document instanceof vscode.Uri) this.#shown.set(document.toString(), { text, rendered });
      const isOld = rendered !== before.rendered;
      return render(isOld ? md.parse(text, { ...before.env }) : tokens, options, env);
    };
    return md;
  }

  /** What is known of an open document with this text. */
  #known(text: string): Reading | undefined {
    const document = vscode.workspace.textDocuments.find((it) => isMarkdown(it) && it.getText() === text);
    if (!document) return undefined;
    const key = document.uri.toString();
    const read = this.#read.get(key);
    if (!read || read.text === text) {
      if (!read) this.#askSoon();
      return read;
    }
    const known = this.#moved.get(key);
    if (known?.text === text) return known;
    const moved = { text, rendered: movedTo(text, read) };
    this.#moved.set(key, moved);
    return moved;
  }

  #askSoon(delay = pause): void {
    clearTimeout(this.#timer);
    if (isPreviewOpen()) this.#timer = setTimeout(() => this.#askAll(), delay);
  }

  /** Asks about every open report, and shows the previews again where they are not up to date and no edit does it. */
  async #askAll(): Promise<void> {
    const documents = vscode.workspace.textDocuments.filter(isMarkdown);
    const news = await Promise.all(documents.map((it) => this.#ask(it)));
    if (news.includes(true)) await vscode.commands.executeCommand('markdown.preview.refresh');
  }

  /** Whether a preview shows something else. */
  async #ask(document: vscode.TextDocument): Promise<boolean> {
    if (!this.#client.isRunning()) return false;
    const key = document.uri.toString();
    const text = document.getText();
    const params: DocumentParams = { uri: this.#client.code2ProtocolConverter.asUri(document.uri) };
    try {
      const rendered = await this.#client.sendRequest<Rendered | null>(renderedRequest, params);
      const known = this.#known(text);
      // What is the same keeps its identity, and with it the tokens that were made of it.
      const isKnown = known !== undefined && isSame(known.rendered, rendered);
      this.#read.set(key, { text, rendered: isKnown ? known.rendered : rendered });
      this.#moved.delete(key);
      const shown = this.#shown.get(key);
      return shown?.text === text && !isSame(shown.rendered, rendered);
    } catch {
      // The document has changed, and will be asked about again.
      return false;
    }
  }
}

const movedTo = (text: string, { text: before, rendered }: Reading): Rendered | null =>
  rendered && { ...rendered, marked: marksAfterEdit(rendered.marked, before, text) };

const isSame = (one: Rendered | null, other: Rendered | null): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const isMarkdown = ({ languageId }: vscode.TextDocument): boolean => languageId === 'markdown';

const isPreviewOpen = (): boolean => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPreview));

function isPreview({ input }: vscode.Tab): boolean {
  const isView = input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom;
  return isView && /markdown\.preview/.test(input.viewType);
}
