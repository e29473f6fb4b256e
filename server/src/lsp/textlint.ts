/**
 * The textlint of a workspace beside Koetsu: a door that is closed until the client opens it, which it does where its
 * user has said so and trusts the workspace, because textlint is code that came with the folder.
 * Invariant: no keystroke waits for it. A report is linted when the hands rest, the latest text alone; until then what
 * was found moves with the text, and what has been edited goes.
 */
import * as lsp from 'vscode-languageserver';
import type { Message } from '../core/finding.js';
import type { SourceText } from '../core/text/sourceText.js';
import { rangeOf, shifted, type TextEdit, type TextRange } from '../core/text/textRange.js';
import { textRangeOf } from './fromProto.js';
import type { Host, LintAnswer, LintMessage } from './host.js';
import { type TextlintParams, textlintNotification } from './protocol.js';
import type { Session, SessionChange, Snapshot } from './session.js';
import { toRange, toWorkspaceEdit } from './toProto.js';

/** Milliseconds without an edit before a report is linted. */
const rest = 700;

interface Remark {
  readonly rule: string;
  readonly message: string;
  readonly severity: lsp.DiagnosticSeverity;
  readonly range: TextRange;
  readonly fix: TextEdit | undefined;
}

/** What textlint has said of one text. */
interface Verdict {
  readonly source: SourceText;
  readonly remarks: readonly Remark[];
}

export class Textlint {
  readonly #host: Host;
  readonly #session: Session;
  /** Called when there is something new to show. */
  readonly #onNews: () => void;
  readonly #connection: lsp.Connection;
  readonly #verdicts = new Map<string, Verdict>();
  /** Why there is nothing to show, by folder. */
  readonly #troubles = new Map<string, Message>();
  readonly #timers = new Map<string, lsp.Disposable>();
  #isOn = false;
  /** One text at a time. */
  #running: Promise<void> = Promise.resolve();

  constructor(connection: lsp.Connection, host: Host, session: Session, onNews: () => void) {
    this.#connection = connection;
    this.#host = host;
    this.#session = session;
    this.#onNews = onNews;
    connection.onNotification(textlintNotification, ({ isOn }: TextlintParams) => {
      this.turn(isOn);
      onNews();
    });
  }

  /** Opens the door or closes it; closed, it forgets and ends what runs. */
  turn(isOn: boolean): void {
    if (this.#isOn === isOn || !this.#host.lint) return;
    this.#isOn = isOn;
    if (isOn) {
      for (const uri of this.#session.openUris()) this.#lintSoon(uri);
      return;
    }
    for (const timer of this.#timers.values()) timer.dispose();
    for (const memory of [this.#timers, this.#verdicts, this.#troubles]) memory.clear();
    this.#host.stopLinting?.();
  }

  note({ uris }: SessionChange): void {
    if (!this.#isOn) return;
    for (const uri of uris) {
      if (this.#session.isOpen(uri)) this.#lintSoon(uri);
      else this.#forget(uri);
    }
  }

  diagnosticsFor({ source }: Snapshot): readonly lsp.Diagnostic[] {
    return this.#remarksOn(source).map((it) => toDiagnostic(it, source));
  }

  /** What the findings for a document depend on beside its text. */
  stateOf(uri: string): object | undefined {
    return this.#verdicts.get(uri)?.remarks;
  }

  /** The fixes of what touches a range, but none that would touch a name of the knowledge base. */
  actionsFor(snapshot: Snapshot, range: lsp.Range): readonly lsp.CodeAction[] {
    const { source, service, client } = snapshot;
    const asked = textRangeOf(range, source);
    const isAsked = ({ range: { start, end } }: Remark): boolean => start <= asked.end && asked.start <= end;
    return this.#remarksOn(source)
      .filter(isAsked)
      .flatMap((it) => {
        const { fix } = it;
        if (!fix || service.touchesName(source.uri, fix.range)) return [];
        const edit = toWorkspaceEdit([{ uri: source.uri, edits: [fix] }], snapshot);
        const title = fixTitle(source.slice(fix.range), fix.newText)[client.language];
        return edit ? [{ title, kind: 'quickfix', diagnostics: [toDiagnostic(it, source)], edit }] : [];
      });
  }

  /** Why nothing is linted in the folder of a document, in words for its user. */
  troubleOf({ service }: Snapshot): Message | undefined {
    return this.#troubles.get(service.workspace.root ?? '');
  }

  #remarksOn(source: SourceText): readonly Remark[] {
    const verdict = this.#verdicts.get(source.uri);
    if (!verdict) return [];
    if (verdict.source.text === source.text) return verdict.remarks;
    const moved = { source, remarks: movedWith(verdict, source.text) };
    this.#verdicts.set(source.uri, moved);
    return moved.remarks;
  }

  #forget(uri: string): void {
    this.#verdicts.delete(uri);
    this.#timers.get(uri)?.dispose();
    this.#timers.delete(uri);
  }

  #lintSoon(uri: string): void {
    this.#timers.get(uri)?.dispose();
    const timer = lsp.RAL().timer.setTimeout(() => {
      this.#timers.delete(uri);
      this.#running = this.#running
        .then(() => this.#lint(uri))
        .catch((error) => this.#connection.console.error(String(error)));
    }, rest);
    this.#timers.set(uri, timer);
  }

  async #lint(uri: string): Promise<void> {
    const snapshot = this.#isOn ? await this.#session.snapshotOf(uri) : undefined;
    const root = snapshot?.service.workspace.root;
    if (!snapshot || root === undefined || snapshot.service.role(uri).kind !== 'report') return;
    const { source } = snapshot;
    const answer = await this.#host.lint!(root, uri, source.text);
    // What was typed in the meantime has its own turn.
    if (!this.#isOn || this.#session.heldSnapshotOf(uri)?.source !== source) return;
    this.#hear(root, source, answer);
    this.#onNews();
  }

  #hear(root: string, source: SourceText, answer: LintAnswer): void {
    if (answer.kind === 'messages') {
      this.#troubles.delete(root);
      const remarks = answer.messages.map((it) => remarkOf(it, source.text.length));
      this.#verdicts.set(source.uri, { source, remarks });
      return;
    }
    const trouble = troubles[answer.kind](answer.kind === 'failed' ? answer.reason : '');
    if (this.#troubles.get(root)?.en !== trouble.en)
      this.#connection.console.warn(`${trouble.ja} / ${trouble.en}`);
    this.#troubles.set(root, trouble);
    this.#verdicts.delete(source.uri);
  }
}

function remarkOf({ ruleId, message, severity, index = 0, range, fix }: LintMessage, length: number): Remark {
  const within = ([start, end]: readonly [number, number]): TextRange =>
    rangeOf(Math.min(start, length), Math.min(end, length));
  return {
    rule: ruleId,
    message,
    severity: severity === 2 ? 1 : severity === 1 ? 2 : 3,
    range: within(range ?? [index, index + 1]),
    fix: fix && { range: within(fix.range), newText: fix.text },
  };
}

/** What stands before an edit or behind it stays with its text; what the edit has touched is no longer known. */
function movedWith({ source, remarks }: Verdict, text: string): readonly Remark[] {
  const before = source.text;
  const shorter = Math.min(before.length, text.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === text.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  )
    tail++;
  const by = text.length - before.length;
  return remarks.flatMap((it) => {
    const ranges = it.fix ? [it.range, it.fix.range] : [it.range];
    if (ranges.every(({ end }) => end <= head)) return [it];
    if (!ranges.every(({ start }) => start >= before.length - tail)) return [];
    const fix = it.fix && { range: shifted(it.fix.range, by), newText: it.fix.newText };
    return [{ ...it, range: shifted(it.range, by), fix }];
  });
}

const toDiagnostic = ({ rule, message, severity, range }: Remark, source: SourceText): lsp.Diagnostic => ({
  range: toRange(range, source),
  severity,
  code: rule,
  source: 'textlint',
  message,
});

const fixTitle = (written: string, to: string): Message =>
  to === ''
    ? { ja: `textlint: 「${written}」を消す`, en: `textlint: delete “${written}”` }
    : written === ''
      ? { ja: `textlint: 「${to}」を入れる`, en: `textlint: insert “${to}”` }
      : { ja: `textlint: 「${to}」に直す`, en: `textlint: change to “${to}”` };

const troubles: Readonly<Record<Exclude<LintAnswer['kind'], 'messages'>, (reason: string) => Message>> = {
  missing: () => ({
    ja: 'このフォルダーの node_modules に textlint がありません。npm install などで入れてください。',
    en: 'There is no textlint in the node_modules of this folder. Install it, as with npm install.',
  }),
  outdated: () => ({
    ja: 'このフォルダーの textlint は古すぎます。13以降にしてください。',
    en: 'The textlint of this folder is too old. Version 13 or later is needed.',
  }),
  unconfigured: () => ({
    ja: 'textlint の規則がありません。.textlintrc があるか、そこに書いた規則が入っているかを確かめてください。',
    en: 'textlint has no rules. See whether there is a .textlintrc and whether its rules are installed.',
  }),
  failed: (reason) => ({
    ja: `textlint が途中で止まりました（${reason}）。`,
    en: `textlint has failed (${reason}).`,
  }),
};
