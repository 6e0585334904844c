import { isInstitutional } from '#policy/contact.ts';
import type { Policy } from '#policy/policy.ts';
import { heldValue } from '#record/answer.ts';
import { explain } from '#record/explain/explain.ts';
import type { Belief } from './belief.ts';
import { scoreEmail, scoreStatus } from './score.ts';
import { type Both, bothOf, type Facet, type Miss, type Series } from './tally.ts';
import type { Verdict } from './verdict.ts';
import type { TruePerson } from './witness.ts';

/** One answer with its marks: where it counts, and how it missed the truth. */
export type Mark = {
  readonly both: Both;
  readonly facets: Readonly<Record<Facet, string>> & { readonly place: Series };
  readonly misses: readonly Miss[];
};

/**
 * A person whom we hold as several is marked by each of our records, each for its share: whoever asks by one key of the
 * person gets that record's answer.
 */
export function markPerson(truth: TruePerson, beliefs: readonly Belief[], policy: Policy): readonly Mark[] {
  // Nobody can mark what was never asked for: without a record, and without a word that we could have read, there is no answer.
  if (beliefs.length === 0) return truth.said.status ? [missing(truth)] : [];
  const weight = 1 / beliefs.length;
  return beliefs.map((belief) => {
    const { status, contact } = belief.record;
    const ours = { code: status.code, confidence: status.confidence, email: heldValue(contact.email) ?? null };
    const forStatus = scoreStatus(truth, ours);
    const forEmail = scoreEmail(truth, ours);
    const held = beliefs.length === 1 ? 'as one' : `as several, by ${speaksFor(belief)}`;
    const misses = [
      ...(isMiss(forStatus, truth.said.status) ? [statusMiss(truth, belief, held, forStatus, weight, policy)] : []),
      ...(isMiss(forEmail, truth.said.email) ? [emailMiss(truth, belief, held, forEmail, weight, policy)] : []),
    ];
    return {
      both: bothOf(forStatus, forEmail, weight),
      facets: facetsOf(truth, held),
      misses,
    };
  });
}

/** A source had said what is true, and we hold no record of the person at all. */
function missing(truth: TruePerson): Mark {
  const { status, id, sourceRecords } = truth;
  const about = { about: 'status', verdict: 'wrong_said', rule: 'none', truth: status, ours: 'nobody' } as const;
  const example = { key: sourceRecords[0] ?? id, on: '', truth: status, ours: 'nobody', confidence: '', because: '' };
  return {
    both: bothOf('wrong_said', 'unknown', 1),
    facets: facetsOf(truth, 'not at all'),
    misses: [{ ...about, held: 'not at all', answers: 1, people: 1, example }],
  };
}

/** Recruited by that day, in Apply or by a provider alone, whatever came of it. */
function hasPlace({ sourceRecords }: TruePerson): boolean {
  return sourceRecords.some((key) => key.startsWith('apply-application:') || key.startsWith('register-trainee:'));
}

function facetsOf(truth: TruePerson, held: string): Mark['facets'] {
  return {
    place: hasPlace(truth) ? 'with a place' : 'without a place',
    held,
    stage: truth.stage,
    'true status': truth.status,
    route: truth.route ?? 'none',
    'provider type': truth.accreditedProviderType ?? 'none',
    cycle: String(truth.cycle ?? 'none'),
  };
}

/** How we hold a person matters where a source had said it: another record of ours may have known. */
export function missKey({ about, verdict, rule, truth, ours, held }: Miss): string {
  return [about, verdict, rule, truth, ours, ...(verdict === 'wrong_unsaid' ? [] : [held])].join('/');
}

function isMiss(verdict: Verdict, isSaid: boolean): boolean {
  return verdict === 'wrong_said' || verdict === 'wrong_unsaid' || (verdict === 'unknown' && isSaid);
}

function speaksFor({ keys }: Belief): string {
  return keys.some((key) => key.startsWith('apply-')) ? 'Apply' : 'Register';
}

function statusMiss(
  truth: TruePerson,
  { record, view, keys }: Belief,
  held: string,
  verdict: Verdict,
  answers: number,
  policy: Policy,
): Miss {
  const { code, confidence, rule } = record.status;
  const { sentence, evidence } = explain(view, record, policy);
  const says = evidence.slice(0, 3).map((each) => `${each.source} says ${each.says} since ${each.since}`);
  return {
    ...{ about: 'status', verdict, rule, truth: truth.status, ours: code, held, answers, people: 1 },
    example: {
      ...{ key: keys[0] ?? '', on: record.validOn, truth: truth.status, ours: code, confidence },
      because: [sentence, ...says].join(' '),
    },
  };
}

function emailMiss(
  truth: TruePerson,
  { record, keys }: Belief,
  held: string,
  verdict: Verdict,
  answers: number,
  policy: Policy,
): Miss {
  const { email } = record.contact;
  const value = heldValue(email) ?? '';
  const ours = isInstitutional(policy.contact, value) ? "an institution's address" : 'another personal address';
  const rule = `contact.email, ${email?.source ?? ''}`;
  return {
    ...{ about: 'email', verdict, rule, truth: "the person's address", ours, held, answers, people: 1 },
    example: {
      ...{ key: keys[0] ?? '', on: record.validOn, truth: truth.email, ours: value, confidence: 'unverified' },
      because: `By ${email?.rule ?? 'no rule'}: ${email?.source ?? 'nobody'} is the highest source of the window that has an address.`,
    },
  };
}
