import { footer } from '../component/footer.ts';
import { header } from '../component/header.ts';
import { page } from '../component/page.ts';
import { phaseBanner } from '../component/phase-banner.ts';
import { serviceNavigation } from '../component/service-navigation.ts';
import { type Html, html } from '../html.ts';
import { stylesheetLinks } from '../layout.ts';
import { remember } from '../remember.ts';
import { govukStylesheet, ownStylesheet, timelineStylesheet } from '../stylesheet.ts';

export const personServiceName = 'Your way into teaching';

export type PersonSection = 'home' | 'journey' | 'details' | 'told' | 'choices' | 'looks';

export type PersonPage = {
  readonly title: string;
  readonly content: Html;
  /** Null where nobody is signed in. */
  readonly section: PersonSection | null;
  readonly isSignedIn: boolean;
  readonly beforeContent?: Html;
  readonly madeUp: boolean;
  readonly hasErrors?: boolean;
};

/** A page of somebody's own: their navigation once they are signed in, and the way out on every one. */
export function personLayout({
  title,
  content,
  section,
  isSignedIn,
  beforeContent,
  madeUp,
  hasErrors,
}: PersonPage): string {
  const styles =
    section === 'journey' ? [govukStylesheet, timelineStylesheet, ownStylesheet] : [govukStylesheet, ownStylesheet];
  return page({
    pageTitle: `${hasErrors === true ? 'Error: ' : ''}${title} - ${personServiceName}`,
    head: stylesheetLinks(styles),
    header: pageHeader({ section, isSignedIn, madeUp }),
    beforeContent: beforeContent ?? html``,
    content,
    footer: pageFooter(null),
  });
}

type Head = Pick<PersonPage, 'section' | 'isSignedIn' | 'madeUp'>;

const pageHeader = remember(({ section, isSignedIn, madeUp }: Head): Html => {
  const item = (name: PersonSection, text: string, href: string) => ({ text, href, active: section === name });
  return html`${header({ homepageUrl: 'https://www.gov.uk' })}${serviceNavigation({
    serviceName: personServiceName,
    classes: 'ts-person-nav',
    serviceUrl: isSignedIn ? '/home' : '/',
    collapseNavigationOnMobile: false,
    navigation: isSignedIn
      ? [
          item('home', 'Home', '/home'),
          item('journey', 'My journey', '/journey'),
          item('details', 'Details', '/details'),
          item('told', 'What I told you', '/told'),
          item('choices', 'Messages', '/choices'),
          item('looks', 'Who looked', '/looks'),
          { text: 'Sign out', href: '/sign-out', active: false },
        ]
      : [],
  })}${madeUp ? phaseBanner({ tag: { text: 'Sandbox' }, text: 'Made-up England: every person here is invented' }) : null}`;
});

const pageFooter = remember(
  (_: null): Html =>
    footer({
      meta: {
        items: [
          { text: 'Help', href: '/help' },
          { text: 'Privacy', href: '/privacy' },
          { text: 'Cookies', href: '/cookies' },
          { text: 'Accessibility', href: '/accessibility' },
        ],
      },
    }),
);
