import type { CohortGroup } from '#cohort/group.ts';
import type { Times } from '../../address.ts';
import type { CohortTotals } from '../../cohort-port.ts';
import { type Html, html } from '../../html.ts';
import { figureList } from '../holding-figures.ts';
import { drawnOf } from './funnel-row.ts';
import { numberLink } from './funnel-table.ts';

/** The few numbers that are asked for first. Membership and being reachable are two facts, so they are two figures. */
export function memberFigures(name: string, times: Times, totals: CohortTotals): Html {
  const drawn = drawnOf(totals);
  const figures: readonly (readonly [string, CohortGroup, number])[] = [
    ['Members', 'members', totals.members],
    ['Members we can reach', 'contactable', totals.contactable],
    ['Membership ended', 'ended', drawn - totals.members],
    ['Drawn', 'drawn', drawn],
  ];
  return figureList(
    figures.map(([label, group, count]) => ({ label, value: html`${numberLink(count, group, name, times)}` })),
  );
}
