import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { instant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { processIdentity } from '#store/embedded/running-process.ts';
import type { FeedConfig } from './paged-sources.ts';
import type { EnglandOptions } from './sandbox-process.ts';

/** The first day of made-up England: Find opens for cycle 2025. */
export const firstMoment = instant('2024-10-01T00:00:00Z');

/** How people sign in there, as we are registered with it. */
export const door = z.object({
  door: z.enum(['one-login', 'teacher-auth', 'staff']),
  issuer: z.string(),
  clientId: z.string(),
  privateKey: z.string(),
});

/** How a message leaves there. */
export const notifyAddress = z.object({
  url: z.string(),
  apiKey: z.string(),
  emailTemplate: z.string(),
  smsTemplate: z.string(),
});

/** Where a running made-up England is, for the commands of other processes. */
const address = z.object({
  url: z.string(),
  candidateToken: z.string().nullable(),
  applyToken: z.string(),
  registerTokens: z.array(z.object({ ukprn: z.string(), token: z.string() })).readonly(),
  trsKey: z.string().nullable().default(null),
  receiptToken: z.string().nullable().default(null),
  notify: notifyAddress.nullable().default(null),
  doors: z.array(door).readonly().default([]),
  dropDirectory: z.string(),
  pid: z.number(),
  identity: z.string(),
});
export type EnglandAddress = z.infer<typeof address>;

export async function writeAddress(dataDirectory: string, england: EnglandAddress): Promise<void> {
  await writeWhole(addressFile(dataDirectory), JSON.stringify(england));
}

export async function forgetAddress(dataDirectory: string): Promise<void> {
  await rm(addressFile(dataDirectory), { force: true });
}

/** Null when no made-up England runs from that folder; one that was killed leaves an address where others may answer. */
export async function readAddress(dataDirectory: string): Promise<EnglandAddress | null> {
  const text = await readFile(addressFile(dataDirectory), 'utf8').catch(() => null);
  if (text === null) return null;
  const england = address.safeParse(JSON.parse(text));
  return england.success && processIdentity(england.data.pid) === england.data.identity ? england.data : null;
}

function addressFile(dataDirectory: string): string {
  return join(dataDirectory, 'england.json');
}

/** The same people must come back at every start: a folder goes on with what it was first made with. */
export async function chooseOptions(
  dataDirectory: string,
  asked: Partial<EnglandOptions>,
): Promise<Result<EnglandOptions, string>> {
  const text = await readFile(optionsFile(dataDirectory), 'utf8').catch(() => null);
  if (text === null) return ok({ people: 2000, seed: 1, traps: 'all', ...asked });
  const kept = keptOptions.parse(JSON.parse(text));
  const wanted = { ...kept, ...asked };
  const isSame = wanted.people === kept.people && wanted.seed === kept.seed && wanted.traps === kept.traps;
  return isSame ? ok(kept) : fail(explainOthers(kept, wanted));
}

/** Only when made-up England has come up with them: what it refuses must not be tried for ever. */
export async function keepOptions(dataDirectory: string, options: EnglandOptions): Promise<void> {
  await mkdir(dataDirectory, { recursive: true });
  await writeWhole(optionsFile(dataDirectory), JSON.stringify(options));
}

const keptOptions = z.object({ people: z.number(), seed: z.number(), traps: z.string().default('all') });

function optionsFile(dataDirectory: string): string {
  return join(dataDirectory, 'england-made-with.json');
}

function explainOthers(kept: EnglandOptions, wanted: EnglandOptions): string {
  return [
    `This folder holds a made-up England of ${describe(kept)}, not of ${describe(wanted)}.`,
    'Leave --people, --seed and --traps out to go on with it, or name a new folder for the other:',
    `TEACHER_SUCCESS_DATA=.data-other npm start -- --people ${wanted.people} --seed ${wanted.seed}${wanted.traps === 'all' ? '' : ` --traps ${wanted.traps}`}`,
  ].join('\n');
}

function describe({ people, seed, traps }: EnglandOptions): string {
  return `${people} people a cycle (seed ${seed}${traps === 'all' ? '' : `, traps ${traps}`})`;
}

/** Readers see the old or the new text, never half of one. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, path);
}

/** How our feeds reach made-up England. */
export function feedsOf(
  england: Omit<EnglandAddress, 'receiptToken' | 'notify' | 'doors' | 'pid' | 'identity'>,
): FeedConfig {
  return {
    applyCandidateApi:
      england.candidateToken === null
        ? null
        : { url: `${england.url}/apply/candidate-api`, token: england.candidateToken },
    applyRegisterApi: { url: `${england.url}/apply/register-api`, token: england.applyToken },
    publishApi: { url: `${england.url}/publish/api/public/v1` },
    registerApi: {
      url: `${england.url}/register/api/v2026.1`,
      tokens: Object.fromEntries(england.registerTokens.map(({ ukprn, token }) => [ukprn, token])),
    },
    vacanciesApi: { url: `${england.url}/vacancies/api/v1` },
    trsApi: england.trsKey === null ? null : { url: `${england.url}/trs`, token: england.trsKey },
    dropDirectory: england.dropDirectory,
  };
}
