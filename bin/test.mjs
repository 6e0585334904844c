#!/usr/bin/env node
// Runs the tests under the bundled Node: all, or the files, folders and flags that are named; --soak the long counts.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './setup/bundled-node.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const everyTest = [
  'test/together/{core,sandbox}.ts',
  'sandbox/trap{,-apart}.test.ts',
  'src/store/**/*.test.ts',
  'bench/**/*.test.ts',
  'test/*.test.ts',
  'test/!(soak)/**/*.test.ts',
];
const soakTest = ['test/soak/**/*.test.ts'];

const asked = process.argv.slice(2).filter((argument) => argument !== '--soak');
const flags = asked.filter((argument) => argument.startsWith('-'));
const named = asked.filter((argument) => !argument.startsWith('-')).map(asPattern);
const usual = process.argv.includes('--soak') ? soakTest : everyTest;

// Tests never touch a database that somebody has named for other work.
const { DATABASE_URL: _unused, ...environment } = process.env;
const runner = [
  '--disable-warning=ExperimentalWarning',
  '--test',
  '--test-global-setup=test/global-setup.ts',
  `--test-concurrency=${availableParallelism()}`,
  ...flags,
  ...(named.length > 0 ? named : usual),
];
// Hundreds of test files load the same modules: each is compiled once.
const compiled = join(root, 'node_modules/.cache/node-compile');
const env = { NODE_COMPILE_CACHE: compiled, ...environment };
const child = spawn(findNode(root), runner, { cwd: root, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : code;
});

function asPattern(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ? join(path, '**/*.test.ts') : path;
}
