/** What client and server of Koetsu agree on beyond LSP. Invariant: constants and types only; both sides import it. */

/** Request with `{ uri }`, answered with a Status, or null where the server knows no such document. */
export const statusRequest = 'koetsu/status';
/** Notification without parameters: a Status may have changed, ask again. */
export const statusChanged = 'koetsu/statusChanged';

export interface StatusParams {
  readonly uri: string;
}

/** Why a document is treated as it is, and by what it is judged. */
export interface Status {
  readonly role: 'report' | 'knowledge' | 'settings' | 'none';
  /** In the user's language. */
  readonly reason: string;
  /** URI of the koetsu.yaml in force, if there is one. */
  readonly configuration?: string;
  readonly packs: readonly string[];
  readonly knowledge: readonly { readonly uri: string; readonly entities: number }[];
  readonly errors: number;
  readonly warnings: number;
}

/** What a person completes in the editor. The server offers only the commands that the client announced. */
export const clientCommands = {
  /** Asks for a URL and puts it in place of a range: [uri, range]. */
  insertLink: 'koetsu.insertLink',
  /** Moves the caret: [uri, range]. */
  goTo: 'koetsu.goTo',
  /** Shows the page of a rule: [rule]. */
  openRule: 'koetsu.openRule',
} as const;

/** `initializationOptions` of LSP's `initialize`. */
export interface InitializationOptions {
  readonly koetsu?: {
    readonly commands?: readonly string[];
    /** As the setting `koetsu.language`: `ja`, `en`, or anything else for the display language. */
    readonly language?: string;
  };
}
