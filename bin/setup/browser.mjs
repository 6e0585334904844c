import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Finds or fetches a Chromium that starts, and remembers where for test/support/browser.ts. */
export async function setUpBrowser(root) {
  const remembered = join(root, 'node_modules/.cache/teacher-success/chromium');
  if (existsSync(remembered) && existsSync(readFileSync(remembered, 'utf8').trim())) {
    return;
  }
  const found = findInstalled() || installFromDebian() || (await unpackFromNpm(root));
  if (!found) {
    throw new Error('No Chromium that starts was found for the tests. Install one, or name one in CHROMIUM_PATH.');
  }
  mkdirSync(dirname(remembered), { recursive: true });
  writeFileSync(remembered, `${found}\n`);
}

function findInstalled() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !starts(named)) {
    throw new Error(`CHROMIUM_PATH names ${named}, which does not start.`);
  }
  return named || usualPlaces.find(starts);
}

function installFromDebian() {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/etc/debian_version')) {
    return undefined;
  }
  console.error('Installing Chromium for the tests (apt-get install chromium). Once...');
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const install = () => spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
  if (install().status !== 0) {
    spawnSync('apt-get', ['update', '-q'], options);
    install();
  }
  return usualPlaces.find(starts);
}

/** The npm package carries a Chromium without desktop, and the libraries that a bare machine lacks, both packed. */
async function unpackFromNpm(root) {
  if (process.platform !== 'linux') {
    return undefined;
  }
  console.error('Unpacking Chromium for the tests from its npm package. Once...');
  const folder = join(root, 'node_modules/.cache/teacher-success/chromium-unpacked');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // The package unpacks into the temporary folder, wherever that is.
  process.env.TMPDIR = folder;
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  const unpacked = await chromium.executablePath();
  const wrapped = join(folder, 'chromium-wrapped');
  wrap(wrapped, unpacked, '');
  if (!starts(wrapped)) {
    await inflate(join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
    wrap(wrapped, unpacked, `export LD_LIBRARY_PATH=${quote(join(folder, 'al2023/lib'))}`);
  }
  return starts(wrapped) ? wrapped : undefined;
}

/** A bare machine may have neither the libraries nor a font. */
function wrap(wrapped, unpacked, environment) {
  const fonts = `[ -d /etc/fonts ] || export FONTCONFIG_PATH=${quote(join(dirname(wrapped), 'fonts'))}`;
  writeFileSync(wrapped, `#!/bin/sh\n${environment}\n${fonts}\nexec ${quote(unpacked)} "$@"\n`, { mode: 0o755 });
}

function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function starts(path) {
  return existsSync(path) && spawnSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore' }).status === 0;
}
