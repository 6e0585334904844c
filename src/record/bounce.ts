import { londonDate } from '#kernel/instant.ts';
import { addDays, type PlainDate } from '#kernel/plain-date.ts';
import type { Policy } from '#policy/policy.ts';
import { formatRef } from '#source/record-ref.ts';
import { type KnownRecord, latestText } from './evidence/known-record.ts';
import type { SelfSaid } from './facet/self-said.ts';

/** A message that never arrived, because its address does not exist: evidence about the address (domain 3.2). */
export type Bounce = {
  readonly address: string;
  readonly from: PlainDate;
  /** The day on which the person proved again that the address is theirs. */
  readonly provedOn: PlainDate | undefined;
  /** The receipt, `feed:key`. */
  readonly receipt: string;
  readonly observation: string;
};

export function readBounces(records: readonly KnownRecord[], selfSaid: readonly SelfSaid[]): readonly Bounce[] {
  return records.filter(({ ref }) => ref.feed === 'delivery').flatMap((each) => readBounce(each, selfSaid));
}

function readBounce(record: KnownRecord, selfSaid: readonly SelfSaid[]): readonly Bounce[] {
  const status = latestText(record, 'status');
  const to = latestText(record, 'to');
  const isEmail = latestText(record, 'notification_type')?.value === 'email';
  if (status?.value !== 'permanent-failure' || to === undefined || !isEmail) return [];
  const address = sameAddress(to.value);
  const proved = selfSaid.find(
    ({ kind, value, from }) =>
      kind === 'contact_email' &&
      from > status.assertedAt &&
      typeof value === 'string' &&
      sameAddress(value) === address,
  );
  return [
    {
      address,
      from: londonDate(status.assertedAt),
      provedOn: proved && londonDate(proved.from),
      receipt: formatRef(record.ref),
      observation: status.observation,
    },
  ];
}

/** The newest bounce that keeps an address out of use on a day; undefined when none does. */
export function bounceOn(
  bounces: readonly Bounce[],
  address: string,
  on: PlainDate,
  policy: Policy,
): Bounce | undefined {
  const same = sameAddress(address);
  return bounces
    .filter((each) => each.address === same && each.from <= on && on < countsAgain(each, policy))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
}

/** The first day on which the address is tried again: after so long, or as soon as the person proves that it is theirs. */
export function countsAgain({ from, provedOn }: Bounce, policy: Policy): PlainDate {
  const tried = addDays(from, policy.contact.hardBounceDemotesDays);
  return provedOn !== undefined && provedOn < tried ? provedOn : tried;
}

/** Mail systems tell addresses apart by more than this; people do not. */
function sameAddress(address: string): string {
  return address.trim().toLowerCase();
}
