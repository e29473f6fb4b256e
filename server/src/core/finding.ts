import type { Location, TextEdit, TextRange } from './text/textRange.js';

/** error: must not be published so. warning: someone must look. information: style drifts. hint: could be better. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A text in the two languages of the product. The door renders the one that its user reads. */
export interface Message {
  readonly ja: string;
  readonly en: string;
}

/** Why something that was asked for is not done, in words for the person who asked. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: Message;
  /** What was asked for is the case already. */
  readonly isDone: boolean;
}

export const refused = (ja: string, en: string): Refusal => ({
  kind: 'refused',
  reason: { ja, en },
  isDone: false,
});

export const alreadyDone = (ja: string, en: string): Refusal => ({ ...refused(ja, en), isDone: true });

/** One way to remove a problem. Alternatives are separate fixes; at most one is applied. */
export interface Fix {
  /** A verb phrase: 「『カタール』に直す」. */
  readonly title: Message;
  /** Edits of the problem's own file, all addressing the same text; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /** True when no reader could object: such fixes run on save and under `koetsu fix`. */
  readonly safe: boolean;
}

/** The fixes that change something: where no edit would keep the marks in a text there is none to offer. */
export const possible = (fixes: readonly Fix[]): readonly Fix[] => fixes.filter((it) => it.edits.length > 0);

/**
 * So many findings of one fault offer to mend all of them: each offer holds every edit, and a thousand times
 * a thousand is more than any client takes.
 */
export const mostOffers = 50;

/**
 * What only a person can complete, in an editor: a URL to type, a record to fill in.
 * A door that cannot ask leaves it out.
 */
export type Interaction =
  /** Asks for a URL and puts it in place of `range`. */
  | { readonly kind: 'insert-link'; readonly title: Message; readonly range: TextRange }
  | (Addition & { readonly title: Message })
  /** Moves the caret. */
  | { readonly kind: 'go-to'; readonly title: Message; readonly target: TextRange };

/** What may be written to a knowledge file of the workspace. */
export type Addition =
  | { readonly kind: 'add-name'; readonly name: string }
  /** Adds a form to the record of the entity with this id. */
  | { readonly kind: 'add-form'; readonly entity: string; readonly form: NewForm }
  /** Adds a word that is no misspelling, though it looks like a name. */
  | { readonly kind: 'add-word'; readonly word: string };

/** A form that a record does not have yet; `to` is what replaces it where that is not the record's name. */
export interface NewForm {
  readonly list: 'short' | 'variants';
  readonly form: string;
  readonly to?: string;
}

export type Weights = Readonly<Record<string, Severity | 'off'>>;

/** What a rule says. */
export interface Problem {
  /** Covers the faulty text and nothing else. */
  readonly range: TextRange;
  readonly message: Message;
  readonly fixes?: readonly Fix[];
  readonly interactions?: readonly Interaction[];
  readonly related?: readonly { readonly location: Location; readonly message: Message }[];
  /** A severity that differs from the rule's own, where the evidence is weaker or stronger than usual. */
  readonly severity?: Severity;
  /** What the record of the entity concerned says of rules: id → severity, or `off`. It wins over the settings. */
  readonly weights?: Weights;
  /** The text is superfluous and may be shown faded (LSP's DiagnosticTag.Unnecessary). */
  readonly unnecessary?: boolean;
}

/** What the engine reports: a problem, who found it, and how much it matters here. */
export interface Finding extends Problem {
  readonly rule: string;
  readonly severity: Severity;
}

/** Which fix of a finding is wanted. */
export type Choice = (finding: Finding) => Fix | undefined;

export const safeFix: Choice = ({ fixes }) => fixes?.find((it) => it.safe);

/** The safe fixes of some rules alone. */
export const safeFixOf =
  (rules: readonly string[]): Choice =>
  (finding) =>
    rules.includes(finding.rule) ? safeFix(finding) : undefined;
