/** The colours of names, which the server knows and the setting `koetsu.nameColours` asks for. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';

const isWanted = (document: vscode.TextDocument): boolean =>
  vscode.workspace.getConfiguration('koetsu', document).get('nameColours') === 'on';

const nothing = new vscode.SemanticTokens(new Uint32Array());

/** The server is asked only where colours are wanted. */
export const nameColours: Middleware = {
  provideDocumentSemanticTokens: (document, token, next) =>
    isWanted(document) ? next(document, token) : nothing,
  provideDocumentSemanticTokensEdits: (document, previous, token, next) =>
    isWanted(document) ? next(document, previous, token) : nothing,
  provideDocumentRangeSemanticTokens: (document, range, token, next) =>
    isWanted(document) ? next(document, range, token) : nothing,
};

/** Asks again when the setting changes. */
export const followNameColours = (client: BaseLanguageClient): vscode.Disposable =>
  vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration('koetsu.nameColours')) return;
    for (const document of vscode.workspace.textDocuments) {
      const provider = client.getFeature('textDocument/semanticTokens').getProvider(document);
      provider?.onDidChangeSemanticTokensEmitter.fire();
    }
  });
