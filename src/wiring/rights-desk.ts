import type { Pool } from 'pg';
import type { Reader } from '#access/reading.ts';
import { answerRight, type RightsAnswering, type RightsProblem } from '#job/answer-right.ts';
import { londonDate } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { heldValue, ways } from '#record/answer.ts';
import type { Decision } from '#record/evidence/decision.ts';
import { rightsRequests } from '#record/rights-request.ts';
import { spokenName } from '#record/spoken-name.ts';
import { formatRef } from '#source/record-ref.ts';
import { inPage } from '#store/page-store.ts';
import { readClock } from '#store/person-reading.ts';
import { readRights } from '#store/rights.ts';
import type { AnswerOutcome } from '#web/review-port.ts';
import type { FoundRequest, RightsPorts } from '#web/rights-port.ts';
import type { ReadPerson } from './read-person.ts';

/** What was asked for as of right: the queue, each request, and its answer. */
export function rightsDesk(
  pool: Pool,
  policy: Policy,
  readPerson: ReadPerson,
  reader: (purpose: string) => Reader,
): RightsPorts {
  return {
    requests: async () => ({ requests: await listRequests(pool, policy), today: londonDate(await readClock(pool)) }),
    request: async (id) => {
      const found = (await listRequests(pool, policy)).find((each) => each.id === id);
      if (found === undefined) return null;
      const answered = await readPerson({ who: found.who, validOn: null, knownAt: null, ...reader('rights-request') });
      if (!answered.ok) return null;
      const { record, view } = answered.value;
      const keeps = policy.retention.keeps.filter(({ feed }) => view.records.some(({ ref }) => ref.feed === feed));
      return {
        ...found,
        status: record.status.code,
        sourceRecords: record.sourceRecords,
        holds: [
          ...ways.filter((way) => heldValue(record.contact[way]) !== undefined),
          ...Object.keys(record.attributes).filter((name) => heldValue(record.attributes[name]) !== undefined),
        ],
        keeps: keeps.map(({ feed, why }) => ({ feed, why })),
        today: answered.value.today,
      };
    },
    answer: (answering) => answerRequest(pool, policy, answering),
  };
}

/** Every request that anybody made, the newest first. */
export async function listRequests(pool: Pool, policy: Policy): Promise<readonly FoundRequest[]> {
  const decisions = await readRights(pool);
  const byId = new Map(decisions.map((each) => [each.id, each]));
  return rightsRequests(decisions, policy).map((request) => ({ ...request, who: whoOf(byId.get(request.id)) }));
}

export async function answerRequest(pool: Pool, policy: Policy, answering: RightsAnswering): Promise<AnswerOutcome> {
  const at = await readClock(pool);
  const outcome = await inPage(pool)((store) => answerRight(store, answering, at, policy));
  return outcome.ok ? { kind: 'done' } : { kind: 'refused', message: problems[outcome.problem.kind] };
}

/** By a record whose key holds no number of the person's, where there is one. */
function whoOf(request: Decision | undefined): string {
  const about = request?.about ?? [];
  return spokenName(about) ?? about.map(formatRef)[0] ?? '';
}

const problems: Readonly<Record<RightsProblem['kind'], string>> = {
  'no-request': 'There is no such request any more.',
  'answered-already': 'Somebody has answered it already.',
  'never-begun': 'It is not in effect, so it cannot end.',
  'several-people':
    'The records of whoever asked belong to several people now. Ask the person which of them are theirs.',
};
