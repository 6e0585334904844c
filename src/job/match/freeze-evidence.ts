import { describingAttributes } from '#identity/described.ts';
import type { Refusal } from '#identity/group.ts';
import type { Edge } from '#identity/likely/judge-pair.ts';
import type { FrozenEvidence } from '#identity/review-task.ts';
import type { Json } from '#kernel/json.ts';
import type { Observation } from '#observation/observation.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';

/** As many as can be read side by side, the groups in turn. */
const mostShown = 5;

/** What helps to tell whether records are one person's; nothing else of a person is frozen. */
const shown: readonly string[] = [
  ...describingAttributes.filter((name) => name !== 'email_verified'),
  'middle_name',
  'middle_names',
  'preferred_name',
  'previous_names',
  'second_email',
  'phone_number',
  'telephone',
  'postcode',
  'trn',
  'merged_with',
  'status',
  'state',
  'application_id',
  'candidate_id',
  'training_provider_code',
  'provider_code',
  'ukprn',
  'course_code',
  'recruitment_cycle_year',
  'itt_start_date',
  'start_date',
  'issuer',
];

/** What the records of a question say now, kept with it: whoever decides is shown what was known when it arose. */
export function freezeEvidence(
  tie: FrozenEvidence['tie'],
  groups: readonly (readonly RecordRef[])[],
  said: readonly Observation[],
): FrozenEvidence {
  const open = Map.groupBy(
    said.filter(({ recordedTo, attribute }) => recordedTo === null && shown.includes(attribute)),
    formatRef,
  );
  const records = inTurn(groups).map(({ ref, part }) => ({
    record: formatRef(ref),
    part,
    said: shown.flatMap((attribute) =>
      [...new Set((open.get(formatRef(ref)) ?? []).filter((each) => each.attribute === attribute).map(textOf))]
        .filter((value) => value !== '')
        .map((value) => ({ attribute, value })),
    ),
  }));
  return { tie, records: records.slice(0, mostShown), more: Math.max(0, records.length - mostShown) };
}

/** The pair that is most alike, with its bits by comparison, and why that was not enough. */
export function freezeScore(edge: Edge | null, because: Refusal | null): { readonly score?: Json } {
  if (edge === null) return {};
  const { left, right, bits, probability, model } = edge;
  const steps = edge.steps.map((step) => ({ ...step }));
  const why = because === null ? {} : { because: { ...because } };
  return { score: { left: formatRef(left), right: formatRef(right), bits, probability, model, ...why, steps } };
}

function inTurn(
  groups: readonly (readonly RecordRef[])[],
): readonly { readonly ref: RecordRef; readonly part: number }[] {
  const longest = Math.max(0, ...groups.map((group) => group.length));
  const turns = Array.from({ length: longest }, (_, at) =>
    groups.flatMap((group, part) => {
      const ref = group[at];
      return ref === undefined ? [] : [{ ref, part }];
    }),
  );
  return turns.flat();
}

function textOf({ value }: { readonly value: Json }): string {
  if (value === null) return '';
  return typeof value === 'object'
    ? Object.values(value)
        .filter((each) => each !== null)
        .join(' ')
    : String(value);
}
