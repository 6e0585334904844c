import type { Reader } from '#access/reading.ts';
import { formatInstant } from '#kernel/instant.ts';
import { explain } from '#record/explain/explain.ts';
import { wordsOf } from '#record/resolution.ts';
import { countsOf, isWanted, type WantedContradictions } from '#store/contradiction-queue.ts';
import { type ContradictionPorts, contradictionsPerPage, type FoundQueue } from '#web/contradiction-port.ts';
import { type ContradictionDesk, type FoundContradiction, settlingProblemText } from './contradiction-desk.ts';
import { isOfNow, type LookBack } from './look-back.ts';
import type { PeopleAsOf } from './people-as-of.ts';

/** What the pages of contradictions ask of the desk; every look at one person's is recorded as such. */
export function contradictionPorts(
  desk: ContradictionDesk,
  times: ContradictionPorts['times'],
  lookBack: LookBack,
  reader: (purpose: string) => Reader,
): ContradictionPorts {
  const find: (who: string, kind: string) => Promise<FoundContradiction | null> = (who, kind) =>
    desk.find(who, (each) => each.kind === kind, reader('contradiction'));
  return {
    times,
    queue: async ({ kind, owner, state, page }, asked) => {
      const offset = (page - 1) * contradictionsPerPage;
      if (!isOfNow(asked)) {
        const found = await lookBack(asked);
        return found.kind === 'found'
          ? { kind: 'found', value: pageOf(found.value, { kind, owner, state }, offset) }
          : found;
      }
      const [{ total, contradictions }, counts, today] = await Promise.all([
        desk.list({ kind, owner, state }, offset, contradictionsPerPage),
        desk.counts(),
        desk.today(),
      ]);
      return { kind: 'found', value: { total, contradictions, counts, today } };
    },
    contradiction: async (who, kind) => {
      const found = await find(who, kind);
      if (found === null) return null;
      const { contradiction, answer } = found;
      const cited = new Set(wordsOf(contradiction.sides));
      const said = [...answer.evidence.own, ...answer.evidence.references].filter(({ id }) => cited.has(id));
      return {
        who,
        contradiction,
        saidAt: Object.fromEntries(said.map(({ id, assertedAt }) => [id, formatInstant(assertedAt)])),
        sentence: explain(answer.view, answer.record, answer.policy).sentence,
        today: answer.today,
      };
    },
    settle: async (who, kind, action, by) => {
      const found = await find(who, kind);
      if (found === null) return { kind: 'refused', message: settlingProblemText({ kind: 'none' }) };
      const outcome = await desk.settle(found, { kind: action, ...by });
      return outcome.ok ? { kind: 'done' } : { kind: 'refused', message: settlingProblemText(outcome.problem) };
    },
  };
}

function pageOf({ validOn, contradictions }: PeopleAsOf, wanted: WantedContradictions, offset: number): FoundQueue {
  const found = contradictions.filter((each) => isWanted(each, wanted, validOn));
  return {
    total: found.length,
    contradictions: found.slice(offset, offset + contradictionsPerPage),
    counts: countsOf(contradictions, validOn),
    today: validOn,
  };
}
