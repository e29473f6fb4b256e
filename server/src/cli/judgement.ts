/** What is found in one file: a plain value, which one thread may tell another. */
import type { Finding, Message } from '../core/finding.js';
import type { FindingIdentity } from '../core/findingIdentity.js';
import type { FileRole } from '../core/languageService.js';
import type { PublishCheck } from '../core/publishing/publishCheck.js';
import { pathOfUri } from '../node/files.js';
import type { Checker } from './checker.js';
import { type FileToCheck, textOf } from './files.js';

export interface Judgement {
  readonly text: string;
  readonly role: FileRole['kind'];
  readonly findings: readonly Finding[];
  readonly identities: ReadonlyMap<Finding, FindingIdentity>;
  /** Where it was asked. */
  readonly publish?: PublishCheck;
}

/** Why a file cannot be judged. */
export interface Hindrance {
  readonly problem: Message;
}

export function judgementOn(text: string, check: Checker, asksToPublish: boolean): Judgement {
  const findings = check.findings(text);
  const publish = asksToPublish ? check.publishCheck(text) : undefined;
  return {
    ...{ text, role: check.role(text), findings, identities: check.identities(text, findings) },
    ...(publish && { publish }),
  };
}

/** Reads a file and judges it. */
export function judged(file: FileToCheck, check: Checker, asksToPublish: boolean): Judgement | Hindrance {
  try {
    const text = textOf(pathOfUri(file.uri)!);
    return typeof text === 'string' ? judgementOn(text, check, asksToPublish) : text;
  } catch (error) {
    return { problem: internalError(error) };
  }
}

export const internalError = (error: unknown): Message => ({
  ja: `校閲の途中で内部エラーが起きました（${error}）。`,
  en: `An internal error occurred while it was being checked (${error}).`,
});
