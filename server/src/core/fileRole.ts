/** What a file is to Koetsu, and why: the status item says so. */
import type { Message } from './finding.js';
import type { Settings } from './settings.js';
import { globsOf, pathMatcher } from './text/globs.js';
import { pathIn } from './text/uri.js';
import { isKnowledge, type Workspace } from './workspace.js';

export interface FileRole {
  readonly kind: 'report' | 'knowledge' | 'settings' | 'none';
  readonly reason: Message;
}

/** By the ending of its name. */
export const isMarkdown = (path: string): boolean => /\.(?:md|markdown|mdown|mkd)$/i.test(path);

/** `text` decides only where the settings leave it open. */
export function fileRoleOf(uri: string, text: string, workspace: Workspace): FileRole {
  const { root, settings, settingsProblems, settingsFiles, acceptances } = workspace;
  if (uri === acceptances.uri) {
    return {
      kind: 'settings',
      reason: { ja: '承認した指摘の記録です。', en: 'It records the findings that stand.' },
    };
  }
  if (settings.house.terms.files.has(uri)) {
    return {
      kind: 'settings',
      reason: { ja: '使わない言葉の用語集です。', en: 'It is a dictionary of discouraged terms.' },
    };
  }
  if (settingsProblems.has(uri)) {
    return {
      kind: 'settings',
      reason: { ja: 'Koetsuの設定ファイルです。', en: 'It holds settings of Koetsu.' },
    };
  }
  if (isKnowledge(uri, root, settings)) {
    return { kind: 'knowledge', reason: { ja: '知識ベースのファイルです。', en: 'It is a knowledge file.' } };
  }
  if (settingsFiles.has(uri)) {
    return none({ ja: '承認済みの文面を収めたファイルです。', en: 'It holds an approved text.' });
  }
  const path = (root === undefined ? undefined : pathIn(root, uri)) ?? uri.slice(uri.lastIndexOf('/') + 1);
  const isUntitled = uri.startsWith('untitled:');
  if (isUntitled ? looksLikeYaml(text) : !isMarkdown(path)) {
    return none({ ja: 'Markdownではありません。', en: 'It is not Markdown.' });
  }
  if (settings.reports && !isUntitled && root !== undefined) return declared(path, settings);
  return guessed(path, text);
}

const matchers = new WeakMap<Settings, (path: string) => boolean>();

function declared(path: string, settings: Settings): FileRole {
  let matches = matchers.get(settings);
  if (!matches) {
    matches = pathMatcher(globsOf(settings.reports!, ['**']));
    matchers.set(settings, matches);
  }
  return matches(path)
    ? {
        kind: 'report',
        reason: { ja: 'koetsu.yaml の reports に合います。', en: 'It matches “reports” in koetsu.yaml.' },
      }
    : none({
        ja: 'koetsu.yaml の reports に合いません。',
        en: 'It does not match “reports” in koetsu.yaml.',
      });
}

/** Files that the programmers' world puts beside any text, by the names it gives them; README.ja.md is one in a language. */
const projectFile =
  /^(?:readme|changelog|changes|history|news|licen[cs]e|copying|notice|contributing|contributors|authors|code[-_]of[-_]conduct|security|support|governance|maintainers|roadmap|todo|agents|claude|gemini|copilot-instructions|pull_request_template|issue_template)(?:[._-][a-z]{2}(?:[_-](?:[a-z]{2}|hans|hant))?)?\.[a-z]+$/i;
const projectFolder = /(?:^|\/)(?:node_modules|\.[^/]+)\//;
const kana = /[ぁ-んァ-ヶｦ-ﾝ]/;

function guessed(path: string, text: string): FileRole {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (projectFile.test(name)) {
    return none({
      ja: `「${name}」は報告書の名前ではありません。`,
      en: `“${name}” is not the name of a report.`,
    });
  }
  if (projectFolder.test(path)) {
    return none({
      ja: '道具の使うフォルダーにあります。',
      en: 'It lies in a folder that belongs to a tool.',
    });
  }
  if (!kana.test(text)) {
    return none({ ja: '日本語の文章がありません。', en: 'It has no Japanese text.' });
  }
  return { kind: 'report', reason: { ja: '日本語のMarkdownです。', en: 'It is Japanese Markdown.' } };
}

const looksLikeYaml = (text: string): boolean =>
  /^(?:#.*\n|\s*\n)*[\w-]+[ \t]*:(?:[ \t]|\n|$)/.test(text) && !text.startsWith('---');

const none = (reason: Message): FileRole => ({ kind: 'none', reason });
