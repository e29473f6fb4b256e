/** Answers a request about a document from one snapshot of it, or refuses when the document has moved on. */
import * as lsp from 'vscode-languageserver';
import type { Session, Snapshot } from './session.js';
import { afterQueuedMessages } from './turn.js';

export interface TextDocumentParams {
  readonly textDocument: lsp.TextDocumentIdentifier;
}

export type Answering = ReturnType<typeof answeringFrom>;

/**
 * Makes handlers of what computes their answers; `nothing` answers for a document that is unknown or where that fails.
 * Edits and cancellations that have already arrived are let in before the work, so that none is done in vain.
 */
export function answeringFrom(sessionNow: () => Session, onError: (error: unknown) => void) {
  return <P extends TextDocumentParams, R, E = void>(
    nothing: R,
    compute: (snapshot: Snapshot, params: P, token: lsp.CancellationToken) => R | Promise<R>,
    outdated: () => lsp.ResponseError<E> = contentModified,
  ) =>
    async (params: P, token: lsp.CancellationToken): Promise<R | lsp.ResponseError<E>> => {
      const session = sessionNow();
      const { uri } = params.textDocument;
      const version = session.versionOf(uri);
      const refusal = (): lsp.ResponseError<E> | undefined => {
        if (token.isCancellationRequested) return cancelled();
        return session.versionOf(uri) === version ? undefined : outdated();
      };
      try {
        await afterQueuedMessages();
        const snapshot = refusal() ? undefined : await session.snapshotOf(uri);
        const answer = snapshot && !refusal() ? await compute(snapshot, params, token) : nothing;
        return refusal() ?? answer;
      } catch (error) {
        onError(error);
        return nothing;
      }
    };
}

const cancelled = <E>(): lsp.ResponseError<E> =>
  new lsp.ResponseError<E>(lsp.LSPErrorCodes.RequestCancelled, 'The client cancelled the request.');

const contentModified = <E>(): lsp.ResponseError<E> =>
  new lsp.ResponseError<E>(lsp.LSPErrorCodes.ContentModified, 'The document changed in the meantime.');

/** To a ContentModified, clients show no findings at all until the next pull; this keeps the old ones on screen. */
export const askAgain = (): lsp.ResponseError<lsp.DiagnosticServerCancellationData> =>
  new lsp.ResponseError(lsp.LSPErrorCodes.ServerCancelled, 'The document changed in the meantime.', {
    retriggerRequest: true,
  });
