#!/usr/bin/env node
// Makes a fresh clone ready: the packages, and with --browser a Chromium for the tests. Runs before `npm start` and
// `npm test`, on the host's own Node (20 or newer). When nothing has changed it does nothing and needs no network.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUpBrowser } from './setup/browser.mjs';
import { withLock } from './setup/lock.mjs';
import { arePackagesCurrent, installPackages } from './setup/packages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

try {
  if (!existsSync(join(root, 'package-lock.json'))) {
    throw new Error('package-lock.json is missing: is this a whole clone?');
  }
  await withLock(join(root, 'tmp/setup.lock'), async () => {
    if (!arePackagesCurrent(root)) {
      installPackages(root);
    }
    if (process.argv.includes('--browser')) {
      await setUpBrowser(root);
    }
  });
} catch (error) {
  console.error(`\nSetting up failed. ${error.message}`);
  process.exitCode = 1;
}
