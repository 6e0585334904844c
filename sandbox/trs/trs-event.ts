import type { England, Inhabitant } from '../england.ts';
import { everybodyIn } from '../england.ts';
import { alertRow } from '../fake/trs-person-row.ts';
import { type Random, randomFrom } from '../random.ts';
import { emailOf, type OneLoginUser } from '../signin/one-login-user.ts';
import { dateText, dayOf, type Instant, instantOn, utcDayOf } from '../time.ts';
import { setTraps, type TrapSet } from '../trap-set.ts';
import { trnsOn } from './trn-on.ts';
import type { TrsPerson } from './trs-person.ts';

/** Something that happened at the regulator, of which it sends word; nothing of QTS, induction or routes is among it. */
export interface TrsEvent {
  readonly id: string;
  readonly type: 'ping' | 'alert.created' | 'trn_request.completed' | 'one_login_user.updated' | 'person.deactivated';
  readonly at: Instant;
  readonly data: unknown;
}

export function trsEvents(england: England): readonly TrsEvent[] {
  const traps = setTraps(england.seed, england.traps);
  const events = everybodyIn(england).flatMap((one) => [
    ...requestEvents(england.seed, traps, one),
    ...deactivationEvents(england.seed, one),
    ...oneLoginEvents(england.seed, one),
    ...alertEvents(england.seed, one),
  ]);
  return [...events, ...pings(england.seed)].sort((one, other) => one.at - other.at);
}

/** Of the requests that somebody had to look at, and of a few others. */
function requestEvents(
  seed: number,
  traps: TrapSet,
  { life, trainees, trs, oneLogin }: Inhabitant,
): readonly TrsEvent[] {
  // The record under the TRN that the request was given, whatever became of it.
  const record = trs.find(({ steps }) => steps.length > 0 && trainees.length > 0);
  const made = record?.steps[0];
  if (record === undefined || made === undefined) return [];
  const random = randomFrom(seed, 'trn-request', life.id);
  const isSlow = life.episodes.some(({ application }) => traps.before(application.choiceId)('slow_trn') !== undefined);
  if (!isSlow && !random.chance(0.05)) return [];
  const knowsUser = oneLogin !== undefined && (oneLogin.emails[0]?.at ?? made.at) < made.at;
  const trnRequest = {
    requestId: random.uuid(),
    oneLoginUserSubject: knowsUser ? oneLogin.trsSubject : null,
    status: 'Completed',
    trn: record.trn,
    potentialDuplicate: isSlow,
    accessYourTeachingQualificationsLink: null,
  };
  return [{ id: random.uuid(), type: 'trn_request.completed', at: made.at, data: { trnRequest } }];
}

function deactivationEvents(seed: number, { trs }: Inhabitant): readonly TrsEvent[] {
  return trs.flatMap(({ trn, steps }) =>
    steps.flatMap(({ at, change: { standing } }): TrsEvent[] => {
      if (standing === undefined || standing.kind === 'active') return [];
      return [
        {
          id: randomFrom(seed, 'deactivated', trn, at).uuid(),
          type: 'person.deactivated',
          at,
          data: {
            deactivatedPerson: { trn },
            mergedWithPerson: standing.kind === 'merged' ? { trn: standing.into } : null,
          },
        },
      ];
    }),
  );
}

/** When a user is connected to a record, when their address changes, and when the record is merged into another. */
function oneLoginEvents(seed: number, { life, trs, oneLogin }: Inhabitant): readonly TrsEvent[] {
  const connected = oneLogin?.signIns.find(({ trn }) => trn !== undefined)?.at;
  if (oneLogin === undefined || connected === undefined) return [];
  const random = randomFrom(seed, 'one-login-event', life.id);
  const moments = [
    connected,
    ...oneLogin.emails.map(({ at }) => at).filter((at) => at > connected),
    ...mergersOf(trs).filter((at) => at > connected),
  ];
  return moments.map((at) => ({
    id: random.uuid(),
    type: 'one_login_user.updated',
    at,
    data: userData(oneLogin, trs, at),
  }));
}

function userData(user: OneLoginUser, trs: readonly TrsPerson[], at: Instant): unknown {
  const { trn } = trnsOn(trs, utcDayOf(at));
  return {
    oneLoginUser: { subject: user.trsSubject, emailAddress: emailOf(user, at) ?? null },
    connectedPerson: trn === undefined ? null : { trn },
  };
}

function mergersOf(trs: readonly TrsPerson[]): readonly Instant[] {
  return trs.flatMap(({ steps }) =>
    steps.filter(({ change }) => change.standing?.kind === 'merged').map(({ at }) => at),
  );
}

/** Nobody but the regulator may keep these: whoever receives one must refuse to store it. */
function alertEvents(seed: number, { life, trs: [record] }: Inhabitant): readonly TrsEvent[] {
  const random: Random = randomFrom(seed, 'alert', life.id);
  if (record === undefined || !random.chance(0.02)) return [];
  const on = dayOf(2024, 10, 15) + random.integer(0, 760);
  if (on <= utcDayOf(record.steps[0]?.at ?? 0)) return [];
  const alert = alertRow(random.uuid(), dateText(on));
  return [{ id: random.uuid(), type: 'alert.created', at: instantOn(on, 15), data: { trn: record.trn, alert } }];
}

function pings(seed: number): readonly TrsEvent[] {
  return Array.from({ length: 30 }, (_, month) => {
    const random = randomFrom(seed, 'ping', month);
    const at = instantOn(dayOf(2024, 10 + month, 3), 8, 30);
    return { id: random.uuid(), type: 'ping', at, data: { pingId: random.uuid() } };
  });
}
