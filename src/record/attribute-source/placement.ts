import { compareText } from '#observation/version.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { KnownRecord } from '../evidence/known-record.ts';
import type { Claim, PlacementClaim } from '../facet/claim.ts';
import type { PersonView } from '../person-view.ts';
import { isHeld } from '../rule/word.ts';
import type { AttributeValue } from './attribute-value.ts';

/** The school that the person says they are placed at on that day; before the first placement begins, its school. */
export function claimedPlacement({ claims }: PersonView, when: When): AttributeValue | undefined {
  const held = claims
    .filter(isPlacement)
    .filter((claim) => claim.from <= when.on && isHeld(claim, when) && (claim.until ?? when.on) >= when.on);
  const present = held.findLast(({ begins }) => begins <= when.on);
  const [next] = held.toSorted((a, b) => compareText(a.begins, b.begins));
  const claim = present ?? next;
  return claim && { value: claim.urn, assertedAt: claim.saidAt, observation: claim.observation };
}

/**
 * Register tells of placements without their dates: of several the one that the person names, else the one it told of
 * last. By the school's number, or by its name where Register has no number.
 */
export function registeredPlacement(
  record: KnownRecord,
  claimed: AttributeValue | undefined,
): AttributeValue | undefined {
  const all = registeredPlacements(record);
  return all.find(({ value }) => value === claimed?.value) ?? all.at(-1);
}

/** Providers are often late: that Register names other schools than the person does is a lag, whoever is right. */
export function isPlacementBehind(view: PersonView, episode: Episode | undefined, when: When): boolean {
  const claimed = claimedPlacement(view, when);
  const record = episode?.registration?.record;
  if (claimed === undefined || record === undefined) return false;
  const all = registeredPlacements(record);
  return all.length > 0 && all.every(({ value }) => value !== claimed.value);
}

function registeredPlacements({ timelines }: KnownRecord): readonly AttributeValue[] {
  return [...timelines]
    .flatMap(([slot, all]) => {
      const [attribute, school = ''] = slot.split('\u0000');
      const last = all.at(-1);
      return attribute === 'placement' && last !== undefined && last.value !== null ? [{ ...last, value: school }] : [];
    })
    .toSorted((a, b) => compareText(a.assertedAt, b.assertedAt) || compareText(a.value, b.value));
}

function isPlacement(claim: Claim): claim is PlacementClaim {
  return claim.kind === 'placement';
}
