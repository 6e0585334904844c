import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { z } from 'zod';
import { firstMoment } from '#wiring/england.ts';
import { startSandbox } from '#wiring/sandbox-process.ts';

const list = z.object({ traps: z.array(z.object({ name: z.string(), tells: z.string(), changes: z.string() })) });
export type Trap = z.infer<typeof list>['traps'][number];

/** The traps that made-up England says it knows. */
export async function knownTraps(): Promise<readonly Trap[]> {
  const never = new Promise<void>(() => undefined);
  const dropDirectory = join(tmpdir(), 'teacher-success-bench-no-drop');
  const options = { people: 10, seed: 1, traps: 'none', now: firstMoment, dropDirectory };
  await using sandbox = await startSandbox(options, never);
  if (sandbox === null) throw new Error('Made-up England did not start');
  const { body } = await request(`${sandbox.url}/traps`);
  return list.parse(await body.json()).traps;
}
