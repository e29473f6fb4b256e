/** The documents that the client has open, in their latest text. They are found by their canonical URIs. */
import type * as lsp from 'vscode-languageserver';
import type { SourceText } from '../core/text/sourceText.js';
import { canonicalUri } from '../core/text/uri.js';
import { editedSource, sourceOf } from './fromProto.js';

interface OpenDocument {
  /** The URI as the client spells it. */
  readonly address: string;
  readonly source: SourceText;
}

export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();

  get uris(): readonly string[] {
    return [...this.#documents.keys()];
  }

  get sources(): readonly SourceText[] {
    return [...this.#documents.values()].map((it) => it.source);
  }

  has(uri: string): boolean {
    return this.#documents.has(uri);
  }

  sourceOf(uri: string): SourceText | undefined {
    return this.#documents.get(uri)?.source;
  }

  addressOf(uri: string): string | undefined {
    return this.#documents.get(uri)?.address;
  }

  open(document: lsp.TextDocumentItem): SourceText {
    const source = sourceOf(document);
    this.#documents.set(source.uri, { address: document.uri, source });
    return source;
  }

  /** The text after the changes; undefined for a document that is not open. */
  change({ textDocument, contentChanges }: lsp.DidChangeTextDocumentParams): SourceText | undefined {
    const uri = canonicalUri(textDocument.uri);
    const document = this.#documents.get(uri);
    if (!document) return undefined;
    const source = editedSource(document.source, contentChanges, textDocument.version);
    this.#documents.set(uri, { ...document, source });
    return source;
  }

  /** Whether it was open. */
  close(uri: string): boolean {
    return this.#documents.delete(uri);
  }
}
