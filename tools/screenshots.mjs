/**
 * `npm run screenshots`: tells the story of test/extension/story.mjs in Japanese and in English, and puts the pictures
 * that the two READMEs show into docs/images and docs/images/en. It fails where the product does not answer.
 */
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installHost } from '../test/editor-host/install.mjs';
import { tellStory } from '../test/extension/story.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const readmes = [
  { readme: 'README.md', locale: 'ja', images: 'docs/images' },
  { readme: 'README.en.md', locale: 'en', images: 'docs/images/en' },
];

installHost();
rmSync(path.join(root, 'docs/images'), { recursive: true, force: true });
for (const { readme, locale, images } of readmes) {
  const pictures = path.join(root, 'out/extension/story', locale);
  const { failed } = await tellStory({ locale, pictures });
  if (failed > 0) process.exit(1);
  const text = readFileSync(path.join(root, readme), 'utf8');
  mkdirSync(path.join(root, images), { recursive: true });
  for (const [, name] of text.matchAll(new RegExp(`\\(${images}/([\\w-]+\\.png)\\)`, 'g'))) {
    cpSync(path.join(pictures, name), path.join(root, images, name));
    console.log(`${images}/${name}`);
  }
}
