import type { Later } from './act.ts';
import type { Desk } from './desk.ts';

/** Now and then an office withdraws the wrong person and has it undone. */
export function slip({ falls, course, episode }: Desk, later: Later): void {
  const isCalm = episode.events.every((event) => !['paused', 'moved', 'withdrew'].includes(event.kind));
  const random = falls('undone_withdrawal');
  if (!isCalm || random === undefined) return;
  const on = course.startDay + random.integer(70, 160);
  later(on, (ledger, at) =>
    ledger.write(at, {
      state: 'withdrawn',
      withdrawalDate: on - 3,
      leaving: { trigger: 'provider', reasons: ['stopped_responding_to_messages'], futureInterest: 'unknown' },
    }),
  );
  later(on + random.integer(5, 40), (ledger, at) =>
    ledger.write(at, { state: 'trn_received', withdrawalDate: undefined, leaving: undefined }),
  );
}
