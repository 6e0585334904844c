import type { InductionTurn } from '../career/career.ts';
import type { Random } from '../random.ts';
import { instantOn } from '../time.ts';
import type { Falls } from '../trap-set.ts';
import { qtsOf } from './trs-person.ts';
import type { TrsWrite } from './trs-write.ts';

/** The service of the appropriate bodies tells of induction some weeks after it began, and by a trap months after. */
export function inductionWrites(random: Random, turns: readonly InductionTurn[], falls: Falls): readonly TrsWrite[] {
  return turns.flatMap(({ on, status, start, completed }): TrsWrite[] => {
    const late = falls('late_induction');
    const days = late === undefined ? random.integer(7, 40) : late.integer(60, 150);
    // Without the status there is no induction to speak of.
    const write: TrsWrite['write'] = (state) =>
      qtsOf(state) === undefined ? {} : { induction: { status, start, completed } };
    return [{ at: instantOn(on + days, 1, random.integer(0, 59)), write }];
  });
}
