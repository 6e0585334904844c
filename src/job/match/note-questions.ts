import { isOvertaken } from '#identity/check/nightly-question.ts';
import type { Clustered, KeptApart } from '#identity/cluster.ts';
import type { LinkDecision } from '#identity/link-decision.ts';
import { isOfRules, openQuestions, questionOf, stillAsks } from '#identity/question.ts';
import type { NewTask, OpenTask, TaskKind } from '#identity/review-task.ts';
import { assertNever } from '#kernel/assert-never.ts';
import { formatRef } from '#source/record-ref.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import { freezeEvidence, freezeScore } from './freeze-evidence.ts';
import { mootEvent } from './moot-event.ts';

/** What became of some records, whose questions are to be brought up to date. */
export type Settled = {
  readonly decisions: readonly LinkDecision[];
  readonly clustered: Clustered;
  /** The tasks about any of them that wait already. */
  readonly standing: readonly OpenTask[];
};

/** Opens a task for each question that nobody answered, and closes those that ask nothing any more. */
export async function noteQuestions(store: PageStore, settled: Settled): Promise<void> {
  const { clusters, keptApart } = settled.clustered;
  const { standing } = settled;
  const asked = openQuestions(keptApart, settled.decisions);
  const open = new Map(asked.map((each) => [questionOf(each), each]));
  const moot = standing.filter((task) =>
    isOfRules(task.question)
      ? !stillAsks(task.parts, open.get(task.question))
      : isOvertaken(task, clusters, new Set(open.keys())),
  );
  const waiting = new Map(standing.filter((task) => !moot.includes(task)).map((task) => [task.question, task]));
  if (moot.length > 0)
    await store.addTaskEvents(
      moot.map(({ id }) => mootEvent(id, 'Nothing ties these records any more, or nothing keeps them apart.')),
    );
  const late = asked.flatMap((each) => lateRecords(each, waiting.get(questionOf(each))));
  if (late.length > 0) await store.addTaskRecords(late);
  const arisen = asked.filter((each) => !waiting.has(questionOf(each)));
  if (arisen.length > 0) await store.addTasks(await toTasks(store, arisen));
}

function lateRecords({ groups }: KeptApart, task: OpenTask | undefined) {
  if (task === undefined) return [];
  const named = new Set(task.parts.flat().map(formatRef));
  return groups.flatMap((group, part) =>
    group.filter((ref) => !named.has(formatRef(ref))).map((ref) => ({ task: task.id, ref, part })),
  );
}

async function toTasks(store: PageStore, arisen: readonly KeptApart[]): Promise<readonly NewTask[]> {
  const said = await store.readObservations(arisen.flatMap(({ groups }) => groups.flat()));
  const own = Map.groupBy(said, formatRef);
  const saidOf = ({ groups }: KeptApart) => groups.flat().flatMap((ref) => own.get(formatRef(ref)) ?? []);
  return arisen.map((each) => ({
    id: newId(),
    question: questionOf(each),
    kind: kindOf(each),
    evidence: {
      ...freezeEvidence(each.tie, each.groups, saidOf(each)),
      ...freezeScore(each.edge ?? null, each.because),
    },
    parts: each.groups,
  }));
}

function kindOf({ tie, because }: KeptApart): TaskKind {
  if (tie.kind === 'decision') return 'decisions_at_odds';
  if (tie.kind === 'match') return 'possible_match';
  switch (because.kind) {
    case 'decided':
      return 'against_a_decision';
    case 'other-bearer':
      return 'number_of_another';
    case 'other-trn':
      return 'two_numbers';
    case 'other-nino':
      return 'two_ninos';
    case 'veto':
    case 'unlike':
    case 'too-many':
    case 'unsure':
    case 'close-second':
    case 'no-birthday':
      return 'possible_match';
    default:
      return assertNever(because);
  }
}
