import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';

type Classes = { readonly classes?: string };

export type SummaryListAction = TextOrHtml & Styled & { readonly href: string; readonly visuallyHiddenText?: string };

type Actions = Classes & { readonly items: readonly SummaryListAction[] };

export type SummaryListRow = Classes & {
  readonly key: TextOrHtml & Classes;
  readonly value: TextOrHtml & Classes;
  readonly actions?: Actions;
};

export type SummaryListParams = Styled & {
  readonly rows: readonly SummaryListRow[];
  readonly card?: Styled & {
    readonly title?: TextOrHtml & Classes & { readonly headingLevel?: number };
    readonly actions?: Actions;
  };
};

export function summaryList(params: SummaryListParams): Html {
  return render(params);
}

const render = govukMacro<SummaryListParams>('summary-list');
