import { isPersonId, type PersonId } from '#identity/person-id.ts';
import { londonDate } from '#kernel/instant.ts';
import { openSystem } from '#main.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { viewPerson } from '#record/person-view.ts';
import { project } from '#record/projection.ts';
import { answer } from '#record/resolve.ts';
import { readKnownPeople } from '#store/evidence-batch.ts';
import { readClock } from '#store/person-reading.ts';
import { evidenceAsOf } from '#wiring/cohort/views-as-of.ts';
import { openDataFolder } from '../data-folder.ts';
import { prepare } from '../prepared.ts';
import { recordHistory } from '../read/history.ts';
import { readSetting, type Setting } from '../setting.ts';
import { profiled, type Share } from './profile.ts';

export type ResolveAsked = { readonly people: number; readonly dataDirectory: string | undefined };

export type MeasuredResolve = Setting & {
  readonly name: 'resolve';
  readonly people: number;
  readonly observations: number;
  /** The pure answer of everybody for today, and what is kept of everybody: people a second of one core. */
  readonly answeredPerSecond: number;
  readonly projectedPerSecond: number;
  /** Where the time of both goes. */
  readonly shares: readonly Share[];
};

/** The pure core over everybody's evidence. */
export async function measureResolve(asked: ResolveAsked): Promise<MeasuredResolve> {
  await using folder = await openDataFolder(asked.dataDirectory);
  await using system = await openSystem({ databaseUrl: null, dataDirectory: folder.path }, true);
  await prepare('read', system, folder.path, asked.people, recordHistory);
  const { pool } = system.database;
  const knownAt = await readClock(pool);
  const everybody = await readKnownPeople(pool, knownAt, null);
  const heard: { readonly person: PersonId; readonly evidence: Evidence }[] = [];
  for await (const some of evidenceAsOf({ pool, knownAt }, everybody))
    heard.push(...some.flatMap(({ person, evidence }) => (isPersonId(person) ? [{ person, evidence }] : [])));
  const { policy } = system;
  const validOn = londonDate(knownAt);
  const answerAll = (): void => {
    for (const { person, evidence } of heard) {
      const question = { person, redirectedFrom: null, reviewing: [], validOn, knownAt };
      answer(viewPerson(evidence, knownAt, policy), question, policy);
    }
  };
  const projectAll = (): void => {
    for (const { person, evidence } of heard) project(person, viewPerson(evidence, knownAt, policy), policy);
  };
  // The first round compiles what the others run.
  answerAll();
  projectAll();
  const answered = timed(answerAll);
  const projected = timed(projectAll);
  const shares = await profiled(() => {
    answerAll();
    projectAll();
  }, '/src/record/');
  return {
    name: 'resolve',
    people: heard.length,
    observations: heard.reduce((sum, { evidence }) => sum + evidence.own.length, 0),
    answeredPerSecond: Math.round(heard.length / answered),
    projectedPerSecond: Math.round(heard.length / projected),
    shares,
    ...(await readSetting(pool)),
  };
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}
