/**
 * Runs one section and writes it as JSON, or makes the page of all: run.mjs gives each a process of its own.
 * Some sections start this file again, as a contestant that is asked in turn.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { archive } from './archive.js';
import { beArchive } from './archiveIndexed.js';
import { beChecker } from './checkers.js';
import { coldStart } from './coldStart.js';
import { beReader, deepPass } from './deepPass.js';
import { folders } from './folders.js';
import { fullCheck } from './fullCheck.js';
import { keystroke } from './keystroke.js';
import { namesGrowth } from './namesGrowth.js';
import { beKnowledge } from './namesIndexed.js';
import { namesLoading } from './namesLoading.js';
import { beNear, nearLookUp } from './nearLookUp.js';
import { pageOf } from './page.js';
import type { Extent, Section } from './section.js';

const sections: Readonly<Record<string, (extent: Extent) => Promise<Section>>> = {
  fullCheck,
  deepPass,
  keystroke,
  coldStart,
  namesGrowth,
  nearLookUp,
  namesLoading,
  folders,
  archive,
};

const roles: Readonly<Record<string, (...args: string[]) => void | Promise<void>>> = {
  '--checker': (name, folder) => beChecker(name!, folder!),
  '--reader': (name, folder) => beReader(name!, folder!),
  '--names': (size) => beKnowledge(Number(size)),
  '--near': (size) => beNear(Number(size)),
  '--archive': (folder, count) => beArchive(folder!, Number(count)),
  '--sections': () => {
    process.stdout.write(Object.keys(sections).join(' '));
  },
  '--page': (file) => {
    process.stdout.write(pageOf(JSON.parse(readFileSync(file!, 'utf8')) as readonly Section[]));
  },
};

async function main([what, ...args]: readonly string[]): Promise<void> {
  const role = roles[what!];
  if (role) return role(...args);
  const [file, folder, extent] = args;
  const section = await sections[what!]!({ folder: folder!, isQuick: extent === 'quick' });
  writeFileSync(file!, JSON.stringify(section));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
