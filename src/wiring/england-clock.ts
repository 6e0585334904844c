import type { Pool } from 'pg';
import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import type { EnglandAddress } from './england.ts';
import { askEngland } from './england-request.ts';

/** Moves made-up England's clock, and ours with it. @throws EnglandGone */
export async function moveClock(
  pool: Pool,
  england: EnglandAddress,
  move: { readonly to: string } | { readonly seconds: number },
): Promise<void> {
  const { status, body } = await askEngland(england, '/clock', move);
  const at = parseInstant(z.object({ now: z.string() }).parse(JSON.parse(body)).now);
  if (status !== 200 || at === undefined)
    throw new Error(`Made-up England's clock did not move: ${body.slice(0, 200)}`);
  await setSimulatedClock(pool, at);
}
