import { londonDate } from '#kernel/instant.ts';
import { type AuthoritySource, type DecidedAttribute, decidedAttributes, sourcesFor } from '#policy/authority.ts';
import type { Policy } from '#policy/policy.ts';
import type { Window } from '#policy/window.ts';
import type { Confidence } from '#source/status.ts';
import type { AttributeAnswer } from './answer.ts';
import type { AttributeValue } from './attribute-source/attribute-value.ts';
import { fromApply } from './attribute-source/from-apply.ts';
import { fromEnquiry } from './attribute-source/from-enquiry.ts';
import { fromPublish } from './attribute-source/from-publish.ts';
import { besideEpisodes, fromRegister, independentStart } from './attribute-source/from-register.ts';
import { fromRegulator } from './attribute-source/from-regulator.ts';
import { fromSelf } from './attribute-source/from-self.ts';
import { claimedPlacement, registeredPlacement } from './attribute-source/placement.ts';
import { postOn } from './employment-history.ts';
import type { Episode } from './episode.ts';
import type { When } from './evidence/evidence.ts';
import { usualEnd } from './expected-end.ts';
import type { PersonView } from './person-view.ts';

/** Every attribute that some source can give, by the authority text: the first source of the window that has one wins. */
export function attributesOn(
  view: PersonView,
  episode: Episode | undefined,
  window: Window,
  when: When,
  policy: Policy,
): Readonly<Record<string, AttributeAnswer>> {
  const answers: Record<string, AttributeAnswer> = {};
  for (const attribute of decidedAttributes) {
    const order = sourcesFor(policy.authority, attribute, window);
    const said = order.map((source, index) => ({
      source,
      rank: index + 1,
      value: saidBy(source, attribute, view, episode, when, policy),
    }));
    const held = said.flatMap(({ source, rank, value }) => (value === undefined ? [] : [{ source, rank, value }]));
    const [winner] = held;
    if (winner === undefined) continue;
    const agreeing = held.filter(
      (each) => each.value.value === winner.value.value && family(each.source) !== family(winner.source),
    );
    answers[attribute] = {
      value: winner.value.value,
      source: family(winner.source),
      confidence: confidenceOf(winner, order, agreeing.length),
      since: londonDate(winner.value.assertedAt),
      rule: `authority.${attribute}/${window}/${winner.rank}`,
      because: [winner.value.observation, ...agreeing.map((each) => each.value.observation)],
    };
  }
  return answers;
}

/**
 * The highest that can know confirms. Where others can know too, the person's own word does not, even where it leads; and
 * where it says nothing, it takes nothing from who comes next.
 */
function confidenceOf(
  { source, rank }: { readonly source: AuthoritySource; readonly rank: number },
  order: readonly AuthoritySource[],
  agreeing: number,
): Confidence {
  if (source === 'calendar') return 'inferred';
  const isClaim = source === 'self' && order.length > 1;
  const leads = order.slice(0, rank - 1).every((each) => each === 'self');
  if (leads && !isClaim) return 'confirmed';
  return agreeing > 0 ? 'corroborated' : 'provisional';
}

function family(source: AuthoritySource): string {
  return source === 'register-independent' ? 'register' : source;
}

function saidBy(
  source: AuthoritySource,
  attribute: DecidedAttribute,
  view: PersonView,
  episode: Episode | undefined,
  when: When,
  policy: Policy,
): AttributeValue | undefined {
  const { on } = when;
  switch (source) {
    case 'apply': {
      const { record } = episode?.application ?? view.applications.at(-1) ?? view.forms.at(-1) ?? {};
      return record === undefined ? undefined : fromApply(record, attribute, on, view.book);
    }
    case 'register':
    case 'register-independent': {
      const registration = episode?.moved === undefined ? (episode?.registration ?? besideEpisodes(view)) : undefined;
      if (registration === undefined) return undefined;
      if (attribute === 'placement') return registeredPlacement(registration.record, claimedPlacement(view, when));
      return source === 'register'
        ? fromRegister(registration, attribute, on)
        : independentStart(registration.record, attribute);
    }
    case 'publish':
      return fromPublish(view, episode, attribute, on);
    case 'self':
      return fromSelf(view, episode, attribute, when, policy);
    case 'trs':
      return fromRegulator(view, attribute, on);
    case 'git':
      return fromEnquiry(view, attribute, on);
    case 'calendar': {
      const registration = episode?.registration ?? besideEpisodes(view);
      return registration === undefined ? undefined : usualEnd(registration, policy);
    }
    case 'tps': {
      const { present } = postOn(view.posts, on);
      return attribute === 'employment_school' && present ? { ...present.start, value: present.urn } : undefined;
    }
  }
}
