import type { ContradictionAnswer, PersonRecord, QuestionAnswer, TaskAnswer } from '#record/answer.ts';
import { questionWords } from '#record/question-words.ts';
import { kindWords } from '../attribute-word.ts';
import { contradictionHref } from '../contradiction-address.ts';
import { dateWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import { sourceName } from '../source-word.ts';
import { valueWords } from '../value-words.ts';

/** Contradictions, tasks and the question that would help most; nothing at all when nothing waits. */
export function attentionList(who: string, record: PersonRecord): Html | null {
  const { contradictions, tasks, question } = record;
  if (contradictions.length === 0 && tasks.length === 0 && question === null) return null;
  return html`
    <h2 class="govuk-heading-l">What needs attention</h2>
    <ul class="govuk-list govuk-list--spaced ts-attention">
      ${contradictions.map((each) => contradictionItem(who, each))}
      ${tasks.map(taskItem)}
      ${question === null ? null : questionItem(question, questionWords(record))}
    </ul>`;
}

function contradictionItem(who: string, { kind, sides, opened, due, owner, pauses, state }: ContradictionAnswer): Html {
  return html`<li><strong><a class="govuk-link" href="${contradictionHref(who, kind)}">${kindWords(kind)}</a></strong>
    <ul class="govuk-list govuk-list--bullet">
      ${sides.map(({ source, value }) => html`<li>${sourceName(source)}: ${valueWords(value)}</li>`)}
    </ul>
    <span class="ts-minor">${state === 'resolved' ? 'Settled. Open' : 'Open'} since ${dateWords(opened)}, due ${dateWords(due)}.
      With the ${owner}.${pauses.length === 0 ? null : ` Paused: ${pauses.join(', ')}.`}</span></li>`;
}

function taskItem({ kind, due, about }: TaskAnswer): Html {
  return html`<li><strong>${kindWords(kind)}</strong>
    <span class="ts-minor">${about.includes(':') ? html`<span class="ts-code">${about}</span>` : kindWords(about)}. Due ${dateWords(due)}</span></li>`;
}

function questionItem({ ask, claims, from, by }: QuestionAnswer, words: string): Html {
  const choices =
    claims.length === 0 ? null : html` ${claims.map((claim) => kindWords(claim).toLowerCase()).join(', ')}?`;
  const notBefore = from === undefined ? null : html` Ask from ${dateWords(from)}.`;
  return html`<li><strong>Question for the ${ask}</strong>: ${words} To be answered by ${dateWords(by)}.${notBefore}${choices}</li>`;
}
