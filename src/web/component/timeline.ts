import type { Html } from '../html.ts';
import { mojMacro } from './environment.ts';
import type { Attributes, TextOrHtml } from './params.ts';

/** GOV.UK has no timeline; this is the Ministry of Justice's. The label is the item's heading. */
export type TimelineParams = {
  readonly items: readonly (TextOrHtml & {
    readonly label: TextOrHtml;
    readonly byline?: TextOrHtml;
    readonly datetime: { readonly timestamp: string; readonly type: 'date' };
    readonly classes?: string;
    readonly attributes?: Attributes;
  })[];
  readonly headingLevel?: number;
  readonly classes?: string;
};

export function timeline(params: TimelineParams): Html {
  return render(params);
}

const render = mojMacro<TimelineParams>('timeline');
