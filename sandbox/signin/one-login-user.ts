import { drawsFor } from '../population/draw.ts';
import type { Life } from '../population/life.ts';
import { personalEmail } from '../population/person.ts';
import { type Random, randomFrom } from '../random.ts';
import { namesOn } from '../register/office.ts';
import { type Instant, instantOn, utcDayOf } from '../time.ts';
import type { TrapSet } from '../trap-set.ts';
import { trnsOn } from '../trs/trn-on.ts';
import type { TrsPerson } from '../trs/trs-person.ts';

/** Somebody's account with GOV.UK One Login, and when they used it to come to us. */
export interface OneLoginUser {
  readonly life: Life;
  /** Pairwise: each service sees the person under another name. */
  readonly subject: string;
  readonly trsSubject: string;
  /** The address of the account, which need not be any that another service knows. */
  readonly emails: readonly { readonly at: Instant; readonly email: string }[];
  readonly signIns: readonly SignIn[];
}

export interface SignIn {
  readonly at: Instant;
  /** Through the regulator's own provider, who knows the TRN, or past it. */
  readonly issuer: 'one-login' | 'teacher-auth';
  readonly trn: string | undefined;
  /** The source record with whose link they came, when they came by one. */
  readonly who: string | undefined;
}

/** A fifth of those who are recruited, and a third of those who teach. */
export function keepOneLogin(
  seed: number,
  traps: TrapSet,
  life: Life,
  trs: readonly TrsPerson[],
  choiceId: string | undefined,
): OneLoginUser | undefined {
  const draws = drawsFor(seed, traps, life.id);
  const random = draws.about('one-login');
  const begin = beginningOf(random, life, trs);
  if (begin === undefined || !random.chance(life.episodes.length === 0 ? 0.33 : 0.2)) return undefined;
  const other = draws.falls('other_sign_in_email');
  const who = choiceId !== undefined && random.chance(0.6) ? `apply-application:${choiceId}` : undefined;
  const firstEmail = other === undefined ? namesOn(life, begin).email : idAddress(other, life);
  return {
    life,
    subject: subjectOf(seed, 'teacher-success', life.id),
    trsSubject: subjectOf(seed, 'trs', life.id),
    emails: [
      { at: begin, email: firstEmail },
      ...life.changes.flatMap((change) =>
        change.kind === 'changed_email' && change.at > begin && other === undefined
          ? [{ at: change.at + instantOn(random.integer(0, 20), 1), email: change.email }]
          : [],
      ),
    ],
    signIns: [{ at: begin, issuer: 'one-login' as const, trn: undefined, who }, ...laterOn(random, begin, trs)],
  };
}

/** Some weeks after the place, or for a teacher at any time. */
function beginningOf(random: Random, { episodes, isDirect }: Life, trs: readonly TrsPerson[]): Instant | undefined {
  const recruited = episodes[0]?.events.find(({ kind }) => kind === 'recruited');
  if (recruited !== undefined) return instantOn(recruited.on + random.integer(3, 140), random.integer(7, 22), 11);
  const record = trs[0]?.steps[0]?.at;
  if (!isDirect || record === undefined) return undefined;
  return Math.max(record + instantOn(9, 0), instantOn(20_000 + random.integer(30, 700), random.integer(7, 22), 7));
}

/** Once there is a TRN the half of them come through the regulator's provider, who now and then has not matched them yet. */
function laterOn(random: Random, begin: Instant, trs: readonly TrsPerson[]): readonly SignIn[] {
  const granted = trs.map(({ steps }) => steps[0]?.at ?? 0).at(0);
  const signIns: SignIn[] = [];
  let at = begin;
  for (let count = random.integer(0, 2); count > 0; count -= 1) {
    at += instantOn(random.integer(2, 70), random.integer(0, 10), random.integer(0, 59));
    signIns.push({ at, issuer: 'one-login', trn: undefined, who: undefined });
  }
  if (granted === undefined || !random.chance(0.5)) return signIns;
  at = Math.max(at, granted) + instantOn(random.integer(4, 120), random.integer(0, 9), 23);
  const isMatched = !random.chance(0.1);
  for (let count = random.integer(1, 2); count > 0; count -= 1) {
    const { trn } = trnsOn(trs, utcDayOf(at));
    signIns.push({ at, issuer: 'teacher-auth', trn: isMatched ? trn : undefined, who: undefined });
    at += instantOn(random.integer(5, 90), 1, 30);
  }
  return signIns;
}

function idAddress(random: Random, { person }: Life): string {
  return personalEmail(random, person.firstName, person.lastName, person.index).replace('@', '.id@');
}

function subjectOf(seed: number, sector: string, id: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `urn:fdc:gov.uk:2022:${randomFrom(seed, 'subject', sector, id).text(alphabet, 43)}`;
}

export function emailOf({ emails }: OneLoginUser, at: Instant): string | undefined {
  return emails.findLast((one) => one.at <= at)?.email;
}
