import type { PersonRecord } from '#record/answer.ts';
import type { Times } from '../address.ts';
import { insetText } from '../component/inset-text.ts';
import { dateWords, instantWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { personHref } from '../person-address.ts';
import type { PersonPage } from '../port.ts';
import { attentionList } from './attention-list.ts';
import { attributeTable } from './attribute-table.ts';
import { attributeTimeline } from './attribute-timeline.ts';
import { contactList } from './contact-list.ts';
import { episodeTable } from './episode-table.ts';
import { explanationList } from './explanation-list.ts';
import { headlineStatus } from './headline-status.ts';
import { linkDecisionList } from './link-decision-list.ts';
import { personCohorts } from './person-cohorts.ts';
import { conclusions } from './person-conclusion.ts';
import { personHeading } from './person-heading.ts';
import { personTimeline } from './person-timeline.ts';
import { schoolTable } from './school-table.ts';
import { sourceRecordList } from './source-record-list.ts';
import { timeForm } from './time-form.ts';
import type { AskedTime } from './time-query.ts';
import { yearSlider } from './year-slider.ts';

export type PersonPageParams = {
  readonly who: string;
  readonly asked: AskedTime;
  readonly times: Times;
  readonly page: PersonPage;
};

export function personPage({ who, asked, times, page }: PersonPageParams): Html {
  const { answer } = page;
  return html`
    ${personHeading(who, answer)}
    ${otherTime(who, times, answer)}
    ${headlineStatus(page)}
    ${timeForm({ hrefAt: (at) => personHref(who, at), asked, times, answered: answer, today: page.today, problems: null })}
    ${yearSlider({ hrefAt: (at) => personHref(who, at), times, validOn: answer.validOn, today: page.today })}
    ${attentionList(who, answer)}
    ${explanationList(page.explanation)}
    ${contactList(answer.contact)}
    ${personCohorts(page.cohorts, times)}
    ${attributeTable(answer.attributes)}
    ${attributeTimeline(page)}
    ${episodeTable(answer.episodes)}
    ${schoolTable(page.schools)}
    ${personTimeline(page)}
    ${conclusions(page.spans)}
    ${sourceRecordList(answer.sourceRecords)}
    ${linkDecisionList(page.decisions)}`;
}

/** Nobody may take a past answer for today's. */
function otherTime(who: string, { validOn, knownOn }: Times, answer: PersonRecord): Html | null {
  if (validOn === null && knownOn === null && answer.redirectedFrom === null) return null;
  return html`
    ${answer.redirectedFrom === null ? null : insetText({ text: `This record took over from ${answer.redirectedFrom}.` })}
    ${
      validOn === null && knownOn === null
        ? null
        : insetText({
            html: html`This is what was true on <strong>${dateWords(answer.validOn)}</strong>, as we knew it at
              <strong>${instantWords(answer.knownAt)}</strong>. <a class="govuk-link" href="${personHref(who)}">Show today</a>`,
          })
    }`;
}
