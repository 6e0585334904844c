import type { Pool } from 'pg';
import type { TimesProblem } from '#access/reading.ts';
import { londonDate } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { readLastRecording } from '#store/life.ts';
import { readSettled } from '#store/person-reading.ts';
import type { FundingPorts } from '#web/funding-port.ts';
import { timesProblemText } from './asked-times.ts';
import type { FundingCheck, ReadFunding } from './read-funding.ts';
import { timesOf } from './times-of.ts';
import { openWorkshop } from './workshop.ts';

/** What the page of the Funding team's counts asks; looking at the past may take long, and is waited for by nobody else. */
export function fundingPorts(pool: Pool, readFunding: ReadFunding): FundingPorts {
  type Answer = Result<FundingCheck, TimesProblem>;
  const shops = { present: openWorkshop<Answer>(), past: openWorkshop<Answer>() };
  return {
    times: () => timesOf(pool),
    check: async (asked) => {
      const isNow = asked.knownAt === null;
      const key = [asked.year, asked.validOn ?? londonDate(await readSettled(pool)), asked.knownAt].join(' ');
      const stamp = isNow ? `${await readLastRecording(pool)}` : '';
      const worked = await shops[isNow ? 'present' : 'past'](key, stamp, (note) => readFunding(asked, note));
      if (worked.kind === 'working') return worked;
      return worked.value.ok
        ? { kind: 'found', value: worked.value.value }
        : { kind: 'refused', message: timesProblemText(worked.value.problem) };
    },
  };
}
