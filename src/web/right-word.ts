import type { Right } from '#record/evidence/decision.ts';
import type { RightsRequest } from '#record/rights-request.ts';

const titles: Readonly<Record<Right, string>> = {
  access: 'See everything',
  erasure: 'Erase what is held',
  restriction: 'Keep the record, and do not use it',
  objection: 'Stop using the record for messages',
};

/** What somebody asks for, in a few words. */
export function rightTitle(right: Right): string {
  return titles[right];
}

/** How a request stands. */
export function requestStateWords({ right, state }: Pick<RightsRequest, 'right' | 'state'>): string {
  switch (state) {
    case 'open':
      return right === 'objection' ? 'Holds until it is looked at' : 'Waits for an answer';
    case 'done':
      return right === 'restriction' || right === 'objection' ? 'Holds' : 'Done';
    case 'refused':
      return 'Refused';
    case 'ended':
      return 'Ended';
  }
}
