import type { Html } from '../html.ts';
import { govukMacro } from './environment.ts';
import type { Styled, TextOrHtml } from './params.ts';

export type TableCell = TextOrHtml &
  Styled & { readonly format?: 'numeric'; readonly colspan?: number; readonly rowspan?: number };

export type TableParams = Styled & {
  readonly rows: readonly (readonly TableCell[])[];
  readonly head?: readonly TableCell[];
  readonly caption?: string;
  readonly captionClasses?: string;
  readonly firstCellIsHeader?: boolean;
};

export function table(params: TableParams): Html {
  return render(params);
}

const render = govukMacro<TableParams>('table');
