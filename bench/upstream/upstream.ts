import { join } from 'node:path';
import type { FeedConfig } from '#wiring/paged-sources.ts';
import { startChild } from '../child/child.ts';

/** The sources of the measurement, in a process of their own. */
export type Upstream = AsyncDisposable & {
  readonly feeds: FeedConfig;
  /** Shows everything that happened until the end of that day. */
  liveUntil(wave: number): Promise<void>;
};

export async function startUpstream(records: number): Promise<Upstream> {
  const child = await startChild(join(import.meta.dirname, 'server.ts'), [String(records)]);
  const port = await child.ask(null);
  const url = `http://127.0.0.1:${port}`;
  return {
    feeds: {
      applyCandidateApi: null,
      applyRegisterApi: { url: `${url}/apply/register-api`, token: 'bench' },
      publishApi: { url: `${url}/publish` },
      registerApi: null,
      vacanciesApi: null,
      trsApi: null,
      dropDirectory: null,
    },
    liveUntil: async (wave) => {
      await child.ask(wave);
    },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}
