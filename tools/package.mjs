/**
 * `npm run package`: koetsu-<version>.vsix, of the files that .vscodeignore allows and of nothing else.
 * `stage` lays them out as they are in it; the tests in VS Code run on that.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import picomatch from 'picomatch';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const staged = path.join(root, 'out/vsix');
const tool = path.join(root, 'tools/vsix');

/** Copies what dist/ and the repository hold into a folder of its own, and answers with that folder. */
export function stage() {
  const allowed = readFileSync(path.join(root, '.vscodeignore'), 'utf8')
    .trim()
    .split('\n')
    .filter((it) => it.startsWith('!'))
    .map((it) => it.slice(1));
  rmSync(staged, { recursive: true, force: true });
  for (const pattern of allowed) {
    const { base } = picomatch.scan(pattern);
    const isAllowed = picomatch(pattern);
    const files = base === pattern ? [pattern] : filesIn(base).filter((it) => isAllowed(it));
    if (files.length === 0) throw new Error(`${pattern} of .vscodeignore stands for no file.`);
    for (const file of files) cpSync(path.join(root, file), path.join(staged, file));
  }
  // What is for contributors and for npm; `files` would have its own say about what is packed.
  const { scripts, devDependencies, bin, files, ...manifest } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  writeFileSync(path.join(staged, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(staged, '.vscodeignore'), '# Everything here is packed.\n');
  for (const name of ['README.md', 'README.en.md']) {
    const text = readFileSync(path.join(root, name), 'utf8');
    writeFileSync(path.join(staged, name), withoutNeighbours(text));
  }
  return staged;
}

const filesIn = (folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) =>
      path
        .relative(root, path.join(it.parentPath ?? it.path, it.name))
        .split(path.sep)
        .join('/'),
    );

/** The pictures and pages to which a README leads are not shipped with it. */
function withoutNeighbours(markdown) {
  return markdown
    .replace(/^ *!\[[^\]]*\]\((?!https:)[^)]*\)\n+/gm, '')
    .replace(/\[([^\]]*)\]\((?!https:|#)[^)]*\)/g, '$1');
}

/** Packs what is staged into `file`. */
export function packVsix(file) {
  const vsce = path.join(tool, 'node_modules/@vscode/vsce/vsce');
  if (!existsSync(vsce)) {
    execFileSync('npm', ['ci', '--loglevel=error'], {
      cwd: tool,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  mkdirSync(path.dirname(file), { recursive: true });
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  execFileSync(process.execPath, [vsce, 'package', ...flags, '--out', file], {
    cwd: stage(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `koetsu-${version}.vsix`);
  packVsix(file);
  console.log(path.relative(process.cwd(), file));
}
