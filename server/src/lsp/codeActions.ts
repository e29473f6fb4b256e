/** The light bulb's menu, and the action that fixes all that is safe to fix. */
import * as lsp from 'vscode-languageserver';
import type { Message } from '../core/finding.js';
import { fixAllEdits, type Sort } from './fixAll.js';
import { textRangeOf } from './fromProto.js';
import { noteActionsFor, noteEditKind } from './noteEdits.js';
import type { Snapshot } from './session.js';
import type { Textlint } from './textlint.js';
import { fixAllKind, mendPageBreaksKind, toCodeAction, toWorkspaceEdit } from './toProto.js';

export function codeActionsFor(
  snapshot: Snapshot,
  { range, context }: lsp.CodeActionParams,
  textlint: Textlint | undefined,
): lsp.CodeAction[] {
  const { source, service } = snapshot;
  const actions: lsp.CodeAction[] = [];
  if (isAskedFor(lsp.CodeActionKind.QuickFix, context)) {
    for (const action of service.actions(source.uri, textRangeOf(range, source))) {
      const codeAction = toCodeAction(action, snapshot, context.diagnostics);
      if (codeAction) actions.push(codeAction);
    }
    actions.push(...(textlint?.actionsFor(snapshot, range) ?? []));
  }
  // A light bulb that appears by itself shows no source actions and is not to be there for every caret.
  const isAutomatic = !context.only && context.triggerKind === lsp.CodeActionTriggerKind.Automatic;
  if (!isAutomatic && isAskedFor(noteEditKind, context)) actions.push(...noteActionsFor(snapshot, range));
  for (const { kind, sort, title } of isAutomatic ? [] : sourceActions) {
    if (!isAskedFor(kind, context)) continue;
    const edits = fixAllEdits(service, source.uri, sort);
    const edit = edits.length > 0 ? toWorkspaceEdit([{ uri: source.uri, edits }], snapshot) : undefined;
    if (edit) actions.push({ title: title[snapshot.client.language], kind, edit });
  }
  return actions;
}

interface SourceAction {
  readonly kind: lsp.CodeActionKind;
  readonly sort: Sort;
  readonly title: Message;
}

const sourceActions: readonly SourceAction[] = [
  {
    kind: fixAllKind,
    sort: 'fixAll',
    title: { ja: '安全に直せる箇所をすべて直す', en: 'Fix everything that is safe to fix' },
  },
  {
    kind: mendPageBreaksKind,
    sort: 'mendPageBreaks',
    title: { ja: '切れた段落をすべてつなぐ', en: 'Join all paragraphs that are cut' },
  },
];

/** Kinds are paths: whoever asks for `source` asks for `source.fixAll.koetsu` too. */
const isAskedFor = (kind: string, { only }: lsp.CodeActionContext): boolean =>
  only === undefined || only.some((it) => it === '' || kind === it || kind.startsWith(`${it}.`));
