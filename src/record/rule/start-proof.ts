import { londonDate } from '#kernel/instant.ts';
import { earliest, type PlainDate } from '#kernel/plain-date.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Registration } from '../facet/registration.ts';
import { isDeferredOn } from './standing.ts';

/** How Register proves a start (R4): a the commencement status, b an independent start date, c the census sign-off. */
export type StartProof = {
  readonly from: PlainDate;
  readonly because: readonly string[];
};

/** The strongest proof that there is; undefined when nothing proves a start. */
export function startProof(episode: Episode, when: When): StartProof | undefined {
  return explicitProof(episode, when) ?? signOffProof(episode);
}

/** R4 a and b: what the provider typed about this trainee. */
export function explicitProof(episode: Episode, when: When): StartProof | undefined {
  const registration = episode.registration;
  if (registration === undefined) return undefined;
  const { commencement, traineeStart, ittStart } = registration;
  const expected = episode.start?.date;
  if (commencement !== undefined && commencement.value !== 'itt_not_yet_started') {
    const from = expected ?? londonDate(commencement.assertedAt);
    return { from, because: [commencement.observation] };
  }
  // A start date equal to the course's proves nothing: the API copies it by default.
  if (traineeStart === undefined || ittStart === undefined || traineeStart.value === ittStart.value) return undefined;
  if (traineeStart.value > when.judged) return undefined;
  const from = earliest(traineeStart.value, ...(expected === undefined ? [] : [expected])) ?? traineeStart.value;
  return { from, because: [traineeStart.observation, ittStart.observation] };
}

/** R4 c: the provider signed off on or after the start, while the record existed, lived and did not say "not yet". */
export function signOffProof(episode: Episode): StartProof | undefined {
  const { registration, signOff, start } = episode;
  if (registration === undefined || signOff === undefined || start === undefined || !start.standard) return undefined;
  if (registration.commencement?.value === 'itt_not_yet_started') return undefined;
  if (registration.submittedAt === undefined || registration.submittedAt > signOff.at) return undefined;
  if (!wasLive(registration, signOff.date)) return undefined;
  const state = registration.state === null ? [] : [registration.state.observation];
  return { from: start.date, because: [signOff.observation, ...state] };
}

function wasLive(registration: Registration, on: PlainDate): boolean {
  const withdrawn = registration.withdrawnFrom !== undefined && registration.withdrawnFrom.value <= on;
  const gone = registration.gone !== undefined && registration.gone.value <= on;
  return !withdrawn && !gone && !isDeferredOn(registration, on);
}
