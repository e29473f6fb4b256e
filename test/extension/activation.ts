/** Runs in a fresh extension host and prints how long the extension takes to begin: see activation.mjs. */
import * as vscode from 'vscode';
import { file, findings } from './editor.js';

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('koetsu.koetsu')!;
  if (extension.isActive) throw new Error('the extension is active before anything was opened');
  const start = performance.now();
  await extension.activate();
  const activated = performance.now();
  const { uri } = await vscode.workspace.openTextDocument(file('reports/2025-04-muscat.md'));
  await vscode.window.showTextDocument(uri);
  while (findings(uri).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const found = performance.now();
  console.log(`[activation] ${JSON.stringify({ activate: activated - start, findings: found - activated })}`);
}
