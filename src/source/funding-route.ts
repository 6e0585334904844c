import { parseRoute } from './training-route.ts';

/** Routes as the Funding team names them; they do not part postgraduates from undergraduates where Register does. */
export type FundingRoute = { readonly code: string; readonly label: string };

type Listed = FundingRoute & { readonly routes: readonly string[]; readonly words: readonly string[] };

const listed: readonly Listed[] = [
  route('provider_led', 'Provider-led', ['provider_led_postgrad', 'provider_led_undergrad']),
  route(
    'provider_led_salaried',
    'Provider-led (salaried)',
    ['provider_led_postgrad_salaried'],
    'provider-led salaried',
    'provider-led postgrad (salaried)',
  ),
  route(
    'school_direct_tuition_fee',
    'School Direct (fee)',
    ['school_direct_tuition_fee'],
    'school direct fee',
    'school direct tuition fee',
    'school direct (fee funded)',
  ),
  route(
    'school_direct_salaried',
    'School Direct (salaried)',
    ['school_direct_salaried'],
    'school direct salaried',
    'school direct (salaried)',
  ),
  route(
    'pg_teaching_apprenticeship',
    'Postgraduate teaching apprenticeship',
    ['pg_teaching_apprenticeship'],
    'teaching apprenticeship postgrad',
    'postgraduate teaching apprenticeship',
    'pg teaching apprenticeship',
  ),
  route('teacher_degree_apprenticeship', 'Teacher degree apprenticeship', ['teacher_degree_apprenticeship']),
  route('opt_in_undergrad', 'Opt-in undergraduate', ['opt_in_undergrad'], 'opt-in undergrad', 'undergraduate opt-in'),
  route('hpitt_postgrad', 'High potential ITT', ['hpitt_postgrad'], 'hpitt', 'high potential itt', 'teach first'),
  route('early_years', 'Early years', ['early_years_postgrad', 'early_years_salaried', 'early_years_undergrad']),
  route('assessment_only', 'Assessment only', ['assessment_only', 'early_years_assessment_only']),
  route('iqts', 'iQTS', ['iqts']),
];

const byRoute: ReadonlyMap<string, Listed> = new Map(
  listed.flatMap((each) => each.routes.map((name) => [name, each] as const)),
);
const byWord: ReadonlyMap<string, Listed> = new Map(
  listed.flatMap((each) => each.words.map((word) => [word, each] as const)),
);

/** By Register's name or code, or by a name of the Funding team's; undefined for a word that no list of ours holds. */
export function parseFundingRoute(text: string): FundingRoute | undefined {
  const registered = parseRoute(text);
  const found =
    registered === undefined ? byWord.get(text.trim().toLowerCase().replaceAll('_', ' ')) : byRoute.get(registered);
  return found === undefined ? undefined : { code: found.code, label: found.label };
}

function route(code: string, label: string, routes: readonly string[], ...others: readonly string[]): Listed {
  return { code, label, routes, words: [label.toLowerCase(), ...others] };
}
