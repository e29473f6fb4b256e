/** What a tool of a language model is: a question with its input, and the one who answers it. */
import type { Message } from '../finding.js';
import type { LanguageService } from '../languageService.js';
import type { Draft } from './judgement.js';
import type { Fields, InputOf } from './toolInput.js';

/** What a door brings to a tool. */
export interface Occasion {
  readonly language: keyof Message;
  /** `2025-04-23`, by the calendar of whoever works. */
  readonly today: string;
}

export interface Answer {
  /** To be written as JSON. */
  readonly told: object;
  /** What the file that was asked about is to hold from now on. */
  readonly write?: string;
}

interface ToolShape {
  readonly name: string;
  readonly title: Message;
  /** For the model. */
  readonly description: Message;
  /** It may change a file. */
  readonly writes?: true;
}

/** Asked about a text: `path` names its file, `text` is what is or would be in it. */
export interface DraftTool extends ToolShape {
  readonly subject: 'draft';
  readonly fields: Fields;
  answer(input: Input, draft: Draft, occasion: Occasion): Answer;
}

/** Asked about a folder and what it knows. */
export interface FolderTool extends ToolShape {
  readonly subject: 'folder';
  readonly fields: Fields;
  answer(input: Input, service: LanguageService, occasion: Occasion): Answer;
}

export type Tool = DraftTool | FolderTool;

export type Input = InputOf<Fields>;

export const draftTool = <F extends Fields>(
  it: Omit<DraftTool, 'subject' | 'fields' | 'answer'> & {
    readonly fields: F;
    answer(input: InputOf<F>, draft: Draft, occasion: Occasion): Answer;
  },
): DraftTool => ({
  ...it,
  subject: 'draft',
  answer: (input, ...rest) => it.answer(input as InputOf<F>, ...rest),
});

export const folderTool = <F extends Fields>(
  it: Omit<FolderTool, 'subject' | 'fields' | 'answer'> & {
    readonly fields: F;
    answer(input: InputOf<F>, service: LanguageService, occasion: Occasion): Answer;
  },
): FolderTool => ({
  ...it,
  subject: 'folder',
  answer: (input, ...rest) => it.answer(input as InputOf<F>, ...rest),
});
