import assert from 'node:assert/strict';
import type { Pool } from 'pg';
import { londonDate } from '#kernel/instant.ts';
import { later } from '#kernel/plain-date.ts';
import { decidedAttributes, sourcesFor } from '#policy/authority.ts';
import { emailOrder, isInstitutional } from '#policy/contact.ts';
import { heldValue, type PersonRecord } from '#record/answer.ts';
import type { Evidence } from '#record/evidence/evidence.ts';
import { asKnown } from '#record/evidence/reference.ts';
import { headlineOn } from '#record/headline.ts';
import { viewPerson } from '#record/person-view.ts';
import { answer } from '#record/resolve.ts';
import { familyOf, type SourceFamily } from '#source/feed.ts';
import { formatRef } from '#source/record-ref.ts';
import type { ReadAnswer } from '../../src/wiring/read-person.ts';
import { ask, partition } from '../support/answer.ts';
import { checkLaw, type Effort } from '../support/check-law.ts';
import { openLedger, policy, receive } from '../support/ledger.ts';
import { askedDays, endOfHistory, histories } from '../support/made-up-history.ts';

/**
 * Law 8: no single lower-ranked source changes a value that a higher one holds in its window. Each source is taken away in
 * turn: what another that outranks it held without it, it holds beside it.
 */
export async function checkLowerSource(effort: Effort): Promise<void> {
  await using ledger = await openLedger(endOfHistory);
  await checkLaw(
    histories({ versions: 25 }),
    async (versions) => {
      await ledger.empty(endOfHistory);
      await receive(ledger.pool, versions);
      await expectNoHarm(ledger.pool);
    },
    effort,
  );
}

const takenAway: readonly SourceFamily[] = ['apply', 'register', 'trs', 'git', 'tps', 'self'];

export async function expectNoHarm(pool: Pool): Promise<void> {
  for (const [who] of await partition(pool)) {
    assert.ok(who);
    for (const validOn of askedDays) {
      const answered = await ask(pool, { who, validOn, knownAt: null });
      assert.ok(answered);
      for (const source of takenAway) expectHeldBeside(answered, without(answered, source), source);
    }
  }
}

/** The same question, had this source never said anything of the person. */
function without({ record, view, evidence }: ReadAnswer, source: SourceFamily): Pick<ReadAnswer, 'record' | 'view'> {
  const own = evidence.own.filter((each) => familyOf(each.feed) !== source);
  const less: Evidence = asKnown({ ...evidence, own }, view.knownAt);
  const { person, redirectedFrom, validOn } = record;
  const question = { person, redirectedFrom, reviewing: [], validOn, knownAt: view.knownAt };
  const seen = viewPerson(less, view.knownAt, policy);
  return { record: answer(seen, question, policy), view: seen };
}

function expectHeldBeside({ record, view }: ReadAnswer, less: ReturnType<typeof without>, source: SourceFamily): void {
  const before = less.record;
  const place = `${record.sourceRecords[0]} on ${record.validOn}, ${source} beside the others`;
  // Another window, or another episode that leads, is another question.
  if (windowOf(record) !== windowOf(before)) return;
  if (leadingBut(source, view, record.validOn) !== leadingBut(source, less.view, record.validOn)) return;
  for (const attribute of decidedAttributes) {
    const [held, now] = [before.attributes[attribute], record.attributes[attribute]];
    // A draft outranks nobody (R5): it speaks only where nobody else does.
    if (held === undefined || now === undefined || isOfADraft(view, held.because)) continue;
    const order = sourcesFor(policy.authority, attribute, windowIn(held.rule)).map((each) => each.split('-')[0]);
    // The same word may be called otherwise: only Apply may name the entry of Publish by which a provider is called.
    const isSameWord = now.because[0] === held.because[0];
    // Of which course Publish is to speak only Apply says: a higher one may be heard through a lower.
    if (now.source !== source && outranks(order, now.source, held.source)) continue;
    // One source may stand twice, with what somebody typed and with what it fills in: its rule says as which it holds.
    const isHeld = Number(held.rule.split('/')[2]) <= order.indexOf(source) || !order.includes(source);
    if (isHeld && held.source !== source && !isSameWord)
      assert.equal(now.value, held.value, `${attribute} of ${place}`);
  }
  const { email } = before.contact;
  const order = email === undefined ? [] : emailOrder(policy.contact, windowIn(email.rule));
  const isHeld = email !== undefined && outranks(order, email.source, source) && !isOfADraft(view, email.because);
  if (isHeld && !isInstitutional(policy.contact, heldValue(email) ?? ''))
    assert.equal(record.contact.email?.value, email.value, `email of ${place}`);
  if (source === 'git' && before.status.code !== 'unknown') assert.equal(record.status.code, before.status.code, place);
  if (source === 'self' && before.status.confidence === 'confirmed' && record.status.code !== before.status.code)
    assert.ok(record.status.confidence === 'disputed' || record.status.rule === 'R10', `status of ${place}`);
}

function isOfADraft({ registrations }: ReadAnswer['view'], because: readonly string[]): boolean {
  const drafts = registrations.filter(({ state }) => state?.value === 'draft');
  const said = drafts.flatMap(({ record }) => [...record.timelines.values()].flat());
  return said.some(({ observation }) => because.includes(observation));
}

/** Whether the one that holds comes before the other wherever that is named; one that is named nowhere can give nothing. */
function outranks(order: readonly (string | undefined)[], holder: string, other: string): boolean {
  const theirs = order.indexOf(other);
  return holder !== other && (theirs < 0 || order.indexOf(holder) < theirs);
}

/** The records of the episode that leads, but for the source's own. */
function leadingBut(source: SourceFamily, view: ReadAnswer['view'], on: PersonRecord['validOn']): string {
  const { episode } = headlineOn(view, { on, judged: later(on, londonDate(view.knownAt)) }, policy);
  const refs = [episode?.application?.ref, episode?.registration?.ref].flatMap((ref) => ref ?? []);
  return refs
    .filter(({ feed }) => familyOf(feed) !== source)
    .map(formatRef)
    .join(' ');
}

function windowOf({ attributes, contact }: PersonRecord): string | undefined {
  const rule = [...Object.values(attributes), ...Object.values(contact)][0]?.rule;
  return rule?.split('/')[1];
}

function windowIn(rule: string): 'W0' | 'W1' | 'W2' | 'W3' | 'W4' | 'W6' {
  const window = (['W0', 'W1', 'W2', 'W3', 'W4', 'W6'] as const).find((each) => rule.split('/')[1] === each);
  assert.ok(window, `${rule} names no window`);
  return window;
}
