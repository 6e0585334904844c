import type { Pool } from 'pg';
import { v7 as newId } from 'uuid';
import { readerOf } from '#connector/reader.ts';
import { standingOfEvent } from '#connector/trs/event-standing.ts';
import { standingRow } from '#connector/trs/person-answer.ts';
import { noteAbsences } from '#job/absence.ts';
import { decide } from '#job/decide.ts';
import { erase } from '#job/erase.ts';
import { keepApart, linkByHand, splitOff } from '#job/match/decide-links.ts';
import { linkProblemText } from '#job/match/link-problem.ts';
import { undo } from '#job/match/undo.ts';
import type { PageStore } from '#job/page-store.ts';
import { settleContradictions } from '#job/settle-contradiction.ts';
import { syncRuns } from '#job/sync-run.ts';
import { type Instant, instant } from '#kernel/instant.ts';
import { addDays, plainDate } from '#kernel/plain-date.ts';
import { ok } from '#kernel/result.ts';
import type { RowReading } from '#observation/reading.ts';
import type { Run, RunEnd, RunScope } from '#observation/run.ts';
import { currentCycle } from '#policy/calendar.ts';
import type { Policy } from '#policy/policy.ts';
import { catalogue } from '#source/catalogue.ts';
import { type Feed, feeds } from '#source/feed.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { inPage } from '#store/page-store.ts';
import { openRuns, saveNights } from '#store/run.ts';
import { setSimulatedClock } from '#store/simulated-clock.ts';
import { syncPorts } from '../sync.ts';
import { answeredRow } from './answer-line.ts';
import type { DecisionLine, LinkLine, ResolveLine } from './decision-line.ts';
import { sourceRow } from './row.ts';
import type { AnswerLine, CompleteLine, Line, RunLine, SaidRow, Story } from './story.ts';

/** Plays what was said, in the order in which we learned it, through the real pipeline on the simulated clock. */
export async function play(
  pool: Pool,
  policy: Policy,
  story: Story,
  beforeErasing: (at: Instant) => Promise<void> = async () => undefined,
): Promise<void> {
  const lines = story.said.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const end = [...story.said, ...story.expect].reduce(
    (last, each) => (each.at > last ? each.at : last),
    lines[0]?.at ?? instant('2025-01-01T00:00:00Z'),
  );
  await passNights(pool, policy, lines, end);
  for (const line of lines) {
    await setSimulatedClock(pool, line.at);
    if (isErasure(line)) await beforeErasing(line.at);
    await playLine(pool, policy, line, lines);
  }
  // One moment later, so that everything said up to the last instant asked about is settled.
  await setSimulatedClock(pool, instant(new Date(Date.parse(end) + 1000).toISOString()));
}

function isErasure(line: Line): boolean {
  return line.kind === 'decision' && line.decided.kind === 'rights' && line.decided.detail.right === 'erasure';
}

async function playLine(pool: Pool, policy: Policy, line: Line, all: readonly Line[]): Promise<void> {
  switch (line.kind) {
    case 'row':
      return playRow(pool, policy, line, all);
    case 'complete':
      return playComplete(pool, policy, line);
    case 'run':
      return playRun(pool, line);
    case 'decision':
      if (isErasure(line)) return playErasure(pool, policy, line);
      await playDecision(pool, policy, line);
      return;
    case 'link-decision':
      return playLink(pool, policy, line);
    case 'resolve':
      return playResolve(pool, policy, line);
    case 'stopped':
      return;
    case 'answer':
      return playAnswer(pool, policy, line);
  }
}

/** A row is what a run of its feed found. @throws when the connector would not accept it */
async function playRow(pool: Pool, policy: Policy, line: SaidRow, all: readonly Line[]): Promise<void> {
  const { channel, body } = sourceRow(line, policy);
  const reader = readerOf(line.feed, channel);
  const reading = reader(body);
  const read = reading.read();
  if (!read.ok) {
    const { field, found, expected } = read.problem;
    throw new Error(
      `${line.feed}:${line.key} would be quarantined: ${field ?? 'the row'} is ${found}, expected ${expected}`,
    );
  }
  await playReadings(pool, policy, line, channel, [reading]);
  const standing = standingBeside(line, body, all);
  if (standing.length > 0) await playReadings(pool, policy, { ...line, feed: 'trs-person' }, 'answer', standing);
}

/** What an event says of how a number stands and, of a number that was closed before, that it stands again. */
function standingBeside(line: SaidRow, body: Uint8Array, all: readonly Line[]): readonly RowReading[] {
  if (line.feed === 'trs-event') return standingOfEvent(body);
  const wasClosed = all.some((each) => each.kind === 'answer' && each.key === line.key && each.at < line.at);
  return line.feed === 'trs-person' && wasClosed ? [standingRow(line.key, { answer: 200 }, null)] : [];
}

async function playAnswer(pool: Pool, policy: Policy, line: AnswerLine): Promise<void> {
  const row = answeredRow(line);
  // A candidate without a form in the present cycle is out of reach: the 404 proves nothing.
  if (row !== null) await playReadings(pool, policy, line, 'answer', [row]);
}

async function playReadings(
  pool: Pool,
  policy: Policy,
  { feed, at }: Pick<SaidRow, 'feed' | 'at'>,
  channel: string,
  rows: readonly RowReading[],
): Promise<void> {
  const source = {
    feed,
    channel,
    scope: 'story',
    reader: readerOf(feed, channel),
    covers: scopesCovered(feed, at, policy),
    overlapMinutes: 0,
    fetch: async () => ({ rows, isLast: true }),
  };
  await syncRuns([{ source, full: false }], syncPorts(pool, policy), () => undefined);
}

/** @throws when it names a record that nobody holds */
async function playDecision(pool: Pool, policy: Policy, line: DecisionLine): Promise<string> {
  const id = newId();
  const { decided, author, reason, about } = line;
  const outcome = await inPage(pool)((store) => decide(store, { ...decided, id, author, reason, about }, policy));
  if (!outcome.ok)
    throw new Error(`Nobody holds ${outcome.problem.map(formatRef).join(', ')}, so nothing can be decided`);
  return id;
}

/** Somebody asks that they be erased, and a steward does it at once. */
async function playErasure(pool: Pool, policy: Policy, line: DecisionLine): Promise<void> {
  const request = await playDecision(pool, policy, line);
  const erasing = { about: line.about, at: line.at, author: 'steward', request, reason: null };
  const outcome = await inPage(pool)((store) => erase(store, erasing, policy));
  if (!outcome.ok) throw new Error(`They cannot be erased: ${outcome.problem.kind}`);
}

/** A resolution is taken back before what was decided of whose records are. */
async function isReopened(
  store: PageStore,
  about: readonly RecordRef[],
  reason: string,
  policy: Policy,
): Promise<boolean> {
  const settling = { kind: 'reopen', about, id: null, stands: null, author: 'steward', reason } as const;
  return (await settleContradictions(store, settling, newId, policy)).ok;
}

/** @throws when nothing stands against anything */
async function playResolve(pool: Pool, policy: Policy, { reason, stands, about }: ResolveLine): Promise<void> {
  const settling = { kind: 'resolve', about, id: null, stands, author: 'steward', reason } as const;
  const outcome = await inPage(pool)((store) => settleContradictions(store, settling, newId, policy));
  if (!outcome.ok)
    throw new Error(
      `About ${about.map(formatRef).join(', ')} ${outcome.problem.kind === 'no-such-side' ? `nobody says ${stands}` : 'no contradiction is open'}, so none can be resolved`,
    );
}

/** @throws when the decision is refused, as it would be to a steward */
async function playLink(pool: Pool, policy: Policy, { word, reason, about }: LinkLine): Promise<void> {
  const deciding = {
    decider: 'steward',
    author: 'steward',
    second: 'second steward',
    reason,
    evidence: {},
    task: null,
  } as const;
  const outcome = await inPage(pool)(async (store) => {
    switch (word) {
      case 'link':
        return linkByHand(store, about, deciding, policy);
      case 'keep_apart':
        return keepApart(store, about, deciding, policy);
      case 'split':
        return splitOff(store, about, deciding, policy);
      case 'undo':
        if (await isReopened(store, about, reason, policy)) return ok(undefined);
        return undo(store, (await store.readLastMade(about)) ?? newId(), deciding, policy);
    }
  });
  if (!outcome.ok) throw new Error(`A steward cannot ${word} this: ${linkProblemText(outcome.problem)}`);
}

/** A complete snapshot: what it lacks is gone. */
async function playComplete(pool: Pool, policy: Policy, line: CompleteLine): Promise<void> {
  const channel = catalogue[line.complete].channels.find((each) => each.isComplete)?.name ?? 'api';
  const run = await openOne(pool, { feed: line.complete, channel, scope: 'story snapshot' });
  await inPage(pool)(async (store) => {
    const end: RunEnd = {
      outcome: 'complete',
      reached: line.at,
      covers: scopesCovered(line.complete, line.at, policy),
      full: true,
    };
    await store.saveRuns([{ run, next: 1, rows: line.keys.length, landed: 0, quarantined: 0, end }]);
    await noteAbsences(store, run, { keys: line.keys, asOf: line.at, ukprn: line.scope?.ukprn ?? null }, policy);
  });
}

async function playRun(pool: Pool, line: RunLine): Promise<void> {
  const run = await openOne(pool, { feed: line.run, channel: 'api', scope: 'story run' });
  const end: RunEnd = { outcome: line.outcome, problem: 'as the story says' };
  await inPage(pool)((store) => store.saveRuns([{ run, next: 1, rows: 0, landed: 0, quarantined: 0, end }]));
}

async function openOne(pool: Pool, scope: RunScope): Promise<Run> {
  const [run] = await openRuns(pool, [{ scope, id: newId(), full: true }]);
  if (run === undefined) throw new Error('The run was not opened');
  return run;
}

/** Every feed completes a run each night at 03:00 UTC and finds nothing new, but for the nights when a line stopped it. */
async function passNights(pool: Pool, policy: Policy, lines: readonly Line[], end: Instant): Promise<void> {
  const [first] = lines;
  if (first === undefined) return;
  const stops = lines.filter((line) => line.kind === 'stopped');
  const nights: { feed: Feed; scope: string; at: Instant }[] = [];
  for (let day = plainDate(first.at.slice(0, 10)); day <= end.slice(0, 10); day = addDays(day, 1)) {
    const at = instant(`${day}T03:00:00Z`);
    if (at < first.at || at > end) continue;
    for (const feed of feeds) {
      if (stops.some((stop) => stop.stopped === feed && at >= stop.at && at < stop.until)) continue;
      nights.push(...scopesCovered(feed, at, policy).map((scope) => ({ feed, scope, at })));
    }
  }
  await saveNights(pool, nights);
}

/**
 * What a complete run of a feed would have shown a change to: the Candidate API shows the present cycle, Apply's Register
 * API reaches back one more, Register shows everybody.
 */
function scopesCovered(feed: Feed, at: Instant, policy: Policy): readonly string[] {
  const cycle = currentCycle(policy.calendar, at);
  switch (feed) {
    case 'apply-candidate':
      return [String(cycle)];
    case 'apply-application':
      return [String(cycle), String(cycle - 1)];
    default:
      return ['*'];
  }
}
