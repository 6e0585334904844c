import { type Json, memberOf } from '#kernel/json.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { RowReading } from '#observation/reading.ts';
import { type Answer, ask, type HttpPorts } from '../http.ts';
import { parseJson, textMember } from '../read-row.ts';
import { readPersonRow } from './person-contract.ts';
import { type TrsApi, trsVersion } from './trs-api.ts';

/** What a number answers. */
export type PersonAnswer =
  | { readonly kind: 'person'; readonly row: RowReading }
  | { readonly kind: 'merged'; readonly into: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' };

/** All but alerts, which are not ours to hold, and the changes that wait for a decision. */
const include = 'Induction,RoutesToProfessionalStatuses,MandatoryQualifications,PreviousNames';

/** The system's own numbers for why it shows nobody. */
const closedCode = 10058;
const mergedCode = 10059;

/** Asks for one person by number. No message may show the number: it stands in the path. */
export function askPerson(api: TrsApi, trn: string, ports: HttpPorts): Promise<PersonAnswer> {
  const url = new URL(`${api.url}/v3/persons/${trn}`);
  url.searchParams.set('include', include);
  return ask(url, api.token, (answer) => readAnswer(answer, trn), ports, {
    ...trsVersion,
    shownAs: shownPath(url, trn),
  });
}

function shownPath({ pathname }: URL, trn: string): string {
  return `${pathname.slice(0, -trn.length)}{trn}`;
}

function readAnswer(answer: Answer, trn: string): Result<PersonAnswer, string> {
  const { status, body } = answer;
  if (status === 200) {
    const value = parseJson(body);
    if (!value.ok) return fail('what came is not whole JSON');
    if (textMember(value.value, 'trn') !== trn) return fail('somebody else came than was asked for');
    return ok({ kind: 'person', row: readPersonRow(body) });
  }
  const problem = parseJson(body);
  const said = problem.ok ? problem.value : undefined;
  const code = memberOf(said, 'errorCode');
  if (status === 308 || code === mergedCode) {
    const into = numberIn(answer.headers.location) ?? mergedWith(said);
    return into === undefined
      ? fail(`status ${status} without the number into which it was merged`)
      : ok({ kind: 'merged', into });
  }
  if (status === 410 || code === closedCode) return ok({ kind: 'closed' });
  if (status === 404) return ok({ kind: 'unknown' });
  return fail(`status ${status}`);
}

/** The retained record's address ends with its number. */
function numberIn(location: string | undefined): string | undefined {
  return /\/(\d{7})\/?(?:\?.*)?$/.exec(location ?? '')?.[1];
}

function mergedWith(said: Json | undefined): string | undefined {
  const into = textMember(said, 'mergedWithTrn') ?? textMember(said, 'MergedWithTrn') ?? '';
  return /^\d{7}$/.test(into) ? into : undefined;
}
