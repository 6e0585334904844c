import type { Html } from '../html.ts';
import { remember } from '../remember.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';

export type TagParams = TextOrHtml & Styled;

export function tag(params: TagParams): Html {
  return render(params);
}

const render = remember(govukMacro<TagParams>('tag'), 100);
