import { withQuery } from './address.ts';
import type { QuestionFilter } from './review-port.ts';

export function reviewHref({ kind, state, page }: QuestionFilter): string {
  return withQuery('/staff/review', {
    ...(kind === null ? {} : { kind }),
    ...(state === null ? {} : { state }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
}

export function questionHref(id: string): string {
  return `/staff/review/${id}`;
}

export function decisionHref(id: string): string {
  return `/staff/decision/${id}`;
}
