import { waterfall } from '../../chart/waterfall.ts';
import { insetText } from '../../component/inset-text.ts';
import { tag } from '../../component/tag.ts';
import { dateWords, instantWords } from '../../date-word.ts';
import { type Html, html } from '../../html.ts';
import { countWords } from '../../number-word.ts';
import { causeWords, doubtWords, questionStateLabel, questionWords } from '../../question-word.ts';
import { decisionHref } from '../../review-address.ts';
import type { QuestionDetail, QuestionEvent } from '../../review-port.ts';
import { type AnswerProblems, answerForm, type TypedAnswer } from './answer-form.ts';
import { compareTable } from './compare-table.ts';

/** One question: the records as they were, what spoke, what would change it, and the form to answer it. */
export function questionPage(
  question: QuestionDetail,
  csrfToken: string,
  typed: TypedAnswer,
  problems: AnswerProblems,
): Html {
  const { kind, state, events, compared, more, score, cause, people, isWaiting, decision, proposedBy } = question;
  const doubt = doubtWords(score?.because ?? null);
  const { title, rule, change } = questionWords(kind);
  return html`
    <h1 class="govuk-heading-xl">${title}</h1>
    <p class="govuk-body">${tag({ text: questionStateLabel(state), classes: isWaiting ? 'govuk-tag--blue' : 'govuk-tag--grey' })}
      ${countWords(question.records, 'record', 'records')}, held to be ${people === 1 ? 'one person' : `${people} people`} now. Asked on ${instantWords(question.openedAt)}.</p>
    ${proposedBy === null || !isWaiting ? null : insetText({ text: `${proposedBy} proposes to link these records. Somebody else has to agree, or tell them apart.` })}
    <h2 class="govuk-heading-l" id="records">The records, as they were when the question arose</h2>
    ${compareTable(compared)}
    ${more === 0 ? null : html`<p class="govuk-body">And ${countWords(more, 'record', 'records')} more, not shown.</p>`}
    <h2 class="govuk-heading-l" id="why">What spoke</h2>
    <p class="govuk-body">${rule}</p>
    ${doubt === undefined ? null : html`<p class="govuk-body">${doubt}</p>`}
    ${cause === undefined ? null : html`<p class="govuk-body">${causeWords(cause)}</p>`}
    ${score === null ? null : waterfall(score)}
    <h2 class="govuk-heading-l" id="change">What would change it</h2>
    <p class="govuk-body">${change}</p>
    ${isWaiting ? answerForm(question, csrfToken, typed, problems) : null}
    ${decision === null ? null : html`<p class="govuk-body"><a class="govuk-link" href="${decisionHref(decision)}">Look at the decision, or undo it</a></p>`}
    <h2 class="govuk-heading-l" id="history">What happened</h2>
    <ol class="govuk-list govuk-list--number">${events.map((each) => html`<li>${eventWords(each)}</li>`)}</ol>`;
}

const deeds: Readonly<Record<string, string>> = {
  opened: 'The question arose',
  deferred: 'Put off',
  asked: 'The person is being asked',
  proposed: 'A link was proposed',
  decided: 'Decided',
  moot: 'Closed, as nothing is in question any more',
  reopened: 'Opened again',
};

function eventWords({ kind, author, reason, until, at }: QuestionEvent): Html {
  const by = author === 'rule' ? '' : ` by ${author}`;
  const day = until === null ? '' : `, until ${dateWords(until)}`;
  return html`${deeds[kind] ?? kind}${by}${day} on ${instantWords(at)}${reason === null || author === 'rule' ? null : html`: ${reason}`}`;
}
