import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';

export type InsetTextParams = TextOrHtml & Styled & { readonly id?: string };

export function insetText(params: InsetTextParams): Html {
  return render(params);
}

const render = govukMacro<InsetTextParams>('inset-text');
