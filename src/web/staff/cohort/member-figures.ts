import type { CohortGroup } from '#cohort/group.ts';
import type { Times } from '../../address.ts';
import type { CohortTotals } from '../../cohort-port.ts';
import { type Html, html } from '../../html.ts';
import { figureList } from '../holding-figures.ts';
import { funnelRows } from './funnel-row.ts';
import { numberLink } from './funnel-table.ts';

/** The few numbers that are asked for first. Membership and being reachable are two facts, so they are two figures. */
export function memberFigures(name: string, times: Times, totals: CohortTotals): Html {
  const drawn = funnelRows(totals.everybody, totals.funnel).find(
    (row) => row.kind === 'stage' && row.stage === 'drawn',
  );
  const figures: readonly (readonly [string, CohortGroup, number])[] = [
    ['Members', 'members', totals.members],
    ['Members we can reach', 'contactable', totals.contactable],
    ['Membership ended', 'ended', (drawn?.left ?? 0) - totals.members],
    ['Drawn', 'drawn', drawn?.left ?? 0],
  ];
  return figureList(
    figures.map(([label, group, count]) => ({ label, value: html`${numberLink(count, group, name, times)}` })),
  );
}
