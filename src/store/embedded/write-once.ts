import { linkSync, rmSync, writeFileSync } from 'node:fs';

/** A file appears whole or not at all, and only one of several writers wins. @returns whether it was this one */
export function writeOnce(path: string, text: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
