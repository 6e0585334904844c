import { namesOn } from '../register/office.ts';
import { emailOf, type OneLoginUser, type SignIn } from '../signin/one-login-user.ts';
import { type Day, dateText, type Instant, instantOn, instantText } from '../time.ts';

/** Each morning, of the day before. */
export function signInInstant(day: Day): Instant {
  return instantOn(day, 6, 5);
}

/** JSON lines of who signed in since yesterday's file; empty when nobody did. */
export function signInLines(users: readonly OneLoginUser[], day: Day): string {
  const [after, until] = [signInInstant(day - 1), signInInstant(day)];
  return users
    .flatMap((user) => user.signIns.map((signIn) => ({ user, signIn })))
    .filter(({ signIn }) => signIn.at > after && signIn.at <= until)
    .sort((one, other) => one.signIn.at - other.signIn.at)
    .map(({ user, signIn }) => `${JSON.stringify(lineOf(user, signIn))}\n`)
    .join('');
}

function lineOf(user: OneLoginUser, { at, issuer, trn, who }: SignIn): unknown {
  const { firstName, middleName, dateOfBirth } = user.life.person;
  const subject = issuer === 'teacher-auth' ? user.trsSubject : user.subject;
  const names = [firstName, middleName, namesOn(user.life, at).lastName].filter((name) => name !== undefined);
  const verified =
    issuer === 'teacher-auth'
      ? { verified_name: names.join(' '), verified_date_of_birth: dateText(dateOfBirth), ...(trn && { trn }) }
      : {};
  return {
    key: `${issuer} ${subject}`,
    at: instantText(at),
    row: {
      issuer,
      subject,
      email: emailOf(user, at),
      email_verified: true,
      ...verified,
      at: instantText(at),
      ...(who === undefined ? {} : { who }),
    },
  };
}
