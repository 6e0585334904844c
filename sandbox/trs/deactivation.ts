import type { CareerTurn } from '../career/career.ts';
import { eventIn, type Life } from '../population/life.ts';
import type { Random } from '../random.ts';
import type { Trainee } from '../register/trainee.ts';
import { type Day, instantOn, utcDayOf } from '../time.ts';
import type { TrsWrite } from './trs-write.ts';

/** A record that somebody closes without another to stand for it: of whoever left or never came. */
export interface Closing {
  readonly closed: Day;
  readonly reopened: Day | undefined;
  /** How it stood with them, and stands again. */
  readonly before: 'withdrawn' | 'did_not_start';
}

export function closingOf(life: Life, trainees: readonly Trainee[], random: Random | undefined): Closing | undefined {
  const last = life.episodes.at(-1)?.events ?? [];
  const end = eventIn(last, 'withdrew') ?? eventIn(last, 'did_not_start');
  const granted = trainees.flatMap(({ steps }) => steps.find(({ change }) => change.trn !== undefined)?.at ?? [])[0];
  if (random === undefined || end === undefined || granted === undefined) return undefined;
  const closed = Math.max(end.on, utcDayOf(granted)) + random.integer(10, 60);
  return {
    closed,
    reopened: random.chance(0.33) ? closed + random.integer(15, 60) : undefined,
    before: end.kind === 'withdrew' ? 'withdrawn' : 'did_not_start',
  };
}

export function deactivation(
  life: Life,
  trainees: readonly Trainee[],
  random: Random | undefined,
): readonly TrsWrite[] {
  const closing = closingOf(life, trainees, random);
  if (closing === undefined) return [];
  const { closed, reopened } = closing;
  const writes: TrsWrite[] = [{ at: instantOn(closed, 14), write: () => ({ standing: { kind: 'deactivated' } }) }];
  if (reopened !== undefined) {
    writes.push({ at: instantOn(reopened, 15), write: () => ({ standing: { kind: 'active' } }) });
  }
  return writes;
}

/** For everybody else a closed record is a closed person; opened again, it stands with them as before. */
export function storyOfClosing(
  life: Life,
  trainees: readonly Trainee[],
  random: Random | undefined,
): readonly CareerTurn[] {
  const closing = closingOf(life, trainees, random);
  if (closing === undefined) return [];
  const { closed, reopened, before } = closing;
  const turns: CareerTurn[] = [
    { turn: 'record_closed', on: closed, at: instantOn(closed, 14), status: 'record_closed', urn: undefined },
  ];
  if (reopened !== undefined) {
    turns.push({ turn: 'record_opened', on: reopened, at: instantOn(reopened, 15), status: before, urn: undefined });
  }
  return turns;
}
