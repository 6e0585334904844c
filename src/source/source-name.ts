import type { SourceFamily } from './feed.ts';

/** A source as people who work with it call it, to begin a sentence with. */
export function spokenSource(source: SourceFamily): string {
  return names[source];
}

const names: Readonly<Record<SourceFamily, string>> = {
  apply: 'Apply',
  register: 'Register',
  trs: 'The Teaching Record System',
  git: 'Get Into Teaching',
  publish: 'Publish',
  funding: 'The funding summary',
  tps: 'Teachers’ Pensions',
  gias: 'Get Information about Schools',
  vacancies: 'Teaching Vacancies',
  self: 'The person',
  notify: 'GOV.UK Notify',
  calendar: 'The calendar',
  steward: 'A steward',
};
