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
  readonly section?: 'overview' | 'people' | 'cohorts' | 'funding' | 'contradictions' | 'review' | 'policy' | 'feeds';
  readonly beforeContent?: Html;
  readonly madeUp: boolean;
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
    header: pageHeader({ section: params.section ?? null, madeUp: params.madeUp }),
    beforeContent: params.beforeContent ?? html``,
    content: params.content,
    footer: pageFooter(null),
  });
}

export function stylesheetLinks(sheets: readonly Stylesheet[]): Html {
  return html`${sheets.map(({ href }) => html`<link rel="stylesheet" href="${href}">`)}`;
}

const pageHeader = remember(
  ({ section, madeUp }: { readonly section: LayoutParams['section'] | null; readonly madeUp: boolean }): Html =>
    html`${header({ homepageUrl: '/staff' })}${serviceNavigation({
      serviceName,
      serviceUrl: '/staff',
      collapseNavigationOnMobile: false,
      navigation: [
        { text: 'Overview', href: '/staff', active: section === 'overview' },
        { text: 'People', href: '/staff/people', active: section === 'people' },
        { text: 'Cohorts', href: '/staff/cohorts', active: section === 'cohorts' },
        { text: 'Funding', href: '/staff/funding', active: section === 'funding' },
        { text: 'Contradictions', href: '/staff/contradictions', active: section === 'contradictions' },
        { text: 'Review', href: '/staff/review', active: section === 'review' },
        { text: 'Policy', href: '/staff/policy', active: section === 'policy' },
        { text: 'Feeds', href: '/staff/feeds', active: section === 'feeds' },
        { text: 'Sign out', href: '/staff/sign-out', active: false },
      ],
    })}${madeUp ? phaseBanner({ tag: { text: 'Sandbox' }, text: 'Made-up England: every person here is invented' }) : null}`,
);

const pageFooter = remember((_: null): Html => footer({}));
