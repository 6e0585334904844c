import type { Choice } from '../apply/choice.ts';
import { drawsFor } from '../population/draw.ts';
import { type Episode, eventIn, type Life, lastCourseOf } from '../population/life.ts';
import type { TrapSet } from '../trap-set.ts';
import { keepUnbegun } from './before-start.ts';
import { type Desk, importDraft } from './desk.ts';
import { keepNoShow } from './no-show.ts';
import type { Office } from './office.ts';
import { keepTraining } from './progress.ts';
import type { Trainee } from './trainee.ts';

/** Everything that one episode leaves in Register: often one row, sometimes none, sometimes two. */
export function recordsOf(
  seed: number,
  traps: TrapSet,
  office: Office,
  life: Life,
  episode: Episode,
  choice: Choice | undefined,
): readonly Trainee[] {
  const course = lastCourseOf(episode.events);
  if (course === undefined) return [];

  const draws = drawsFor(seed, traps, episode.application.choiceId);
  const recruited = eventIn(episode.events, 'recruited');
  const desk: Desk = {
    ...draws,
    random: draws.about('register'),
    office,
    life,
    episode,
    course,
    recruitedOn: recruited?.on ?? course.startDay - 60,
  };
  // Applications to universities are never turned into drafts.
  const isImported = recruited !== undefined && recruited.course.accredited.type !== 'university';
  const draft = isImported && choice !== undefined ? importDraft(desk, choice, recruited.at) : undefined;

  if (eventIn(episode.events, 'started') !== undefined) return keepTraining(desk, draft);
  if (eventIn(episode.events, 'did_not_start') !== undefined) return keepNoShow(desk, draft);
  return keepUnbegun(desk, draft);
}
