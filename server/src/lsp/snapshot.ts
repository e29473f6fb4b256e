import type { LanguageService } from '../core/languageService.js';
import type { SourceText } from '../core/text/sourceText.js';
import type { Client } from './client.js';

/** Everything that a request may use, as it was at one instant. */
export interface Snapshot {
  /** The document that the request is about. */
  readonly source: SourceText;
  readonly service: LanguageService;
  readonly client: Client;
  /** The text of a file of the workspace. URIs are canonical. */
  sourceAt(uri: string): SourceText | undefined;
  /** The same, or that of a file which only the disk has. */
  readAt(uri: string): Promise<SourceText | undefined>;
  /** The URI as the client spells it. */
  addressOf(uri: string): string;
  /** The URI of a rule's page. */
  pageOf(rule: string): string;
  /** The client's version of an open document; null for a file on disk. */
  versionAt(uri: string): number | null;
}
