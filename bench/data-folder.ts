import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type DataFolder = AsyncDisposable & { readonly path: string };

/** The named folder, kept; or a fresh temporary one that goes away with the measurement. */
export async function openDataFolder(named: string | undefined): Promise<DataFolder> {
  if (named !== undefined) {
    const path = resolve(named);
    await mkdir(path, { recursive: true });
    return { path, [Symbol.asyncDispose]: async () => undefined };
  }
  const path = await mkdtemp(join(tmpdir(), 'teacher-success-bench-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
