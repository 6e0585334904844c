import type { Answer } from '../answer.ts';
import { dateText } from '../time.ts';
import type { TrsNow } from '../trs/trs-person.ts';
import { foundRow } from './trs-person-row.ts';
import { problem } from './trs-problem.ts';

const most = 500;

/** Up to 500 pairs at once; a pair that does not match is left out, and so is whoever was merged away or closed. */
export function findPersons(personNow: (trn: string) => TrsNow | undefined): (body: unknown) => Answer {
  // A nightly sweep asks for everybody, of whom hardly anybody has changed.
  const rows = new Map<string, { writes: number; row: unknown }>();
  function rowOf(found: TrsNow): unknown {
    const known = rows.get(found.trn);
    if (known?.writes === found.writes) return known.row;
    const row = foundRow(found);
    rows.set(found.trn, { writes: found.writes, row });
    return row;
  }

  return (body) => {
    const pairs = readPairs(body);
    if (pairs === undefined) return problem(400, 'One or more validation errors occurred.');
    const results = pairs.flatMap(({ trn, dateOfBirth }) => {
      const found = personNow(trn);
      const isMeant = found?.state.standing.kind === 'active' && dateText(found.state.dateOfBirth) === dateOfBirth;
      return found !== undefined && isMeant ? [rowOf(found)] : [];
    });
    return { status: 200, body: { total: results.length, results } };
  };
}

interface Pair {
  readonly trn: string;
  readonly dateOfBirth: string;
}

/** Undefined when anything is amiss: one pair too many, or one that is none. */
function readPairs(body: unknown): readonly Pair[] | undefined {
  if (typeof body !== 'object' || body === null || !('persons' in body) || !Array.isArray(body.persons))
    return undefined;
  const asked: readonly unknown[] = body.persons;
  const pairs = asked.flatMap((one) => readPair(one) ?? []);
  return asked.length <= most && pairs.length === asked.length ? pairs : undefined;
}

function readPair(one: unknown): Pair | undefined {
  if (typeof one !== 'object' || one === null || !('trn' in one) || !('dateOfBirth' in one)) return undefined;
  const { trn, dateOfBirth } = one;
  if (typeof trn !== 'string' || typeof dateOfBirth !== 'string') return undefined;
  return /^\d{7}$/.test(trn) && /^\d{4}-\d\d-\d\d$/.test(dateOfBirth) ? { trn, dateOfBirth } : undefined;
}
