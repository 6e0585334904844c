import { type Times, timeQuery, today, withQuery } from '../address.ts';
import { type PaginationItem, pagination } from '../component/pagination.ts';
import { type Html, html } from '../html.ts';
import { type PeopleFilter, peoplePerPage } from '../port.ts';

export function peoplePagination(filter: PeopleFilter, times: Times, total: number): Html {
  return pageLinks(filter.page, total, (page) => peopleHref({ ...filter, page }, times));
}

/** First, last and the neighbours of this page, with gaps between, as GOV.UK asks. */
export function pageLinks(page: number, total: number, hrefOf: (page: number) => string): Html {
  const last = Math.ceil(total / peoplePerPage);
  if (last <= 1) return html``;
  return pagination({
    ...(page > 1 ? { previous: { href: hrefOf(Math.min(page - 1, last)) } } : {}),
    ...(page < last ? { next: { href: hrefOf(page + 1) } } : {}),
    items: shownPages(page, last).map(
      (shown): PaginationItem =>
        shown === 'gap' ? { ellipsis: true } : { number: shown, href: hrefOf(shown), current: shown === page },
    ),
  });
}

export function shownPages(page: number, last: number): readonly (number | 'gap')[] {
  const shown = [...new Set([1, page - 1, page, page + 1, last])].filter((number) => number >= 1 && number <= last);
  return shown.flatMap((number, index) => {
    const before = shown[index - 1];
    return before !== undefined && number > before + 1 ? (['gap', number] as const) : [number];
  });
}

/** The list of people with a status, at a valid day and as known at the end of a day. */
export function peopleHref({ status, page }: PeopleFilter, times: Times | null): string {
  return withQuery('/staff/people', {
    ...(status === null ? {} : { status }),
    ...(page === 1 ? {} : { page: String(page) }),
    ...timeQuery(times ?? today),
  });
}
