import Papa from 'papaparse';
import { academicYearOf } from '../calendar.ts';
import type { England } from '../england.ts';
import { bursaryOf, type HeadCount, headCounts, scholarsOf } from '../funding/head-count.ts';
import type { TrainingRoute } from '../population/course-route.ts';
import type { Provider } from '../population/provider.ts';
import { type Day, dateText, dayOf, type Instant, instantOn, monthOf, yearOf } from '../time.ts';

/** On the fifth from October to July; before October nobody is paid. */
export function fundingInstant(day: Day): Instant | undefined {
  const month = monthOf(day);
  return dateText(day).endsWith('-05') && (month >= 10 || month <= 7) ? instantOn(day, 4, 40) : undefined;
}

/** The four files of a month: who had started a month ago, by provider or lead school, in heads and in money. */
export function fundingFiles(england: England, day: Day): readonly { name: string; content: () => string }[] {
  const year = academicYearOf(day);
  const date = dateText(day);
  const month = monthNames[(monthOf(day) + 4) % 12] ?? '';
  let counted: readonly HeadCount[] | undefined;
  const lines = (): readonly HeadCount[] => {
    counted ??= headCounts(england, year, monthBefore(day));
    return counted;
  };
  const partners = (): readonly HeadCount[] => lines().filter(({ leadSchool }) => leadSchool !== undefined);
  const own = (): readonly HeadCount[] => lines().filter(({ leadSchool }) => leadSchool === undefined);
  return [
    { name: `${date}-TB_summary_upload_${month}.csv`, content: () => traineeSummary(lines(), year) },
    { name: `${date}-TB_Profile_${month}.csv`, content: () => paymentSchedule('provider', own(), year) },
    { name: `${date}-SDS_subject_breakdown_${month}.csv`, content: () => partnerSummary(partners(), year) },
    { name: `${date}-SDS_Profile_${month}.csv`, content: () => paymentSchedule('partner', partners(), year) },
  ];
}

function monthBefore(day: Day): Day {
  const month = monthOf(day);
  return month === 1 ? dayOf(yearOf(day) - 1, 12, 5) : dayOf(yearOf(day), month - 1, 5);
}

function traineeSummary(lines: readonly HeadCount[], year: number): string {
  const tiers = ['Tier 1', 'Tier 2', 'Tier 3'].flatMap((tier) => [`${tier} Amount`, `${tier} Trainees`]);
  return csv(
    [
      'Provider',
      'Provider name',
      'Academic Year',
      'Subject',
      'Route',
      'Lead School',
      'Lead School ID',
      'Cohort Level',
      'Bursary Amount',
      'Bursary Trainees',
      'Scholarship Amount',
      'Scholarship Trainees',
      ...tiers,
    ],
    lines.map((line) => {
      const scholars = scholarsOf(line, year);
      const bursary = bursaryOf(line);
      return [
        fundingIdOf(line.provider),
        line.provider.name,
        yearText(year),
        line.subject.name,
        routeLabels[line.route],
        line.leadSchool?.name ?? '',
        line.leadSchool?.urn ?? '',
        line.isUndergraduate ? 'UG' : 'PG',
        money(bursary),
        line.heads - scholars,
        money(scholars === 0 ? 0 : bursary + 2000),
        scholars,
        ...tiers.map((name) => (name.endsWith('Amount') ? money(0) : 0)),
      ];
    }),
  );
}

function partnerSummary(lines: readonly HeadCount[], year: number): string {
  return csv(
    [
      'Academic year',
      'Provider',
      'Provider name',
      'Subject',
      'Description',
      'Funding/trainee',
      'Trainees',
      'Total Funding',
    ],
    lines.map((line) => [
      yearText(year),
      line.leadSchool?.urn ?? '',
      line.leadSchool?.name ?? '',
      line.subject.name,
      routeLabels[line.route],
      money(bursaryOf(line)),
      line.heads,
      money(bursaryOf(line) * line.heads),
    ]),
  );
}

/** One line for each provider or lead school, with a tenth in each month that has lessons. */
function paymentSchedule(kind: 'provider' | 'partner', lines: readonly HeadCount[], year: number): string {
  const totals = new Map<Provider, number>();
  for (const line of lines) {
    const payee = kind === 'partner' ? (line.leadSchool ?? line.provider) : line.provider;
    totals.set(payee, (totals.get(payee) ?? 0) + bursaryOf(line) * line.heads);
  }
  const head = kind === 'partner' ? ['Lead school URN', 'Lead school name'] : ['Provider ID', 'Provider name'];
  return csv(
    ['Academic year', ...head, 'Description', 'Total funding', ...monthNames],
    [...totals].map(([payee, total]) => [
      yearText(year),
      kind === 'partner' ? payee.urn : fundingIdOf(payee),
      payee.name,
      'Training bursary trainees',
      money(total),
      ...monthNames.map((_, index) => money(index < 2 ? 0 : total / 10)),
    ]),
  );
}

/** The department's old number for an accredited provider: neither its code nor its UKPRN. */
export function fundingIdOf({ index }: Provider): string {
  return String(1501 + index * 3);
}

function csv(fields: readonly string[], data: readonly (readonly (string | number)[])[]): string {
  // As spreadsheets save it, with a byte order mark.
  return `\uFEFF${Papa.unparse({ fields: [...fields], data: data.map((row) => [...row]) })}\r\n`;
}

function yearText(year: number): string {
  return `${year}/${String(year + 1).slice(2)}`;
}

/** £1,234.00 */
function money(pounds: number): string {
  const [whole = '0', pence = '00'] = pounds.toFixed(2).split('.');
  return `£${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${pence}`;
}

const monthNames = [
  'August',
  'September',
  'October',
  'November',
  'December',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
];

const routeLabels: Readonly<Record<TrainingRoute, string>> = {
  provider_led_postgrad: 'Provider-led',
  provider_led_undergrad: 'Provider-led',
  school_direct_salaried: 'School Direct (salaried)',
  pg_teaching_apprenticeship: 'Postgraduate teaching apprenticeship',
  opt_in_undergrad: 'Opt-in undergraduate',
  teacher_degree_apprenticeship: 'Teacher degree apprenticeship',
};
