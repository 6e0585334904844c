import type { CohortTotals, StratumCount } from '../../cohort-port.ts';
import { details } from '../../component/details.ts';
import { table } from '../../component/table.ts';
import { type Html, html } from '../../html.ts';
import { numberWords } from '../../number-word.ts';
import { remember } from '../../remember.ts';

/** The groups that are drawn apart, first by the kind of provider alone, and each of them behind it. */
export function strataTable({ strata }: CohortTotals): Html {
  return tables(strata);
}

const tables = remember((strata: CohortTotals['strata']): Html => {
  if (strata.length === 0)
    return html`<p class="govuk-body">Nobody has met every condition yet, so there are no groups.</p>`;
  const kinds = Map.groupBy(strata, ({ stratum }) => providerWords(stratum));
  const byKind = [...kinds].map(([stratum, parts]) => ({
    stratum,
    stood: sum(parts, 'stood'),
    drawn: sum(parts, 'drawn'),
    members: sum(parts, 'members'),
  }));
  return html`
    ${countTable('Members by kind of provider', 'Provider', byKind)}
    ${details({
      classes: 'govuk-!-margin-bottom-7',
      summaryText: `Each of the ${numberWords(strata.length)} groups by provider, subject and start`,
      html: countTable(
        'Members by provider, subject and start',
        'Group',
        strata.map((each) => ({ ...each, stratum: stratumWords(each.stratum) })),
      ),
    })}`;
});

function countTable(caption: string, what: string, rows: readonly StratumCount[]): Html {
  return table({
    classes: 'ts-table',
    caption,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: what },
      { text: 'At the draw', format: 'numeric' },
      { text: 'Drawn', format: 'numeric' },
      { text: 'Members', format: 'numeric' },
    ],
    rows: rows.map(({ stratum, stood, drawn, members }) => [
      { text: stratum },
      ...[stood, drawn, members].map((count) => ({ text: numberWords(count), format: 'numeric' as const })),
    ]),
  });
}

/** `scitt/Mathematics/autumn` -> "SCITT, Mathematics, autumn". */
function stratumWords(stratum: string): string {
  return [providerWords(stratum), ...stratum.split('/').slice(1)]
    .map((part) => (part === 'unknown' ? 'not known' : part))
    .join(', ');
}

function providerWords(stratum: string): string {
  const [kind = ''] = stratum.split('/');
  return providers[kind] ?? kind;
}

const providers: Readonly<Record<string, string>> = {
  scitt: 'SCITT',
  university: 'University',
  lead_school: 'Lead school',
  unknown: 'Not known',
};

function sum(parts: readonly StratumCount[], of: 'stood' | 'drawn' | 'members'): number {
  return parts.reduce((total, part) => total + part[of], 0);
}
