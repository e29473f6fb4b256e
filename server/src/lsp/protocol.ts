/** What client and server of Koetsu agree on beyond LSP. Invariant: constants and types only; both sides import it. */
export type { Addition } from '../core/finding.js';
export type { FindingIdentity } from '../core/findingIdentity.js';
export { type NoteCommand, noteCommands } from '../core/noteCommands.js';
export type { Rendered } from '../core/rendering/rendered.js';
export * from './protocol/client.js';
export * from './protocol/edits.js';
export * from './protocol/links.js';
export * from './protocol/names.js';
export * from './protocol/newReports.js';
export * from './protocol/pages.js';
export * from './protocol/publishing.js';
export * from './protocol/status.js';
