import type { Choice } from '../apply/choice.ts';
import { type Episode, eventIn, type Life, lastCourseOf } from '../population/life.ts';
import { randomFrom } from '../random.ts';
import { type Desk, importDraft, tidyDraft } from './desk.ts';
import { keepNoShow } from './no-show.ts';
import type { Office } from './office.ts';
import { keepTraining } from './progress.ts';
import type { Trainee } from './trainee.ts';

/** Everything that one episode leaves in Register: often one row, sometimes none, sometimes two. */
export function recordsOf(
  seed: number,
  office: Office,
  life: Life,
  episode: Episode,
  choice: Choice,
): readonly Trainee[] {
  const course = lastCourseOf(episode.events);
  const recruited = eventIn(episode.events, 'recruited');
  if (course === undefined || recruited === undefined) return [];

  const random = randomFrom(seed, 'register', episode.application.choiceId);
  const desk: Desk = { random, office, life, episode, choice, course };
  // Applications to universities are never turned into drafts.
  const draft = recruited.course.accredited.type === 'university' ? undefined : importDraft(desk, recruited.at);

  if (eventIn(episode.events, 'started') !== undefined) return keepTraining(desk, draft);
  if (eventIn(episode.events, 'did_not_start') !== undefined) return keepNoShow(desk, draft);
  if (draft === undefined) return [];
  tidyDraft(desk, draft);
  return [draft.close()];
}
