import type { Answer, Ask, Fake } from '../answer.ts';
import type { Clock } from '../clock.ts';
import { type TrsNow, type TrsPerson, trsPersonAt } from '../trs/trs-person.ts';
import { requestsAMinute } from './throttle.ts';
import { findPersons } from './trs-find.ts';
import { oldPersonRow, personRow } from './trs-person-row.ts';
import { problem } from './trs-problem.ts';
import { hasRoutes, type TrsVersion, tellsOfMergers, trsVersion } from './trs-version.ts';

export const trsKey = 'sandbox-trs-key';

const root = '/trs';

/** The teaching record system: one person by their TRN, or 500 pairs at once; no list, and no word of what changed. */
export function trs(persons: readonly TrsPerson[], clock: Clock): Fake {
  const byTrn = new Map(persons.map((person) => [person.trn, person]));
  const throttle = requestsAMinute(clock, 1000);
  const personNow = (trn: string): TrsNow | undefined => {
    const person = byTrn.get(trn);
    return person === undefined ? undefined : trsPersonAt(person, clock.now());
  };
  const find = findPersons(personNow);

  return (ask) => {
    if (!ask.path.startsWith(`${root}/v3/`)) return undefined;
    if (ask.authorization !== `Bearer ${trsKey}`) return problem(401, 'Unauthorized');
    const tooMany = throttle();
    if (tooMany !== undefined) return tooMany;
    const version = trsVersion(ask.headers['x-api-version']);
    if (version === undefined) return problem(404, 'Not Found');
    const path = ask.path.slice(`${root}/v3`.length);
    if (path === '/persons/find' && ask.method === 'POST') return find(ask.body);
    const trn = /^\/persons\/(\d+)$/.exec(path)?.[1];
    if (trn !== undefined && ask.method === 'GET') return person(ask, version, personNow(trn));
    const probed = /^\/trns\/(\d+)$/.exec(path)?.[1];
    return probed !== undefined && ask.method === 'GET' ? probe(personNow(probed)) : undefined;
  };
}

function person(ask: Ask, version: TrsVersion, found: TrsNow | undefined): Answer {
  if (ask.query.has('dateOfBirth') && ask.query.has('nationalInsuranceNumber')) return problem(400, 'Bad Request');
  const { standing } = found?.state ?? {};
  if (found === undefined || (standing?.kind !== 'active' && version < tellsOfMergers)) return notFound();
  const gone = goneAnswer('persons', found);
  if (gone !== undefined) return gone;
  const row = personRow(found, new Set((ask.query.get('include') ?? '').split(',').map((one) => one.trim())));
  const born = ask.query.get('dateOfBirth');
  const number = ask.query.get('nationalInsuranceNumber');
  if (born !== null && born !== row.dateOfBirth) return notFound();
  if (number !== null && number !== row.nationalInsuranceNumber) return notFound();
  return { status: 200, body: version < hasRoutes ? oldPersonRow(found) : row };
}

/** Does it exist, and is it the one that stands? */
function probe(found: TrsNow | undefined): Answer {
  return found === undefined ? notFound() : (goneAnswer('trns', found) ?? { status: 204, body: undefined });
}

function goneAnswer(list: 'persons' | 'trns', { state: { standing } }: TrsNow): Answer | undefined {
  switch (standing.kind) {
    case 'active':
      return undefined;
    case 'merged': {
      const merged = problem(308, 'Permanent Redirect', 10059, { mergedWithTrn: standing.into });
      return { ...merged, headers: { ...merged.headers, Location: `${root}/v3/${list}/${standing.into}` } };
    }
    case 'deactivated':
      return problem(410, 'Gone', 10058);
  }
}

function notFound(): Answer {
  return problem(404, 'Not Found', 10001);
}
