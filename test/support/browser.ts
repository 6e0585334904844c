import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** Where bin/setup.mjs --browser remembers the Chromium that it found. */
const remembered = join(import.meta.dirname, '../../node_modules/.cache/teacher-success/chromium');

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: quietFlags });
}

/** In a container there is no sandbox; the others keep Chromium from calling home in the midst of a test. */
const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

function findChromium(): string {
  try {
    return readFileSync(remembered, 'utf8').trim();
  } catch (cause) {
    throw new Error('No Chromium is set up for the tests. Run: node bin/setup.mjs --browser', { cause });
  }
}
