import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Styled } from './params.ts';

export type HeaderParams = Styled & {
  readonly homepageUrl?: string;
  readonly productName?: string;
  readonly containerClasses?: string;
};

export function header(params: HeaderParams): Html {
  return render(params);
}

const render = govukMacro<HeaderParams>('header');
