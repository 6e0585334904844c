import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import type { Asked, Reader, ReadProblem } from '#access/reading.ts';
import { type Settling, type SettlingProblem, settleContradictions } from '#job/settle-contradiction.ts';
import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Policy } from '#policy/policy.ts';
import type { ContradictionAnswer } from '#record/answer.ts';
import { parseRef } from '#source/record-ref.ts';
import {
  countContradictions,
  findContradiction,
  listContradictions,
  type QueuedContradiction,
  type WantedContradictions,
} from '#store/contradiction-queue.ts';
import { inPage } from '#store/page-store.ts';
import { readClock } from '#store/person-reading.ts';
import type { ReadAnswer, ReadPerson } from './read-person.ts';

/** A contradiction with the record of the person whose it is. */
export type FoundContradiction = { readonly contradiction: ContradictionAnswer; readonly answer: ReadAnswer };

/** Whose, which of theirs, and of when. */
export type AskedContradiction = Pick<Asked, 'who' | 'validOn' | 'knownAt'> & {
  readonly is: (each: ContradictionAnswer) => boolean;
};

export type SettleAsked = Pick<Settling, 'kind' | 'stands' | 'author' | 'reason'>;

/** What stands against what, and who settled it: the same for the pages and the command line. */
export function contradictionDesk(pool: Pool, policy: Policy, readPerson: ReadPerson) {
  const today = async (): Promise<PlainDate> => londonDate(await readClock(pool));
  const findAsOf = async (
    { is, ...asked }: AskedContradiction,
    reader: Reader,
  ): Promise<Result<FoundContradiction | null, ReadProblem>> => {
    const answer = await readPerson({ ...asked, ...reader });
    if (!answer.ok) return answer;
    const contradiction = answer.value.record.contradictions.find(is);
    return ok(contradiction === undefined ? null : { contradiction, answer: answer.value });
  };
  return {
    today,
    list: async (wanted: WantedContradictions, offset: number, limit: number) =>
      listContradictions(pool, wanted, await today(), offset, limit),
    counts: async () => countContradictions(pool, await today()),
    named: (id: string): Promise<QueuedContradiction | null> => findContradiction(pool, id),
    findAsOf,
    /** As it stands today. */
    find: async (who: string, is: AskedContradiction['is'], reader: Reader): Promise<FoundContradiction | null> => {
      const found = await findAsOf({ who, is, validOn: null, knownAt: null }, reader);
      return found.ok ? found.value : null;
    },
    settle: async (
      { contradiction, answer }: FoundContradiction,
      asked: SettleAsked,
    ): Promise<Result<readonly ContradictionAnswer[], SettlingProblem>> => {
      const about = answer.record.sourceRecords.flatMap((name) => parseRef(name) ?? []);
      if (about.length === 0) return fail({ kind: 'nobody-holds', refs: about });
      const settling = { ...asked, about, id: contradiction.id };
      return inPage(pool)((store) => settleContradictions(store, settling, newId, policy));
    },
  };
}

export type ContradictionDesk = ReturnType<typeof contradictionDesk>;

export function settlingProblemText(problem: SettlingProblem): string {
  switch (problem.kind) {
    case 'nobody-holds':
      return 'Nobody holds these records any more';
    case 'none':
      return 'Somebody was quicker, or something new was said. Look again at what it says now';
    case 'no-such-side':
      return 'No side, or more than one, is meant by that';
  }
}
