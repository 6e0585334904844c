import type { Pool } from 'pg';
import { request } from 'undici';
import { z } from 'zod';
import { parseInstant } from '#kernel/instant.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import type { EnglandAddress } from './england.ts';

/** Made-up England did not answer: its process has ended, or hangs. */
export class EnglandGone extends Error {
  constructor(cause: unknown) {
    super('Made-up England does not answer.', { cause });
    this.name = 'EnglandGone';
  }
}

const timeoutMs = 60_000;

/** Moves made-up England's clock, and ours with it. @throws EnglandGone */
export async function moveClock(
  pool: Pool,
  england: EnglandAddress,
  move: { readonly to: string } | { readonly seconds: number },
): Promise<void> {
  const { status, body } = await post(`${england.url}/clock`, move);
  const at = parseInstant(z.object({ now: z.string() }).parse(JSON.parse(body)).now);
  if (status !== 200 || at === undefined)
    throw new Error(`Made-up England's clock did not move: ${body.slice(0, 200)}`);
  await setSimulatedClock(pool, at);
}

async function post(url: string, value: unknown): Promise<{ readonly status: number; readonly body: string }> {
  try {
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: statusCode, body: await body.text() };
  } catch (error) {
    throw new EnglandGone(error);
  }
}
