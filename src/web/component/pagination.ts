import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Attributes, Styled } from './params.ts';

export type PaginationItem =
  | { readonly ellipsis: true }
  | {
      readonly number: number;
      readonly href: string;
      readonly current?: boolean;
      readonly visuallyHiddenText?: string;
      readonly attributes?: Attributes;
    };

export type PaginationLink = {
  readonly href: string;
  readonly text?: string;
  readonly labelText?: string;
  readonly attributes?: Attributes;
};

export type PaginationParams = Styled & {
  readonly items?: readonly PaginationItem[];
  readonly previous?: PaginationLink;
  readonly next?: PaginationLink;
  readonly landmarkLabel?: string;
};

export function pagination(params: PaginationParams): Html {
  return render(params);
}

const render = govukMacro<PaginationParams>('pagination');
