import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Two at once: the second waits, then finds the work done. A folder is made by one process only. */
export async function withLock(folder, work) {
  mkdirSync(dirname(folder), { recursive: true });
  let isTold = false;
  while (!take(folder)) {
    if (isAbandoned(folder)) {
      rmSync(folder, { recursive: true, force: true });
      continue;
    }
    if (!isTold) {
      console.error('Another set-up is running in this folder: waiting for it.');
      isTold = true;
    }
    await delay(200);
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  const end = () => process.exit(130);
  process.on('exit', release);
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}

function take(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
  writeFileSync(join(folder, 'pid'), String(process.pid));
  return true;
}

/** Its maker was killed: the process it names is gone, or it never came to name one. */
function isAbandoned(folder) {
  let pid;
  try {
    pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  } catch {
    return isOlderThan(folder, 10000);
  }
  if (!pid) {
    return isOlderThan(folder, 10000);
  }
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function isOlderThan(folder, milliseconds) {
  try {
    return Date.now() - statSync(folder).mtimeMs > milliseconds;
  } catch {
    return false;
  }
}
