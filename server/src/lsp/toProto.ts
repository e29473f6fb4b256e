/** The core's values → LSP's: offsets become positions, two languages become one. */
import * as lsp from 'vscode-languageserver';
import type { Finding, Message, Severity } from '../core/finding.js';
import type { Action, Hover, Occurrence } from '../core/languageService.js';
import { rules } from '../core/rules/index.js';
import type { SourceText } from '../core/text/sourceText.js';
import type { FileEdit, Location, TextEdit, TextRange } from '../core/text/textRange.js';
import { clientCommands } from './protocol.js';
import type { Snapshot } from './session.js';

export const fixAllKind = 'source.fixAll.koetsu';
export const mendPageBreaksKind = 'source.mendPageBreaks.koetsu';

export const toRange = (range: TextRange, source: SourceText): lsp.Range => ({
  start: source.positionAt(range.start),
  end: source.positionAt(range.end),
});

export const toText = (message: Message, { client }: Snapshot): string => message[client.language];

/** Undefined where the place is in a file that is not at hand, such as a pack's or a closed report. */
export function toLocation({ uri, range }: Location, snapshot: Snapshot): lsp.Location | undefined {
  const source = snapshot.sourceAt(uri);
  return source && { uri: snapshot.addressOf(uri), range: toRange(range, source) };
}

/** The same for a file that may have to be read first. */
export async function toReadLocation(
  { uri, range }: Location,
  snapshot: Snapshot,
): Promise<lsp.Location | undefined> {
  const source = await snapshot.readAt(uri);
  return source && { uri: snapshot.addressOf(uri), range: toRange(range, source) };
}

export const toHighlight = ({ range, kind }: Occurrence, { source }: Snapshot): lsp.DocumentHighlight => ({
  range: toRange(range, source),
  kind: kind === 'definition' ? lsp.DocumentHighlightKind.Write : lsp.DocumentHighlightKind.Read,
});

const severities: Readonly<Record<Severity, lsp.DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

const ruleIds: ReadonlySet<string> = new Set(rules.map((it) => it.id));
const isRule = (id: string): boolean => ruleIds.has(id);

export function toDiagnostic(finding: Finding, snapshot: Snapshot): lsp.Diagnostic {
  const { client, source } = snapshot;
  const related = client.relatedInformation ? (finding.related ?? []) : [];
  const relatedInformation = related.flatMap(({ location, message }) => {
    const place = toLocation(location, snapshot);
    return place ? [{ location: place, message: toText(message, snapshot) }] : [];
  });
  // A client with the command shows the page itself, by that command. A fault of a settings or knowledge file has none.
  const isLinked =
    client.codeDescription && !client.commands.has(clientCommands.openRule) && isRule(finding.rule);
  return {
    range: toRange(finding.range, source),
    severity: severities[finding.severity],
    code: finding.rule,
    ...(isLinked && { codeDescription: { href: snapshot.pageOf(finding.rule) } }),
    source: 'koetsu',
    message: toText(finding.message, snapshot),
    ...(relatedInformation.length > 0 && { relatedInformation }),
    ...(finding.unnecessary === true && client.unnecessaryTag && { tags: [lsp.DiagnosticTag.Unnecessary] }),
  };
}

export function toHover({ range, markdown }: Hover, snapshot: Snapshot): lsp.Hover {
  const contents = toMarkup(markdown, snapshot.client.hoverFormat, snapshot);
  return { range: toRange(range, snapshot.source), contents };
}

export function toMarkup(markdown: Message, kind: lsp.MarkupKind, snapshot: Snapshot): lsp.MarkupContent {
  const text = toText(markdown, snapshot);
  return { kind, value: kind === 'markdown' ? text : plainText(text) };
}

/** The words of Markdown as the hovers write it: emphasis, links, code, headings, rules and escapes. */
function plainText(markdown: string): string {
  return markdown
    .replace(/^#+ +/gm, '')
    .replace(/^(?:-{3,}|\*{3,})$/gm, '')
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\((?:\\.|[^()\\])*\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*?|`+)/g, '')
    .replace(/(?<![\\\p{L}\p{N}])_|(?<!\\)_(?![\p{L}\p{N}])/gu, '')
    .replace(/&(lt|gt|quot|nbsp|amp);/g, (_, name: string) => characters[name] ?? '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', nbsp: ' ', amp: '&' };

/** Undefined where the client cannot carry the action out. */
export function toCodeAction(
  action: Action,
  snapshot: Snapshot,
  shown: readonly lsp.Diagnostic[],
): lsp.CodeAction | undefined {
  const title = toText(action.title, snapshot);
  const edit = action.kind === 'edit' ? toWorkspaceEdit(action.edits, snapshot) : undefined;
  const command = toCommand(action, title, snapshot);
  if (!edit && !command) return undefined;
  return {
    title,
    kind: 'quickfix',
    diagnostics: [diagnosticOf(action.finding, snapshot, shown)],
    ...(action.preferred && { isPreferred: true }),
    ...(edit && { edit }),
    ...(command && { command }),
  };
}

/** The client's own copy of a diagnostic, so that it can tell that the action resolves it. */
function diagnosticOf(
  finding: Finding,
  snapshot: Snapshot,
  shown: readonly lsp.Diagnostic[],
): lsp.Diagnostic {
  const own = toDiagnostic(finding, snapshot);
  return shown.find((it) => it.code === own.code && isSameRange(it.range, own.range)) ?? own;
}

const isSameRange = (a: lsp.Range, b: lsp.Range): boolean =>
  isSamePosition(a.start, b.start) && isSamePosition(a.end, b.end);

const isSamePosition = (a: lsp.Position, b: lsp.Position): boolean =>
  a.line === b.line && a.character === b.character;

function toCommand(action: Action, title: string, snapshot: Snapshot): lsp.Command | undefined {
  const { client, source } = snapshot;
  const uri = snapshot.addressOf(source.uri);
  const offered = (command: string, ...args: unknown[]): lsp.Command | undefined =>
    client.commands.has(command) ? { title, command, arguments: args } : undefined;
  switch (action.kind) {
    case 'edit':
      return undefined;
    case 'insert-link':
      return offered(clientCommands.insertLink, uri, toRange(action.range, source));
    case 'go-to':
      return offered(clientCommands.goTo, uri, toRange(action.target, source));
    case 'accept':
      return offered(clientCommands.acceptFinding, uri, action.identity);
    case 'open-rule':
      return offered(clientCommands.openRule, action.rule);
  }
}

/** Undefined where the client lacks what the edits ask for, or a file is not at hand. */
export function toWorkspaceEdit(
  files: readonly FileEdit[],
  snapshot: Snapshot,
): lsp.WorkspaceEdit | undefined {
  const { client } = snapshot;
  const changes: Record<string, lsp.TextEdit[]> = {};
  const documentChanges: (lsp.TextDocumentEdit | lsp.CreateFile)[] = [];
  for (const { uri, create, edits } of files) {
    const source = snapshot.sourceAt(uri);
    const isNew = create === true && source === undefined;
    if (isNew ? !client.createsFiles : source === undefined) return undefined;
    const address = snapshot.addressOf(uri);
    const textEdits = edits.map((it) => toTextEdit(it, source));
    if (isNew) documentChanges.push({ kind: 'create', uri: address, options: { ignoreIfExists: true } });
    documentChanges.push({
      textDocument: { uri: address, version: snapshot.versionAt(uri) },
      edits: textEdits,
    });
    changes[address] = [...(changes[address] ?? []), ...textEdits];
  }
  return client.documentChanges ? { documentChanges } : { changes };
}

const start: lsp.Position = { line: 0, character: 0 };

/** Without a source the file is new and empty, and every edit inserts at its start. */
export const toTextEdit = ({ range, newText }: TextEdit, source: SourceText | undefined): lsp.TextEdit => ({
  range: source ? toRange(range, source) : { start, end: start },
  newText,
});
