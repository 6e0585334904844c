import { type England, everybodyIn, type Inhabitant } from '../england.ts';
import { randomFrom } from '../random.ts';
import { namesOn } from '../register/office.ts';
import { emailOf } from '../signin/one-login-user.ts';
import { dateText, type Instant, utcDayOf } from '../time.ts';
import { trnsOn } from '../trs/trn-on.ts';
import { truthOn } from '../truth.ts';

/** Through which door somebody comes: GOV.UK One Login itself, or the regulator's provider in front of it. */
export type Door = 'one-login' | 'teacher-auth';

/** Somebody's account as the provider vouches for it at an instant. */
export interface Account {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: true;
  readonly trn?: string;
  readonly verified_name?: readonly string[];
  readonly verified_date_of_birth?: string;
}

export function accountOf(england: England, door: Door, id: string, now: Instant): Account | undefined {
  const one = everybodyIn(england).find(({ life }) => life.id === id);
  if (one === undefined) return undefined;
  const { life, oneLogin, trs } = one;
  const { email, lastName } = namesOn(life, now);
  const address = (oneLogin === undefined ? undefined : emailOf(oneLogin, now)) ?? email;
  const account = { sub: subjectOf(england, door, one), email: address, email_verified: true } as const;
  if (door === 'one-login') return account;
  const { trn } = trnsOn(trs, utcDayOf(now));
  return {
    ...account,
    ...(trn === undefined ? {} : { trn }),
    verified_name: [life.person.firstName, lastName],
    verified_date_of_birth: dateText(life.person.dateOfBirth),
  };
}

/** Pairwise: the two doors see one person under two names. */
function subjectOf({ seed }: England, door: Door, { life, oneLogin }: Inhabitant): string {
  if (door === 'one-login' && oneLogin !== undefined) return oneLogin.subject;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `urn:fdc:gov.uk:2022:${randomFrom(seed, 'subject', door, life.id).text(alphabet, 43)}`;
}

/** Some people whom a newcomer may be, of different stages on that day. */
export function peopleToBe(england: England, now: Instant): readonly { id: string; name: string; stage: string }[] {
  const day = utcDayOf(now);
  const seen = new Map<string, number>();
  return england.inhabitants.flatMap((one) => {
    const truth = one.candidates.length === 0 ? undefined : truthOn(one, day);
    if (truth === undefined) return [];
    const before = seen.get(truth.status) ?? 0;
    seen.set(truth.status, before + 1);
    if (before >= 2) return [];
    const stage = `in truth: ${truth.status.replaceAll('_', ' ')}`;
    return [{ id: one.life.id, name: `${one.life.person.firstName} ${truth.lastName}`, stage }];
  });
}
