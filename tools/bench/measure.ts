/** Runs one section and prints it as JSON, or makes the page of all: run.mjs gives each a process of its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { coldStart } from './coldStart.js';
import { folders } from './folders.js';
import { fullCheck } from './fullCheck.js';
import { keystroke } from './keystroke.js';
import { namesGrowth } from './namesGrowth.js';
import { namesLoading } from './namesLoading.js';
import { pageOf } from './page.js';
import type { Extent, Section } from './section.js';

const measures: Readonly<Record<string, (extent: Extent) => Promise<Section>>> = {
  fullCheck,
  keystroke,
  coldStart,
  namesGrowth,
  namesLoading,
  folders,
};

async function main([what, file, folder, extent]: readonly string[]): Promise<void> {
  if (what === '--names') process.stdout.write(Object.keys(measures).join(' '));
  else if (what === '--page') {
    const sections = JSON.parse(readFileSync(file!, 'utf8')) as readonly Section[];
    process.stdout.write(pageOf(sections));
  } else {
    const section = await measures[what!]!({ folder: folder!, isQuick: extent === 'quick' });
    writeFileSync(file!, JSON.stringify(section));
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
