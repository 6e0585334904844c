import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';

export type DetailsParams = TextOrHtml &
  Styled & { readonly summaryText: string; readonly id?: string; readonly open?: boolean };

export function details(params: DetailsParams): Html {
  return render(params);
}

const render = govukMacro<DetailsParams>('details');
