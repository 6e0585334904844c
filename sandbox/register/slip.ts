import type { Later } from './act.ts';
import type { Desk } from './desk.ts';

/** An office withdraws the wrong person and has it undone. */
export function slip(desk: Desk, later: Later): void {
  const random = desk.falls('undone_withdrawal');
  if (random === undefined || !isCalm(desk)) return;
  const on = desk.course.startDay + random.integer(70, 160);
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

/** An office says of the wrong person that the standards are met, and support takes it back. */
export function submitForAnother(desk: Desk, later: Later): void {
  const random = desk.falls('mistaken_outcome');
  if (random === undefined || !isCalm(desk)) return;
  const on = desk.course.startDay + random.integer(210, 240);
  later(on, (ledger, at) =>
    ledger.write(at, { state: 'recommended_for_award', recommendedAt: at, outcomeDate: on - 1 }),
  );
  later(on + random.integer(2, 12), (ledger, at) =>
    ledger.write(at, { state: 'trn_received', recommendedAt: undefined, outcomeDate: undefined }),
  );
}

function isCalm({ episode }: Desk): boolean {
  return episode.events.every((event) => !['paused', 'moved', 'withdrew'].includes(event.kind));
}
