import { cleanField } from '#identity/clean/clean-field.ts';
import type { Cleaning } from '#identity/clean/cleaning.ts';
import type { Features, Field } from '#identity/features.ts';
import { blocked } from '#identity/likely/find-edges.ts';
import type { Matching } from '#identity/likely/matching.ts';
import type { RecordRef } from '#source/record-ref.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import { freezeEvidence } from './freeze-evidence.ts';

/** Who somebody says that they are, who signed in and whom nothing else leads to a record. */
export type OwnWords = {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly trn: string | null;
};

const mostCandidates = 4;

/**
 * Asks a steward whose account it is. What somebody types is evidence for whoever decides and never for the machine: anybody
 * can type the name and birthday of another. It waits as one question an account, also where nobody is alike.
 */
export async function askWhose(
  store: PageStore,
  account: RecordRef,
  words: OwnWords,
  { cleaning, rules }: Matching,
): Promise<void> {
  const features = featuresOf(account, words, cleaning);
  const { keys } = blocked(features, { rules });
  const alike = (await store.readCandidates(keys))
    .filter(({ features: other }) => other.ref.feed !== 'sign-in' && isLike(features, other))
    .slice(0, mostCandidates)
    .map(({ features: { ref } }) => ref);
  const parts = [[account], ...alike.map((ref) => [ref])];
  const tie = { kind: 'own-word', value: '' };
  const frozen = freezeEvidence(tie, parts, await store.readObservations(parts.flat()));
  const records = frozen.records.map((each) =>
    each.part === 0 ? { ...each, said: [...each.said, ...typed(words)] } : each,
  );
  const question = `person ${account.key}`;
  await store.addTasks([{ id: newId(), question, kind: 'asked_by_person', evidence: { ...frozen, records }, parts }]);
}

function typed({ firstName, lastName, dateOfBirth, trn }: OwnWords) {
  return [
    { attribute: 'first_name', value: firstName },
    { attribute: 'last_name', value: lastName },
    { attribute: 'date_of_birth', value: dateOfBirth },
    ...(trn === null ? [] : [{ attribute: 'trn', value: trn }]),
  ];
}

function isLike(one: Features, other: Features): boolean {
  const isSameTrn = one.trn !== null && one.trn === other.trn;
  const bornTogether = one.datesOfBirth.some((day) => other.datesOfBirth.includes(day));
  const namedAlike = one.lastNames.some((name) => other.lastNames.includes(name));
  return isSameTrn || (bornTogether && namedAlike);
}

function featuresOf(ref: RecordRef, words: OwnWords, cleaning: Cleaning): Features {
  const clean = (field: Field, text: string): readonly string[] => {
    const cleaned = cleanField(field, text, cleaning);
    return cleaned.kind === 'value' ? [cleaned.value] : [];
  };
  return {
    ref,
    firstNames: clean('firstNames', words.firstName),
    middleNames: [],
    lastNames: clean('lastNames', words.lastName),
    datesOfBirth: clean('datesOfBirth', words.dateOfBirth),
    emails: [],
    postcodes: [],
    phones: [],
    nationalInsuranceNumber: null,
    trn: (words.trn === null ? [] : clean('trn', words.trn))[0] ?? null,
    others: {},
  };
}
