/** How each door is bundled: the command line, and client and server for the desktop and for browsers. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** @type {import('esbuild').BuildOptions} */
export const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // Node 20 knows all of it; for a target in Node's versions, esbuild compiles regular expressions at each use.
  target: 'es2022',
  format: 'cjs',
  // `yaml` and `vscode-*` ship CommonJS for Node and ES modules for bundlers; the latter are smaller.
  mainFields: ['module', 'main'],
  alias: { yaml: path.join(root, 'node_modules/yaml/browser/index.js') },
  // A start is half reading code, so it is small in development too.
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: {
    KOETSU_VERSION: JSON.stringify(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version),
  },
};

/** @type {import('esbuild').BuildOptions} */
const inBrowser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

/** @type {import('esbuild').BuildOptions[]} */
export const doors = [
  {
    ...common,
    entryPoints: { cli: 'server/src/main.cli.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...common, entryPoints: { commands: 'server/src/main.commands.ts' }, outdir: 'dist' },
  { ...common, entryPoints: { mcp: 'server/src/main.mcp.ts' }, outdir: 'dist' },
  {
    ...common,
    entryPoints: { server: 'server/src/main.node.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...common, entryPoints: { textlint: 'server/src/main.textlint.ts' }, outdir: 'dist' },
  { ...common, entryPoints: { reader: 'server/src/main.reader.ts' }, outdir: 'dist' },
  {
    ...common,
    entryPoints: { client: 'client/src/extension.node.ts' },
    outdir: 'dist',
    external: ['vscode'],
  },
  {
    ...inBrowser,
    entryPoints: { client: 'client/src/extension.web.ts' },
    outdir: 'dist/web',
    external: ['vscode'],
  },
  {
    ...inBrowser,
    entryPoints: { server: 'server/src/main.web.ts', reader: 'server/src/main.readerWeb.ts' },
    outdir: 'dist/web',
    format: 'iife',
  },
];
