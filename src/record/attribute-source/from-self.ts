import { londonDate } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { DecidedAttribute } from '#policy/authority.ts';
import type { Policy } from '#policy/policy.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import { latestText, saidTextOn } from '../evidence/known-record.ts';
import { firstPostOn } from '../first-post.ts';
import type { PersonView } from '../person-view.ts';
import { heldNotYet } from '../rule/r10-not-yet.ts';
import { heldStarted } from '../rule/waiting.ts';
import { isHeld } from '../rule/word.ts';
import type { AttributeValue } from './attribute-value.ts';
import { claimedPlacement } from './placement.ts';

/** What the person told us, while it holds. */
export function fromSelf(
  view: PersonView,
  episode: Episode | undefined,
  attribute: DecidedAttribute,
  when: When,
  policy: Policy,
): AttributeValue | undefined {
  switch (attribute) {
    case 'one_login':
      return signedIn(view, when.on);
    case 'preferred_name':
      return preferredName(view, when.on);
    case 'start_date':
      return episode === undefined ? undefined : startDate(episode, when, policy);
    case 'course':
      return changed(view, 'courseCode', when);
    case 'provider':
      return changed(view, 'providerCode', when);
    case 'placement':
      return claimedPlacement(view, when);
    case 'employment_school':
      return said(firstPostOn(view, when)?.claim, ({ urn }) => urn);
    default:
      return undefined;
  }
}

/** The account of GOV.UK One Login with which they signed in last. */
function signedIn({ records }: PersonView, on: PlainDate): AttributeValue | undefined {
  return records
    .filter((record) => record.ref.feed === 'sign-in' && latestText(record, 'issuer')?.value === 'one-login')
    .flatMap((record) => saidTextOn(record, 'subject', on) ?? [])
    .filter(({ assertedAt }) => londonDate(assertedAt) <= on)
    .toSorted((a, b) => (a.assertedAt < b.assertedAt ? -1 : 1))
    .at(-1);
}

function preferredName({ selfSaid }: PersonView, on: PlainDate): AttributeValue | undefined {
  const name = selfSaid.findLast(({ kind, from }) => kind === 'preferred_name' && londonDate(from) <= on);
  return typeof name?.value === 'string'
    ? { value: name.value, assertedAt: name.from, observation: name.observation }
    : undefined;
}

/** The day on which they started, or on which they expect to. */
function startDate(episode: Episode, when: When, policy: Policy): AttributeValue | undefined {
  return (
    said(heldStarted(episode, when, policy), ({ from }) => from) ??
    said(heldNotYet(episode, when), ({ expected }) => expected)
  );
}

/** Where they say that they train now, until Register tells it or their word lapses. */
function changed(view: PersonView, what: 'providerCode' | 'courseCode', when: When): AttributeValue | undefined {
  const claim = view.episodes.find(({ moved }) => moved !== undefined)?.moved?.claim;
  const code = claim?.[what];
  if (claim === undefined || code === undefined || when.on < claim.from || !isHeld(claim, when)) return undefined;
  return said(claim, () => code);
}

function said<Claimed extends { readonly saidAt: AttributeValue['assertedAt']; readonly observation: string }>(
  claim: Claimed | undefined,
  value: (claim: Claimed) => string,
): AttributeValue | undefined {
  return claim && { value: value(claim), assertedAt: claim.saidAt, observation: claim.observation };
}
