import { request } from 'undici';
import type { EnglandAddress } from './england.ts';

/** Made-up England did not answer: its process has ended, or hangs. */
export class EnglandGone extends Error {
  constructor(cause: unknown) {
    super('Made-up England does not answer.', { cause });
    this.name = 'EnglandGone';
  }
}

/** Everything that it is asked is done when it answers. */
const timeoutMs = 60_000;

/** Asks made-up England itself for something, not one of its services. @throws EnglandGone */
export async function askEngland(
  england: Pick<EnglandAddress, 'url'>,
  path: string,
  value: unknown,
): Promise<{ readonly status: number; readonly body: string }> {
  try {
    const { statusCode, body } = await request(`${england.url}${path}`, {
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
