/** The command line: starts the commands, compiled as an earlier run has left them. */
import path from 'node:path';
import { runCompiled } from './node/compiledCode.js';

// Each command compiles other functions.
const command = process.argv[2] ?? '';
const isKept = /^(?:check|publish-check|fix)$/.test(command);
runCompiled(path.join(__dirname, 'commands.js'), isKept ? command : undefined);
