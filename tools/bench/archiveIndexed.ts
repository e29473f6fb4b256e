/** One memory of earlier reports in a process of its own: built, stored, loaded again and asked. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Archive, emptyArchive, recollectionsOf } from '../../server/src/core/archive/archive.js';
import { type ArchivedReport, sentenceAt } from '../../server/src/core/archive/archivedReport.js';
import { archiveFrom, storedArchive } from '../../server/src/core/archive/storedArchive.js';
import { reportOf } from '../../server/src/core/markdown/report.js';
import { SourceText } from '../../server/src/core/text/sourceText.js';
import { archived, portion } from '../../server/src/lsp/archivist.js';
import { randomOf } from '../accuracy/injection.js';
import { forgetful, root, workspaceWith } from './koetsu.js';
import { inventedNames, pick } from './names.js';
import { answerTasks } from './processOfItsOwn.js';
import { median, processorTime, timeOf } from './rounds.js';

export const reading = 'reading';
export const indexing = 'indexing';

export interface ArchiveTask {
  readonly task: typeof reading | typeof indexing | 'keeping' | 'recalling' | 'seeking' | 'quoting';
}

export interface ArchiveFigures {
  /** Milliseconds of processor time. */
  readonly time: number;
  /** Most resident memory that was seen so far, in KiB. */
  readonly peak: number;
  /** Bytes of the stored memory. */
  readonly size: number;
}

const knowledgeStamp = 'bench';
/** A hover quotes so many. */
const quoted = 3;

/** Runs in the process of its own. */
export function beArchive(folder: string, count: number): void {
  const workspace = workspaceWith(inventedNames(10_000));
  const read = (uri: string): string =>
    readFileSync(path.join(folder, uri.slice(uri.lastIndexOf('/') + 1)), 'utf8');
  const uris = Array.from({ length: count }, (_, at) => `${root}/${at}.md`);
  let archive = emptyArchive;
  let stored = '';
  // Not maxRSS: on Linux a process inherits that of the one that started it.
  let peak = 0;
  const watch = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss() / 1024);
  };
  const work: Readonly<Record<ArchiveTask['task'], () => number | Promise<number>>> = {
    reading: () => {
      let length = 0;
      const time = timeOf(() => {
        for (const it of uris) length += read(it).length;
      });
      if (length === 0) throw new Error('There is nothing to read.');
      return time;
    },
    indexing: async () => {
      const start = processorTime();
      const fresh = forgetful(workspace);
      archive = emptyArchive;
      let portionRead: ArchivedReport[] = [];
      for (const [index, uri] of uris.entries()) {
        // As between two messages: what is kept by a weak reference can go.
        if (index % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
        watch();
        const entry = archived(uri, read(uri), '1', fresh);
        if (entry) portionRead.push(entry);
        if (portionRead.length === portion || index === uris.length - 1) {
          archive = archive.with(portionRead);
          portionRead = [];
        }
      }
      if (archive.reports.size !== count) throw new Error('Not every report is remembered.');
      return processorTime() - start;
    },
    keeping: () =>
      timeOf(() => {
        stored = storedArchive(archive, knowledgeStamp);
      }),
    recalling: () =>
      timeOf(() => {
        archive = archiveFrom(stored, knowledgeStamp)!;
      }),
    seeking: () =>
      median(
        entitiesIn(archive).map(
          (entity) => timeOf(() => repeated(100, () => recollectionsOf(archive, entity))) / 100,
        ),
      ),
    quoting: () =>
      median(
        entitiesIn(archive).map((entity) =>
          timeOf(() => {
            for (const { report, start } of recollectionsOf(archive, entity).slice(0, quoted)) {
              sentenceAt(reportOf(new SourceText(report.uri, read(report.uri))), start);
            }
          }),
        ),
      ),
  };
  answerTasks<ArchiveTask, ArchiveFigures>(async ({ task }) => {
    const time = await work[task]();
    watch();
    return { time, peak, size: Buffer.byteLength(stored) };
  });
}

/** 200 that stand in some report: those that many reports name are asked for more often. */
function entitiesIn({ reports }: Archive): readonly number[] {
  const random = randomOf(1);
  const all = [...reports.values()];
  return Array.from({ length: 200 }, () => pick(random, [...pick(random, all).entities]));
}

function repeated(count: number, work: () => void): void {
  for (let at = 0; at < count; at++) work();
}
