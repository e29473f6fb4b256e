/** `koetsu mcp`: offers an assistant the checks and the names of one folder. */
import { realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { answerOfDraft, answerOfFolder, isAboutDraft, questionOf } from '../core/assistant/question.js';
import { schemaOf } from '../core/assistant/toolInput.js';
import { tools } from '../core/assistant/tools.js';
import { type Message, type Refusal, refused } from '../core/finding.js';
import type { Resources } from '../core/knowledge/resources.js';
import type { Offer } from '../main.mcp.js';
import { loadResources } from '../node/resources.js';
import type { Language, Request } from './arguments.js';
import { draftOnDisk, folderOnDisk } from './draftOnDisk.js';
import { today } from './newReport.js';
import type { ExitCode, World } from './world.js';

export async function serveAssistant({ paths, language }: Request, world: World): Promise<ExitCode> {
  const folder = folderOf(paths);
  if (typeof folder !== 'string') {
    world.stderr.write(`koetsu mcp: ${folder.reason[language]}\n`);
    return 2;
  }
  const { serve } = require(path.join(world.folder, 'mcp.js')) as { serve(offer: Offer): Promise<void> };
  const resources = loadResources(world.folder);
  await serve({
    version: world.version,
    title: 'Koetsu 校閲',
    instructions: instructions[language],
    tools: offered(language),
    call(tool, input) {
      const answer = answered(folder, tool, input, { resources, shipped: world.folder }, language);
      const isRefused = 'kind' in answer;
      return { text: isRefused ? answer.reason[language] : JSON.stringify(answer), isRefused };
    },
  });
  return 0;
}

const instructions: Message = {
  ja: '日本語の調査報告書を書くための道具です。書き始める前に new_report で職場の形を見て、名前は look_up_names の書き方に従い、下書きは check に通して、指摘を直してから渡してください。知識ベースにない名前の書き方は、推測せずに人に確かめてください。',
  en: 'Tools for writing research reports in Japanese. See new_report for the form of the house before drafting, write names as look_up_names tells, and put every draft through check before handing it over. Where the knowledge base lacks a name, ask a person instead of guessing.',
};

const offered = (language: Language): Offer['tools'] =>
  tools.map(({ name, title, description, fields, writes = false }) => ({
    name,
    title: title[language],
    description: description[language],
    inputSchema: schemaOf(fields, language),
    annotations: {
      title: title[language],
      readOnlyHint: !writes,
      destructiveHint: writes,
      idempotentHint: true,
      // Nothing leaves the machine.
      openWorldHint: false,
    },
  }));

/** What an assistant may see: the folder that is named, else the one that it was started in. */
function folderOf([given = '.', ...others]: readonly string[]): string | Refusal {
  if (others.length > 0) {
    return refused('フォルダーは一つだけ挙げてください。', 'Name one folder.');
  }
  const folder = path.resolve(given);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return refused(`「${given}」というフォルダーはありません。`, `There is no folder “${given}”.`);
  }
  // Assistants start programs anywhere.
  if (folder === path.parse(folder).root) {
    return refused(
      '報告書のフォルダーを挙げてください（koetsu mcp フォルダー）。',
      'Name the folder of the reports: koetsu mcp folder.',
    );
  }
  return realpathSync(folder);
}

/** What the product brings along. */
interface Shipped {
  readonly resources: Resources;
  /** The folder of the dictionary. */
  readonly shipped: string;
}

/** Total: what goes wrong with one call is told to the assistant. */
function answered(
  folder: string,
  tool: string,
  input: unknown,
  { resources, shipped }: Shipped,
  language: Language,
): object | Refusal {
  try {
    const question = questionOf(tool, input);
    if ('kind' in question) return question;
    const occasion = { language, today: today() };
    if (!isAboutDraft(question))
      return answerOfFolder(question, folderOnDisk(folder, resources), occasion).told;
    const draft = draftOnDisk(folder, question, resources, shipped);
    if ('kind' in draft) return draft;
    const { told, write } = answerOfDraft(question, draft, occasion);
    if (write === undefined) return told;
    writeFileSync(draft.file, write);
    return { ...told, written: draft.name };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return refused(`内部エラーが起きました（${reason}）。`, `Something went wrong (${reason}).`);
  }
}
