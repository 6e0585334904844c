import { openSystem } from '#main.ts';
import { buildServer } from '#server.ts';
import { answerParent } from '../child/answer-parent.ts';

/** The real server in a process of its own; asked, it says where it listens and what it has taken so far. */
const system = await openSystem({ databaseUrl: null, dataDirectory: process.argv[2] ?? '' }, true);
const app = buildServer(system, 'warn', null, () => ({ trsWebhook: null, notifyReceiptToken: null }));
const url = await app.listen({ port: 0, host: '127.0.0.1' });

answerParent(
  async () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    return { url, peakMemoryMb: Math.round(maxRSS / 1024), cpuMs: (userCPUTime + systemCPUTime) / 1000 };
  },
  async () => {
    await app.close();
    await system[Symbol.asyncDispose]();
  },
);
