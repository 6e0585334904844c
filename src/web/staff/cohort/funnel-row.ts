import type { FunnelStep } from '#cohort/funnel.ts';
import type { CohortStage } from '#cohort/group.ts';
import { type CohortReason, isNeverReason } from '#cohort/reason.ts';

/** A line of the way from everybody to the members: how many are left, and on a step how many it took away. */
export type FunnelRow =
  | { readonly kind: 'stage'; readonly stage: CohortStage; readonly left: number }
  | { readonly kind: 'step'; readonly reason: CohortReason; readonly lost: number; readonly left: number };

/** Every question with its answer, also where it turned nobody away; of the endings only those that happened. */
export function funnelRows(everybody: number, funnel: readonly FunnelStep[]): readonly FunnelRow[] {
  const asked = funnel.filter(({ reason }) => isNeverReason(reason));
  const conditions = asked.filter(({ reason }) => !isOfDraw(reason));
  const draw = asked.filter(({ reason }) => isOfDraw(reason));
  const endings = funnel.filter(({ reason, lost }) => !isNeverReason(reason) && lost > 0);
  const joined = conditions.at(-1)?.left ?? everybody;
  const drawn = draw.at(-1)?.left ?? joined;
  return [
    { kind: 'stage', stage: 'everybody', left: everybody },
    ...conditions.map(step),
    { kind: 'stage', stage: 'joined', left: joined },
    ...draw.map(step),
    { kind: 'stage', stage: 'drawn', left: drawn },
    ...endings.map(step),
    { kind: 'stage', stage: 'members', left: endings.at(-1)?.left ?? drawn },
  ];
}

/** How many were drawn so far, those whose membership ended among them. */
export function drawnOf({
  everybody,
  funnel,
}: {
  readonly everybody: number;
  readonly funnel: readonly FunnelStep[];
}): number {
  const row = funnelRows(everybody, funnel).find((each) => each.kind === 'stage' && each.stage === 'drawn');
  return row?.left ?? 0;
}

/** The last questions are about chance, not about the person. */
function isOfDraw(reason: CohortReason): boolean {
  return reason === 'not_drawn' || reason === 'held_out';
}

function step({ reason, lost, left }: FunnelStep): FunnelRow {
  return { kind: 'step', reason, lost, left };
}
