import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Pool } from 'pg';
import type { KnownRecord } from '#record/evidence/known-record.ts';
import { questionWords } from '#record/question-words.ts';
import { canReach } from '#source/apply-status.ts';
import { feeds, isPersonFeed } from '#source/feed.ts';
import { canReachState, isRegisterState, type RegisterState } from '#source/register-state.ts';
import type { ReadAnswer } from '../../src/wiring/read-person.ts';
import { ask, citations, partition } from '../support/answer.ts';
import { checkLaw, type Effort } from '../support/check-law.ts';
import { openLedger, receive } from '../support/ledger.ts';
import { decideAll, madeUpDecisions } from '../support/made-up-decision.ts';
import { askedDays, endOfHistory, histories } from '../support/made-up-history.ts';
import { madeUpSettlings, settleBetween } from '../support/made-up-settling.ts';

/** Law 6: no overlap, no orphan, no illegal step; every value cites observations, and every observation a payload. */
export async function checkSoundRecord(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  await checkLaw(
    fc.tuple(histories({ versions: 25 }), madeUpDecisions, madeUpSettlings),
    async ([versions, decisions, settlings]) => {
      await ledger.empty(endOfHistory);
      await receive(ledger.pool, versions);
      await decideAll(ledger.pool, decisions);
      await settleBetween(ledger.pool, settlings, undefined, endOfHistory);
      await expectSound(ledger.pool);
    },
    effort,
  );
}

export async function expectSound(pool: Pool): Promise<void> {
  for (const [wrong, query] of Object.entries(unsound)) {
    const { rows } = await pool.query(query);
    assert.deepEqual(rows, [], wrong);
  }
  for (const [who] of await partition(pool)) {
    assert.ok(who);
    for (const validOn of askedDays) {
      const answered = await ask(pool, { who, validOn, knownAt: null });
      assert.ok(answered);
      expectCited(answered);
      expectLegalSteps(answered);
      expectAsked(answered);
    }
  }
}

const personFeeds = feeds
  .filter(isPersonFeed)
  .map((feed) => `'${feed}'`)
  .join(', ');

/** Each of these finds nothing in a sound ledger. */
const unsound: Readonly<Record<string, string>> = {
  'two present words for one thing': `select feed, channel, record_key, attribute, item from observation where recorded_to is null
     group by 1, 2, 3, 4, 5 having count(*) > 1`,
  'two words known at one moment as present': `select a.id from observation as a join observation as b using (feed, channel, record_key, attribute, item)
     where a.id < b.id and a.recorded_from < coalesce(b.recorded_to, 'infinity') and b.recorded_from < coalesce(a.recorded_to, 'infinity')
       and a.recorded_from <> coalesce(a.recorded_to, 'infinity') and b.recorded_from <> coalesce(b.recorded_to, 'infinity')`,
  'an observation without its version, or told otherwise than its version': `select observation.id from observation
     left join version on version.id = version_id and version.feed = observation.feed and version.record_key = observation.record_key
       and version.channel = observation.channel and version.asserted_at >= observation.asserted_at and version.run_started_at = observation.run_started_at
       and version.recorded_from <= observation.recorded_from where version.id is null`,
  'a version without its payload': `select version.id from version left join payload using (hash) where payload.body is null`,
  'a record whose head is not its newest version': `select feed, channel, record_key from source_record join lateral (
       select hash from version where version.feed = source_record.feed and version.channel = source_record.channel
         and version.record_key = source_record.record_key order by asserted_at desc, run_started_at desc, hash desc limit 1) as newest on true
     where newest.hash <> current_hash`,
  'a record of a person that is nobody': `select distinct feed, record_key from source_record left join link using (feed, record_key)
     where feed in (${personFeeds}) and (link.person_id is null)
       or feed in (${personFeeds}) and not exists (
         select from link as live where live.feed = source_record.feed and live.record_key = source_record.record_key and live.recorded_to is null)`,
  'a record of two people at once': `select a.feed, a.record_key from link as a join link as b using (feed, record_key)
     where a.recorded_from < b.recorded_from and b.recorded_from < coalesce(a.recorded_to, 'infinity')`,
  'a person who was merged away and still holds records': `select from_person from redirect join link on person_id = from_person
     where redirect.recorded_to is null and link.recorded_to is null`,
  'somebody with records and without a status': `select distinct person_id from link left join person_status using (person_id)
     where link.recorded_to is null and code is null`,
  'somebody with a status and without records': `select person_id from person_status where not exists (
     select from link where link.person_id = person_status.person_id and link.recorded_to is null)`,
  'a span that says what the one before says': `select person_id, valid_from from (
     select person_id, valid_from, (code, confidence, source, rule) as said, lag((code, confidence, source, rule)) over (partition by person_id order by valid_from) as before
     from person_span) as span where said = before`,
};

/** Every value says on what it rests: on observations and decisions of this person's evidence, which were known. */
function expectCited({ record, evidence }: ReadAnswer): void {
  const known = new Map([...evidence.own, ...evidence.references].map((each) => [each.id, each]));
  const decided = new Set(evidence.decisions.map(({ id }) => id));
  for (const { place, ids } of citations(record)) {
    assert.ok(ids.length > 0, `${place} of ${record.sourceRecords[0]} cites nothing`);
    for (const id of ids)
      assert.ok(known.has(id) || decided.has(id), `${place} of ${record.sourceRecords[0]} cites what is not there`);
  }
  for (const [way, { value, because }] of Object.entries(record.contact)) {
    const cited = known.get(because[0] ?? '')?.value;
    // An address comes in lines.
    assert.ok(
      (typeof cited === 'object' && cited !== null) || cited === value,
      `${way} is not what its observation says`,
    );
  }
}

/** Whoever's status nobody knows for sure has somebody who can be asked, in words (domain 1). */
function expectAsked({ record }: ReadAnswer): void {
  const { status, question, validOn } = record;
  const isOpen =
    status.code === 'start_unconfirmed' || status.confidence === 'disputed' || status.confidence === 'stale';
  if (!isOpen) return;
  assert.ok(question !== null, `nobody is asked about ${record.sourceRecords[0]} on ${validOn}`);
  assert.ok(questionWords(record).endsWith('?'));
}

/** A step that its source cannot take is flagged and not applied. */
function expectLegalSteps({ record, view }: ReadAnswer): void {
  for (const { steps } of view.applications) {
    for (const [index, { status }] of steps.entries()) {
      const before = steps[index - 1]?.status;
      if (before && status) assert.ok(canReach(before, status), `${before} cannot become ${status}`);
    }
  }
  const leaps = view.registrations.some(({ record: said }) => {
    const states = knownStates(said);
    return states.some((state, index) => index > 0 && !canReachState(states[index - 1] ?? state, state));
  });
  if (leaps) assert.ok(record.status.flags.includes('illegal_transition'), 'an illegal step is not flagged');
  for (const { state, record: said } of view.registrations) {
    const [first = 'draft'] = knownStates(said);
    if (first !== 'draft') assert.notEqual(state?.value, 'draft', 'a record that was submitted became a draft');
  }
}

/** A state that no code list holds says nothing, so neither that a record was more than a draft. */
function knownStates({ timelines }: KnownRecord): readonly RegisterState[] {
  return (timelines.get('state\u0000') ?? []).flatMap(({ value }) =>
    typeof value === 'string' && isRegisterState(value) ? [value] : [],
  );
}
