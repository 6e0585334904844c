import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import Papa from 'papaparse';
import { lastOf } from '../../sandbox/apply/candidate-now.ts';
import { everybodyIn, type Inhabitant, inventEngland } from '../../sandbox/england.ts';
import { contactAt } from '../../sandbox/git/contact.ts';
import type { Life } from '../../sandbox/population/life.ts';
import { namesOn } from '../../sandbox/register/office.ts';
import { traineeAt } from '../../sandbox/register/trainee.ts';
import { emailOf, type SignIn } from '../../sandbox/signin/one-login-user.ts';
import { dateText, dayOf, instantOn } from '../../sandbox/time.ts';
import { trsPersonAt } from '../../sandbox/trs/trs-person.ts';

const columns = [
  'feed',
  'first_name',
  'middle_name',
  'last_name',
  'previous_last_name',
  'date_of_birth',
  'postcode',
  'email',
  'email2',
  'phone',
  'nino',
  'trn',
] as const;

/** What one feed says of its person; a column that it does not have is left out. */
type Row = Readonly<Partial<Record<(typeof columns)[number], string | null | undefined>>>;

/** When the second cycle has begun to train, and the first one is qualified. */
const now = instantOn(dayOf(2026, 9, 30), 12);

/**
 * Writes so many source records of made-up England as CSV, with all its traps and the true person as label: what each feed
 * that says names or a proved address shows at one instant, without a day being lived. Employment and claims name their
 * person by number alone.
 */
export async function writeEngland(path: string, records: number, seed: number): Promise<void> {
  // As many recruits a cycle as bring somewhat more records than are asked for.
  const england = inventEngland(seed, Math.ceil(records / recordsOfRecruit));
  const out = createWriteStream(path);
  out.write(`record_id,person,${columns.join(',')}\n`);
  let written = 0;
  for (const [person, inhabitant] of spread(everybodyIn(england)).entries()) {
    if (written >= records) break;
    const rows = rowsOf(inhabitant).slice(0, records - written);
    const lines = rows.map((row, at) => [written + at + 1, person, ...columns.map((column) => row[column] ?? '')]);
    written += rows.length;
    if (lines.length > 0 && !out.write(`${Papa.unparse(lines, { newline: '\n' })}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  if (written < records) throw new Error(`Made-up England had ${written} records, ${records} were asked for`);
}

/** Fewer than a recruit a cycle brings, with everybody else who comes with one. */
const recordsOfRecruit = 10;

/** Everybody in an order in which applicants in vain, trainees and teachers stand beside one another. */
function spread(everybody: readonly Inhabitant[]): readonly Inhabitant[] {
  const step = Math.floor(everybody.length * 0.618_034) | 1;
  const seen = new Set<number>();
  const found: Inhabitant[] = [];
  for (let at = 0; found.length < everybody.length; at = (at + step) % everybody.length) {
    while (seen.has(at)) at = (at + 1) % everybody.length;
    seen.add(at);
    const one = everybody[at];
    if (one !== undefined) found.push(one);
  }
  return found;
}

function rowsOf(one: Inhabitant): readonly Row[] {
  return [...accounts(one), ...choices(one), ...trainees(one), ...teachers(one), ...contacts(one), ...signIns(one)];
}

function accounts({ candidates }: Inhabitant): readonly Row[] {
  return candidates
    .filter(({ createdAt }) => createdAt <= now)
    .map(({ person, emails, forms }) => {
      const form = forms.filter(({ filledAt }) => filledAt !== undefined && filledAt <= now).at(-1);
      return {
        feed: 'apply-candidate',
        first_name: form === undefined ? null : person.firstName,
        last_name: form === undefined ? null : lastOf(form.lastNames, now)?.lastName,
        email: lastOf(emails, now)?.email,
      };
    });
}

function choices({ choices: held }: Inhabitant): readonly Row[] {
  return held.flatMap(({ person, versions }) => {
    const version = lastOf(versions, now);
    if (version === undefined) return [];
    return {
      feed: 'apply-application',
      first_name: person.firstName,
      last_name: version.lastName,
      date_of_birth: dateText(person.dateOfBirth),
      postcode: person.address.postcode,
      email: version.email,
      phone: person.phone,
    };
  });
}

function trainees({ trainees: rows }: Inhabitant): readonly Row[] {
  return rows.flatMap((trainee) => {
    const state = traineeAt(trainee, now)?.state;
    if (state === undefined) return [];
    return {
      feed: 'register-trainee',
      first_name: state.firstNames,
      middle_name: state.middleNames,
      last_name: state.lastName,
      previous_last_name: state.previousLastName,
      date_of_birth: dateText(state.dateOfBirth),
      email: state.email,
      trn: state.trn,
    };
  });
}

function teachers({ trs }: Inhabitant): readonly Row[] {
  return trs.flatMap((record) => {
    const state = trsPersonAt(record, now)?.state;
    if (state === undefined || state.standing.kind !== 'active') return [];
    return {
      feed: 'trs-person',
      first_name: state.firstName,
      middle_name: state.middleName,
      last_name: state.lastName,
      previous_last_name: state.previousNames[0]?.lastName,
      date_of_birth: dateText(state.dateOfBirth),
      email: state.emailAddress,
      nino: state.nationalInsuranceNumber,
      trn: record.trn,
    };
  });
}

function contacts({ contacts: held }: Inhabitant): readonly Row[] {
  return held.flatMap((contact) => {
    const state = contactAt(contact, now)?.state;
    if (state === undefined) return [];
    return {
      feed: 'git-contact',
      first_name: state.firstName,
      last_name: state.lastName,
      date_of_birth: state.hasBirthDate ? dateText(contact.person.dateOfBirth) : null,
      postcode: state.postcode,
      email: state.email,
      email2: state.secondEmail,
      phone: state.phone,
    };
  });
}

/** One record for each issuer through which somebody came: only the regulator's own one vouches for a name. */
function signIns({ oneLogin: user }: Inhabitant): readonly Row[] {
  if (user === undefined) return [];
  const came = user.signIns.filter(({ at }) => at <= now);
  return [...Map.groupBy(came, ({ issuer }) => issuer).values()].flatMap((own) => {
    const last = own.at(-1);
    if (last === undefined) return [];
    const vouched = last.issuer === 'teacher-auth' ? vouchedFor(user.life, last) : {};
    return { feed: 'sign-in', email: emailOf(user, last.at), ...vouched };
  });
}

function vouchedFor(life: Life, { at, trn }: SignIn): Row {
  const { firstName, middleName, dateOfBirth } = life.person;
  return {
    first_name: firstName,
    middle_name: middleName,
    last_name: namesOn(life, at).lastName,
    date_of_birth: dateText(dateOfBirth),
    trn,
  };
}
