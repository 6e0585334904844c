import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Episode } from './episode.ts';
import type { ChangeClaim, Claim } from './facet/claim.ts';
import type { Registration } from './facet/registration.ts';

/** Where somebody says that they train elsewhere now: an episode by their word alone beside the old one, until Register has it. */
export function claimedEpisodes(
  told: readonly Episode[],
  registrations: readonly Registration[],
  claims: readonly Claim[],
): readonly Episode[] {
  const change = claims.findLast(isChange);
  if (change === undefined) return [];
  const from = leftBy(change, told);
  if (from === undefined || isRecorded(change, from, registrations)) return [];
  const { academicYear, start } = from;
  return [
    {
      academicYear,
      isAccepted: true,
      application: undefined,
      steps: [],
      movedOn: undefined,
      registration: undefined,
      words: [],
      moved: { claim: change, from },
      start,
      ukprn: undefined,
      signOff: undefined,
    },
  ];
}

function isChange(claim: Claim): claim is ChangeClaim {
  return claim.kind === 'changed_provider' || claim.kind === 'changed_course';
}

/** The newest training that they could have left: a move has a place to move from. */
function leftBy(change: ChangeClaim, told: readonly Episode[]): Episode | undefined {
  return told
    .filter((episode) => episode.isAccepted && (firstDayOf(episode) ?? change.from) <= change.from)
    .toSorted((a, b) => a.academicYear - b.academicYear)
    .at(-1);
}

function firstDayOf({ steps, registration }: Episode): PlainDate | undefined {
  const submitted = registration?.submittedAt;
  return steps[0]?.from ?? (submitted === undefined ? undefined : londonDate(submitted));
}

/** They are where they say already, or Register has the new training: of another course, a record sent since they said so. */
function isRecorded(change: ChangeClaim, from: Episode, registrations: readonly Registration[]): boolean {
  const real = registrations.filter(
    (each) => each.submittedAt !== undefined && !each.isVoid && each.academicYear >= from.academicYear,
  );
  if (change.kind === 'changed_course') return real.some((each) => (each.submittedAt ?? '') > change.saidAt);
  const places = [from.steps.at(-1)?.providerCode, ...real.map((each) => each.providerCode)];
  return places.includes(change.providerCode);
}
