/** Paths and globs under `knowledge` in a settings file at which there is nothing to read. */
import picomatch from 'picomatch/posix';
import type { Message, Problem } from './finding.js';
import { globsOf, pathMatcher } from './text/globs.js';
import type { SourceText } from './text/sourceText.js';
import { pathIn } from './text/uri.js';
import type { Workspace } from './workspace.js';
import { placeOf, settingsFileOf } from './writtenSettings.js';

/** Only of the settings file whose list is in force; the default's silence is no fault. */
export function missingKnowledge(
  source: SourceText,
  { root, settings, knowledgeFiles }: Workspace,
): readonly Problem[] {
  const globs = settingsFileOf(source).written.knowledge;
  if (root === undefined || globs !== settings.knowledge) return [];
  const paths = knowledgeFiles.flatMap((it) => pathIn(root, it.uri) ?? []);
  const isMissing = (glob: string): boolean => {
    const { wanted, unwanted } = globsOf([glob], []);
    return unwanted.length === 0 && !paths.some(pathMatcher({ wanted, unwanted }));
  };
  return globs.flatMap((it, index): Problem[] => {
    if (!isMissing(it)) return [];
    const isGlob = picomatch.scan(it).isGlob;
    return [
      {
        range: placeOf(globs, index),
        severity: isGlob ? 'information' : 'warning',
        message: isGlob ? unmatched(it) : absent(it),
      },
    ];
  });
}

function absent(path: string): Message {
  const files = `${path.replace(/\/$/, '')}/**/*.yaml`;
  return /\.ya?ml$/i.test(path)
    ? {
        ja: `知識ベース「${path}」がないので、その名称は校閲に使われません。綴りと、このフォルダーからの置き場所を確かめてください。`,
        en: `There is no knowledge file “${path}”, so its names are not used. Check its spelling and its place below this folder.`,
      }
    : {
        ja: `「${path}」という知識ベースのファイルはありません。フォルダーなら「${files}」と書きます。`,
        en: `There is no knowledge file “${path}”. For a folder, write “${files}”.`,
      };
}

const unmatched = (glob: string): Message => ({
  ja: `「${glob}」に当たる知識ベースのファイルがまだありません。置けば、ここから読み込みます。`,
  en: `No knowledge file matches “${glob}” yet. One that is put there will be read.`,
});
