import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';

export type TagParams = TextOrHtml & Styled;

export function tag(params: TagParams): Html {
  return render(params);
}

const render = govukMacro<TagParams>('tag');
