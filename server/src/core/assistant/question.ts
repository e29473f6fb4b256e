/** A call of a tool by a language model, read and answered. The doors bring the text and the folder. */
import { type Refusal, refused, type Severity } from '../finding.js';
import type { LanguageService } from '../languageService.js';
import { pathIn } from '../text/uri.js';
import type { Workspace } from '../workspace.js';
import type { draftFields, writeField } from './draftFields.js';
import type { Draft } from './judgement.js';
import type { Answer, DraftTool, FolderTool, Input, Occasion } from './tool.js';
import { type InputOf, inputOf } from './toolInput.js';
import { tools } from './tools.js';

export interface DraftQuestion {
  readonly tool: DraftTool;
  readonly input: Input;
  readonly path: string | undefined;
  /** What is or would be in the file. */
  readonly text: string | undefined;
}

export interface FolderQuestion {
  readonly tool: FolderTool;
  readonly input: Input;
}

export function questionOf(name: string, given: unknown): DraftQuestion | FolderQuestion | Refusal {
  const tool = tools.find((it) => it.name === name);
  if (!tool) return refused(`「${name}」という道具はありません。`, `There is no tool “${name}”.`);
  const read = inputOf(tool.fields, given ?? {});
  if ('kind' in read) return read;
  const input = read.values;
  if (tool.subject === 'folder') return { tool, input };
  const { path, text, write } = input as InputOf<typeof draftFields & typeof writeField>;
  if (path === undefined && text === undefined) {
    return refused('「path」か「text」を書いてください。', 'Give “path” or “text”.');
  }
  if (write && (path === undefined || text !== undefined)) {
    return refused(
      '書き込むときは、「path」だけを書いてください。',
      'To write to a file, give “path” alone.',
    );
  }
  return { tool, input, path, text };
}

export const isAboutDraft = (it: DraftQuestion | FolderQuestion): it is DraftQuestion =>
  it.tool.subject === 'draft';

export const answerOfDraft = ({ tool, input }: DraftQuestion, draft: Draft, occasion: Occasion): Answer =>
  withFaults(tool.answer(input, draft, occasion), draft.service.workspace);

export const answerOfFolder = (
  { tool, input }: FolderQuestion,
  service: LanguageService,
  occasion: Occasion,
): Answer => withFaults(tool.answer(input, service, occasion), service.workspace);

/** Where the settings or the knowledge have faults, the answer may lack what they should say. */
function withFaults(answer: Answer, { root, settingsProblems, knowledge }: Workspace): Answer {
  const faulty = [...settingsProblems, ...knowledge.problems]
    .filter(([, problems]) => problems.some((it) => isGrave(it.severity ?? 'error')))
    .map(([uri]) => (root === undefined ? undefined : pathIn(root, uri)) ?? uri);
  return faulty.length === 0
    ? answer
    : { ...answer, told: { ...answer.told, filesWithFaults: [...new Set(faulty)] } };
}

const isGrave = (it: Severity): boolean => it === 'error' || it === 'warning';
