import { tag } from '../component/tag.ts';
import type { Html } from '../html.ts';

/** How a channel stands to what is promised of it. */
export function freshnessTag(freshness: 'fresh' | 'late' | 'never'): Html {
  return tags[freshness];
}

const tags: Readonly<Record<'fresh' | 'late' | 'never', Html>> = {
  fresh: tag({ text: 'Up to date', classes: 'govuk-tag--green' }),
  late: tag({ text: 'Late', classes: 'govuk-tag--orange' }),
  never: tag({ text: 'Never ran', classes: 'govuk-tag--grey' }),
};
