import { mondayFrom } from '#kernel/monday.ts';
import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts';
import { decidedAttributes, sourcesFor } from '#policy/authority.ts';
import { emailOrder } from '#policy/contact.ts';
import { contradictionKinds } from '#policy/lag.ts';
import type { Policy } from '#policy/policy.ts';
import { type Window, windows } from '#policy/window.ts';
import { windowOn } from '#record/window.ts';
import type { PolicyTable, PolicyWeek } from '#web/policy-port.ts';

/** The rules of a policy as rows, attribute by window. */
export function policyTable({ version, authority, contact, lag }: Policy): PolicyTable {
  const attributes = decidedAttributes.map((name) => ({
    name,
    byWindow: eachWindow((window) => sourcesFor(authority, name, window)),
    why: [...new Set(Object.values(authority[name]).flatMap((line) => (line === undefined ? [] : [line.because])))],
  }));
  const ways = [
    { name: 'email', byWindow: eachWindow((window) => emailOrder(contact, window)), why: [] },
    { name: 'phone', byWindow: eachWindow(() => contact.phone.any), why: [] },
    { name: 'address', byWindow: eachWindow(() => contact.address.any), why: [] },
  ];
  return {
    version,
    order: [...ways, ...attributes],
    freshness: lag.freshness,
    claims: Object.entries(lag.claimExpiry).map(([kind, holds]) => ({ kind, holds })),
    contradictions: contradictionKinds.map((kind) => ({ kind, ...lag.contradiction[kind] })),
  };
}

function eachWindow(order: (window: Window) => readonly string[]): Readonly<Record<Window, readonly string[]>> {
  const [w0, w1, w2, w3, w4, w6] = windows;
  return {
    [w0]: order(w0),
    [w1]: order(w1),
    [w2]: order(w2),
    [w3]: order(w3),
    [w4]: order(w4),
    [w6]: order(w6),
  };
}

/**
 * The weeks of somebody who begins on 1 September, whose provider signs off on the last day that it may, and who qualifies
 * at the end of the season of outcomes: the longest that each window lasts.
 */
export function policyWeeks(policy: Policy, year: number): readonly PolicyWeek[] {
  const start = { date: plainDate(`${year}-09-01`), precision: 'day', standard: true, because: [] } as const;
  const qualified = addDays(plainDate(`${year + 1}-${policy.calendar.outcomeSeason.to}`), 1);
  const first = mondayFrom(plainDate(`${year}-06-01`));
  const mondays: PlainDate[] = [];
  for (let monday = first; monday < addDays(qualified, 70); monday = addDays(monday, 7)) mondays.push(monday);
  return mondays.map((monday) => ({
    monday,
    window:
      monday >= qualified ? 'W6' : windowOn({ start, signOff: undefined, registration: undefined }, monday, policy),
  }));
}
