/** What is to be added to the knowledge base → edits of the workspace's knowledge files. */
import picomatch from 'picomatch/posix';
import type { Addition } from './finding.js';
import { addedForm, addedRecord, addedWord, type Edits } from './knowledge/knowledgeEdits.js';
import type { FileEdit } from './text/textRange.js';
import { uriIn } from './text/uri.js';
import { isKnowledge, knowledgeGlobs, type Workspace } from './workspace.js';

/** Undefined where no file takes the addition without a risk. */
export function editFor(addition: Addition, workspace: Workspace): FileEdit | undefined {
  switch (addition.kind) {
    case 'add-name':
      return inSomeFile(workspace, (text) => addedRecord(text, addition.name));
    case 'add-word':
      return inSomeFile(workspace, (text) => addedWord(text, addition.word));
    case 'add-form': {
      const { knowledge, files } = workspace;
      const index = knowledge.indexOf(addition.entity);
      if (index < 0) return undefined;
      const { name, pack, declaredAt } = knowledge.entity(index);
      // A built-in record stays as it is: one of the workspace adds to it.
      if (pack !== undefined) return inSomeFile(workspace, (text) => addedRecord(text, name, addition.form));
      const { uri, range } = declaredAt;
      const edits = addedForm(files.get(uri)?.text ?? '', range, addition.form);
      return edits && { uri, edits };
    }
  }
}

/** The first knowledge file that can take it, else a new one. */
export function inSomeFile(workspace: Workspace, edit: (text: string) => Edits): FileEdit | undefined {
  for (const { uri, text } of workspace.knowledgeFiles) {
    const edits = edit(text);
    if (edits) return { uri, edits };
  }
  const uri = newFile(workspace);
  const edits = edit('');
  return uri === undefined || !edits ? undefined : { uri, create: true, edits };
}

/** `knowledge/names.yaml`, or a file of that name where the settings look for knowledge. */
function newFile({ root, files, settings }: Workspace): string | undefined {
  if (root === undefined) return undefined;
  const places = knowledgeGlobs(settings).wanted.map((it) => {
    const { base, isGlob } = picomatch.scan(it);
    return isGlob ? `${base}/names.yaml` : it;
  });
  return ['knowledge/names.yaml', ...places]
    .map((it) => uriIn(root, it))
    .find((it) => !files.has(it) && isKnowledge(it, root, settings));
}
