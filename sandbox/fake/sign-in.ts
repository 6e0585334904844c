import { namesOn } from '../register/office.ts';
import { emailOf, type OneLoginUser, type SignIn } from '../signin/one-login-user.ts';
import { type Day, dateText, type Instant, instantOn, instantText } from '../time.ts';
import { inOrder, type TimedLine } from './timed-line.ts';

/** Each morning, of the day before. */
export function signInInstant(day: Day): Instant {
  return instantOn(day, 6, 5);
}

/** JSON lines of who signs in, and when. */
export function signInLinesOf(users: readonly OneLoginUser[]): readonly TimedLine[] {
  return inOrder(
    users.flatMap((user) =>
      user.signIns.map((signIn) => ({ at: signIn.at, line: JSON.stringify(lineOf(user, signIn)) })),
    ),
  );
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
