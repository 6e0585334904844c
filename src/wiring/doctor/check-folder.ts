import { access, constants, stat, statfs } from 'node:fs/promises';
import { amiss, type Finding, fine } from './finding.ts';

/** Files are read there and moved aside, so we must be able to do both. */
export async function checkDropFolder(folder: string | null): Promise<Finding> {
  if (folder === null) return fine('files', 'none come: DROP_DIRECTORY names the folder for them');
  const found = await stat(folder).catch(() => null);
  if (found === null)
    return amiss('files', `there is no folder ${folder}`, 'Make it, or name another in DROP_DIRECTORY.');
  if (!found.isDirectory()) return amiss('files', `${folder} is no folder`, 'Name a folder in DROP_DIRECTORY.');
  const mayUse = await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  return mayUse
    ? fine('files', `are taken from ${folder}, a folder a feed`)
    : amiss(
        'files',
        `${folder} may not be read and written by this user`,
        'Give the user of this process both rights.',
      );
}

const leastFreeGigabytes = 1;

export async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder).catch(() => statfs('.'));
  const gigabytes = (bavail * bsize) / 1e9;
  const found = `${gigabytes.toFixed(1)} GB free for ${folder}`;
  return gigabytes >= leastFreeGigabytes
    ? fine('disk', found)
    : amiss('disk', found, `Make room, at least ${leastFreeGigabytes} GB.`);
}
