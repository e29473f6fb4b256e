/** What the other side of the connection can do and which language its user reads. */
import type * as lsp from 'vscode-languageserver';
import type { Message } from '../core/finding.js';
import type { InitializationOptions } from './protocol.js';

export type Language = keyof Message;

export interface Client {
  /** The display language: it counts where the setting `koetsu.language` names none. */
  readonly displayLanguage: Language;
  readonly language: Language;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesTokens: boolean;
  readonly relatedInformation: boolean;
  readonly unnecessaryTag: boolean;
  readonly codeDescription: boolean;
  readonly hoverFormat: lsp.MarkupKind;
  readonly completionFormat: lsp.MarkupKind;
  /** It asks for the documentation of a completion when somebody looks at it. */
  readonly resolvesDocumentation: boolean;
  readonly labelDetails: boolean;
  readonly preparesRename: boolean;
  readonly changeAnnotations: boolean;
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  readonly registersWatchers: boolean;
  readonly registersConfiguration: boolean;
  readonly answersConfiguration: boolean;
  readonly showsProgress: boolean;
  /** It lists the headings of Markdown itself. */
  readonly outlinesHeadings: boolean;
  /** It wants the workspace's textlint to be run. */
  readonly runsTextlint: boolean;
  /** The commands of protocol.ts that it announced. */
  readonly commands: ReadonlySet<string>;
}

export function clientOf({ capabilities, locale, initializationOptions }: lsp.InitializeParams): Client {
  const { textDocument, window, workspace } = capabilities;
  const { koetsu } = (initializationOptions ?? {}) as InitializationOptions;
  // A Japanese product speaks Japanese to whoever does not say otherwise.
  const displayLanguage = locale === undefined || /^ja\b/i.test(locale) ? 'ja' : 'en';
  const completionItem = textDocument?.completion?.completionItem;
  const diagnostics = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  return {
    displayLanguage,
    language: languageOf(koetsu?.language) ?? displayLanguage,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    relatedInformation: diagnostics?.relatedInformation === true,
    unnecessaryTag: diagnostics?.tagSupport?.valueSet.includes(1) === true,
    codeDescription: diagnostics?.codeDescriptionSupport === true,
    hoverFormat: formatOf(textDocument?.hover?.contentFormat),
    completionFormat: formatOf(completionItem?.documentationFormat),
    resolvesDocumentation: completionItem?.resolveSupport?.properties.includes('documentation') === true,
    labelDetails: completionItem?.labelDetailsSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    changeAnnotations:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    answersConfiguration: workspace?.configuration === true,
    showsProgress: window?.workDoneProgress === true,
    outlinesHeadings: koetsu?.outlinesHeadings === true,
    runsTextlint: koetsu?.textlint === true,
    commands: new Set(koetsu?.commands ?? []),
  };
}

const formatOf = (formats: readonly lsp.MarkupKind[] | undefined): lsp.MarkupKind =>
  formats?.includes('markdown') === true ? 'markdown' : 'plaintext';

/** The client after its user changed the setting `koetsu.language`. */
export const withLanguage = (client: Client, setting: unknown): Client => ({
  ...client,
  language: languageOf(setting) ?? client.displayLanguage,
});

const languageOf = (setting: unknown): Language | undefined =>
  setting === 'ja' || setting === 'en' ? setting : undefined;
