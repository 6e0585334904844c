import { type PlainDate, plainDate } from '#kernel/plain-date.ts';
import type { ContradictionKind } from '#policy/lag.ts';
import type { Policy } from '#policy/policy.ts';
import type { StatusCode } from '#source/status.ts';
import type { ContradictionAnswer, Side, TaskAnswer } from './answer.ts';
import type { Episode } from './episode.ts';
import type { Finding } from './rule/finding.ts';
import { stepOn } from './rule/standing.ts';
import { addWorkingDays } from './working-day.ts';

/** The contradiction that a finding opened, with its sides, owner and due date; its id follows the records, so it never drifts. */
export function describeContradiction(
  episode: Episode,
  finding: Finding,
  on: PlainDate,
  policy: Policy,
): ContradictionAnswer | undefined {
  const found = finding.contradiction;
  const terms = found === undefined ? undefined : policy.lag.contradiction[found.kind];
  if (found === undefined || terms === undefined) return undefined;
  return {
    id: `${found.kind}/${recordsOf(episode)[0] ?? ''}/${episode.academicYear}`,
    kind: found.kind,
    sides: sidesOf(found.kind, episode, finding, on),
    opened: found.opened,
    due: addWorkingDays(found.opened, terms.dueWorkingDays, policy),
    owner: terms.owner,
    pauses: terms.pauses,
    state: 'open',
  };
}

/** What somebody must do about it. */
export function tasksOf(
  episode: Episode,
  finding: Finding,
  contradiction: ContradictionAnswer | undefined,
): readonly TaskAnswer[] {
  return (finding.tasks ?? []).map((kind) => {
    const about = contradiction?.id ?? recordsOf(episode)[0] ?? '';
    return {
      id: `${kind}/${about}`,
      kind,
      due: contradiction?.due ?? finding.contradiction?.opened ?? episode.start?.date ?? dayZero,
      about,
    };
  });
}

/** Two live training episodes at once at different providers: both are kept, and somebody must look (R12). */
export function overlapOf(
  live: readonly { episode: Episode; finding: Finding }[],
  policy: Policy,
): ContradictionAnswer | undefined {
  const training = live.filter(
    ({ episode, finding }) => episode.registration !== undefined && underWay.has(finding.code),
  );
  const [first, second] = training.toSorted((a, b) => a.episode.academicYear - b.episode.academicYear);
  const terms = policy.lag.contradiction.overlap;
  if (
    first === undefined ||
    second === undefined ||
    terms === undefined ||
    first.episode.ukprn === second.episode.ukprn
  )
    return undefined;
  const opened = second.episode.start?.date ?? dayZero;
  return {
    id: `overlap/${recordsOf(first.episode)[0] ?? ''}/${recordsOf(second.episode)[0] ?? ''}`,
    kind: 'overlap',
    sides: [first, second].map(({ finding }) => ({
      source: finding.source,
      value: finding.code,
      because: finding.because,
    })),
    opened,
    due: addWorkingDays(opened, terms.dueWorkingDays, policy),
    owner: terms.owner,
    pauses: terms.pauses,
    state: 'open',
  };
}

/** A registered trainee's course has begun and not ended, proved or not. */
const underWay: ReadonlySet<StatusCode> = new Set(['start_unconfirmed', 'in_training', 'training_paused']);

export function recordsOf(episode: Episode): readonly string[] {
  const refs = [episode.application?.ref, episode.registration?.ref, episode.moved?.claim.ref].flatMap((ref) =>
    ref ? [`${ref.feed}:${ref.key}`] : [],
  );
  return refs.toSorted();
}

const dayZero = plainDate('1970-01-01');

function sidesOf(
  kind: ContradictionKind,
  episode: Episode,
  finding: Finding,
  on: PlainDate,
): ContradictionAnswer['sides'] {
  const { registration } = episode;
  const step = stepOn(episode, on);
  const apply: readonly Side[] =
    step?.status == null ? [] : [{ source: 'apply', value: step.status, because: step.because }];
  const said: readonly Side[] = registration?.state
    ? [{ source: 'register', value: registration.state.value, because: [registration.state.observation] }]
    : [];
  const gone: readonly Side[] = registration?.gone
    ? [{ source: 'register', value: 'gone', because: [registration.gone.observation] }]
    : [];
  const words = episode.words.filter(({ observation }) => finding.because.includes(observation));
  const self = words.map((word): Side => ({ source: 'self', value: word.kind, because: [word.observation] }));
  switch (kind) {
    case 'apply_against_register':
      return [...apply, ...said];
    case 'record_vanished':
      return [...said, ...gone, ...self];
    case 'claim_against_official':
      return [...self, ...(said.length > 0 ? said : apply)];
    case 'outcome_mismatch':
      return [...regulatorSide(finding), ...said];
    case 'overlap':
    case 'trn_conflict':
    case 'attribute_mismatch':
      return said;
  }
}

/** That the regulator does not show a status is silence: only where it holds one is there a side to cite. */
function regulatorSide({ source, because }: Finding): ContradictionAnswer['sides'] {
  return source === 'trs' ? [{ source, value: 'Holds', because: because.slice(0, 1) }] : [];
}
