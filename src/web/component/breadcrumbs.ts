import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Attributes, Styled, TextOrHtml } from './params.ts';

export type BreadcrumbsParams = Styled & {
  readonly items: readonly (TextOrHtml & { readonly href?: string; readonly attributes?: Attributes })[];
  readonly collapseOnMobile?: boolean;
  readonly labelText?: string;
};

export function breadcrumbs(params: BreadcrumbsParams): Html {
  return render(params);
}

const render = govukMacro<BreadcrumbsParams>('breadcrumbs');
