import { londonDate } from '#kernel/instant.ts';
import { later, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { heldValue, type PersonRecord } from './answer.ts';
import { attributesOn } from './attribute.ts';
import { contactOn } from './contact.ts';
import { headlineOn } from './headline.ts';
import type { PersonView } from './person-view.ts';
import { turningAttributeDays } from './turning-attribute.ts';
import { leadingWindow } from './window.ts';

/** What held of an attribute or a way to reach somebody; `confidence` null of the latter. */
export type Held = {
  readonly value: string | number;
  readonly source: string;
  readonly confidence: string | null;
  readonly rule: string;
  readonly because: readonly string[];
};

/** A run of days with one answer; `held` null where there is none, `until` null where it lasts. */
export type HeldSpan = { readonly from: PlainDate; readonly until: PlainDate | null; readonly held: Held | null };

export type Timelines = Readonly<Record<string, readonly HeldSpan[]>>;

/** Every attribute and way to reach the person over valid time up to today, as known at the view's instant. */
export function attributeTimelines(view: PersonView, policy: Policy): Timelines {
  const today = londonDate(view.knownAt);
  const timelines = new Map<string, HeldSpan[]>();
  for (const on of turningAttributeDays(view, today, policy)) {
    const held = heldOn(view, on, policy);
    for (const name of new Set([...timelines.keys(), ...held.keys()])) {
      const spans = timelines.get(name) ?? [];
      const before = spans.at(-1);
      const now = held.get(name) ?? null;
      if (before !== undefined && isSame(before.held, now)) continue;
      timelines.set(name, [
        ...spans.slice(0, -1),
        ...(before ? [{ ...before, until: on }] : []),
        { from: on, until: null, held: now },
      ]);
    }
  }
  return Object.fromEntries([...timelines].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** All that holds on a day, by name. */
export function heldOn(view: PersonView, on: PlainDate, policy: Policy): ReadonlyMap<string, Held> {
  const when = { on, judged: later(on, londonDate(view.knownAt)) };
  const headline = headlineOn(view, when, policy);
  const window = leadingWindow(headline, on, policy);
  const { episode } = headline;
  return held(attributesOn(view, episode, window, when, policy), contactOn(view, episode, window, on, policy));
}

/** The same out of a record; what was erased is held no longer. */
export function held(
  attributes: PersonRecord['attributes'],
  contact: PersonRecord['contact'],
): ReadonlyMap<string, Held> {
  return new Map([
    ...Object.entries(contact).flatMap(([way, answer]): [string, Held][] => {
      const { source, rule, because } = answer;
      const value = heldValue(answer);
      return value === undefined ? [] : [[way, { value, source, confidence: null, rule, because }]];
    }),
    ...Object.entries(attributes).flatMap(([name, answer]): [string, Held][] => {
      const { source, confidence, rule, because } = answer;
      const value = heldValue(answer);
      return value === undefined ? [] : [[name, { value, source, confidence, rule, because }]];
    }),
  ]);
}

/** The window in the rule may be another one: what holds, and by whom, is the same. */
export function isSame(a: Held | null, b: Held | null): boolean {
  if (a === null || b === null) return a === b;
  return a.value === b.value && a.source === b.source && a.confidence === b.confidence;
}
