import { footer } from './component/footer.ts';
import { header } from './component/header.ts';
import { page } from './component/page.ts';
import { phaseBanner } from './component/phase-banner.ts';
import { serviceNavigation } from './component/service-navigation.ts';
import { type Html, html } from './html.ts';
import { remember } from './remember.ts';
import { govukStylesheet, ownStylesheet, type Stylesheet, timelineStylesheet } from './stylesheet.ts';

export type LayoutParams = {
  readonly title: string;
  readonly content: Html;
  /** The page in the navigation that this one is, or belongs to. */
  readonly section?: keyof typeof places;
  readonly beforeContent?: Html;
  readonly madeUp: boolean;
  /** The parts of the console that whoever is signed in may open; none for whoever is not. */
  readonly areas: readonly string[];
  readonly hasTimeline?: boolean;
  /** Puts "Error:" before the title, which is how a screen reader's user learns of errors first. */
  readonly hasErrors?: boolean;
};

export const serviceName = 'Teacher Success';

export function layout(params: LayoutParams): string {
  const error = params.hasErrors ? 'Error: ' : '';
  const styles = params.hasTimeline
    ? stylesheetLinks([govukStylesheet, timelineStylesheet, ownStylesheet])
    : stylesheetLinks([govukStylesheet, ownStylesheet]);
  return page({
    pageTitle: `${error}${params.title} - ${serviceName}`,
    head: styles,
    header: pageHeader({ section: params.section ?? null, madeUp: params.madeUp, areas: params.areas.join(' ') }),
    beforeContent: params.beforeContent ?? html``,
    content: params.content,
    footer: pageFooter(null),
  });
}

export function stylesheetLinks(sheets: readonly Stylesheet[]): Html {
  return html`${sheets.map(({ href }) => html`<link rel="stylesheet" href="${href}">`)}`;
}

const pageHeader = remember(
  ({ section, madeUp, areas }: PageHeader): Html =>
    html`${header({ homepageUrl: '/staff' })}${serviceNavigation({
      serviceName,
      serviceUrl: '/staff',
      collapseNavigationOnMobile: false,
      navigation: areas === '' ? [] : navigationOf(areas.split(' '), section),
    })}${madeUp ? phaseBanner({ tag: { text: 'Sandbox' }, text: 'Made-up England: every person here is invented' }) : null}`,
);

type PageHeader = {
  readonly section: LayoutParams['section'] | null;
  readonly madeUp: boolean;
  readonly areas: string;
};

const places = {
  overview: { text: 'Overview', href: '/staff' },
  people: { text: 'People', href: '/staff/people' },
  cohorts: { text: 'Cohorts', href: '/staff/cohorts' },
  funding: { text: 'Funding', href: '/staff/funding' },
  contradictions: { text: 'Contradictions', href: '/staff/contradictions' },
  review: { text: 'Review', href: '/staff/review' },
  rights: { text: 'Rights', href: '/staff/rights' },
  policy: { text: 'Policy', href: '/staff/policy' },
  feeds: { text: 'Feeds', href: '/staff/feeds' },
} as const;

function navigationOf(areas: readonly string[], section: LayoutParams['section'] | null) {
  const open = Object.entries(places).filter(([area]) => areas.includes(area));
  return [
    ...open.map(([area, place]) => ({ ...place, active: area === section })),
    { text: 'Sign out', href: '/staff/sign-out', active: false },
  ];
}

const pageFooter = remember((_: null): Html => footer({}));
