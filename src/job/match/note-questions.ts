import type { KeptApart } from '#identity/cluster.ts';
import { heldApart, isHuman, type LinkDecision } from '#identity/link-decision.ts';
import type { NewTask, OpenTask, TaskKind } from '#identity/review-task.ts';
import { assertNever } from '#kernel/assert-never.ts';
import type { Json } from '#kernel/json.ts';
import { formatRef, type RecordRef } from '#source/record-ref.ts';
import { newId } from '../new-id.ts';
import type { PageStore } from '../page-store.ts';
import { freezeEvidence } from './freeze-evidence.ts';

/** What became of some records, whose questions are to be brought up to date. */
export type Settled = {
  readonly refs: readonly RecordRef[];
  readonly decisions: readonly LinkDecision[];
  readonly keptApart: readonly KeptApart[];
  /** Whether a task about any of them may wait already. */
  readonly mayStand: boolean;
};

/** Opens a task for each question that nobody answered, and closes those that ask nothing any more. */
export async function noteQuestions(store: PageStore, settled: Settled): Promise<void> {
  const asked = settled.keptApart.filter((each) => !isAnswered(each, settled.decisions));
  const standing = settled.mayStand ? await store.readOpenTasks(settled.refs) : [];
  const waiting = new Map(standing.map((task) => [task.question, task]));
  const open = new Set(asked.map(questionOf));
  const moot = standing.filter(({ question }) => isOfRules(question) && !open.has(question));
  if (moot.length > 0) await store.addTaskEvents(moot.map(({ id }) => mootEvent(id)));
  const late = asked.flatMap((each) => lateRecords(each, waiting.get(questionOf(each))));
  if (late.length > 0) await store.addTaskRecords(late);
  const arisen = asked.filter((each) => !waiting.has(questionOf(each)));
  if (arisen.length > 0) await store.addTasks(await toTasks(store, arisen));
}

/** Everybody who carries the tie was before somebody who told them apart. */
function isAnswered({ tie, groups }: KeptApart, decisions: readonly LinkDecision[]): boolean {
  if (tie.kind === 'decision') return false;
  const human = decisions.filter(isHuman);
  const named = new Set(human.flatMap(({ parts }) => parts.flat().map(formatRef)));
  const fell = groups.map((group) => new Set(group.map(formatRef)));
  const tellsApart = human.some((decision) => {
    const parts = heldApart(decision).map((part) => part.map(formatRef));
    return fell.some((group, index) =>
      parts.some(
        (part, at) =>
          part.some((each) => group.has(each)) &&
          parts.some(
            (other, to) => to !== at && other.some((each) => fell.some((them, i) => i !== index && them.has(each))),
          ),
      ),
    );
  });
  return tellsApart && fell.every((group) => [...group].every((each) => named.has(each)));
}

function questionOf({ tie }: KeptApart): string {
  return tie.kind === 'decision' || tie.kind === 'match' ? `${tie.kind} ${tie.value}` : `rule ${tie.kind} ${tie.value}`;
}

/** What a steward asked is not the rules' to close. */
function isOfRules(question: string): boolean {
  return ['rule ', 'decision ', 'match '].some((start) => question.startsWith(start));
}

function mootEvent(task: string) {
  const detail = {};
  const reason = 'Nothing ties these records any more, or nothing keeps them apart.';
  return { id: newId(), task, kind: 'moot', author: 'rule', reason, detail, decision: null } as const;
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
    evidence: { ...freezeEvidence(each.tie, each.groups, saidOf(each)), ...scoreOf(each) },
    parts: each.groups,
  }));
}

/** The pair that is most alike, with its bits by comparison, and why that was not enough. */
function scoreOf({ edge, because }: KeptApart): { readonly score?: Json } {
  if (edge === undefined) return {};
  const { left, right, bits, probability, model } = edge;
  const steps = edge.steps.map((step) => ({ ...step }));
  return {
    score: { left: formatRef(left), right: formatRef(right), bits, probability, model, because: { ...because }, steps },
  };
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
      return 'possible_match';
    default:
      return assertNever(because);
  }
}
