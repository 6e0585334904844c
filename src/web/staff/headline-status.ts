import { kindWords } from '../attribute-word.ts';
import { summaryList } from '../component/summary-list.ts';
import { tag } from '../component/tag.ts';
import { confidenceColour, confidenceLabel, confidenceSentence } from '../confidence-word.ts';
import { dateWords } from '../date-word.ts';
import { type Html, html } from '../html.ts';
import type { PersonPage } from '../port.ts';
import { ruleWords } from '../rule-word.ts';
import { sourceName } from '../source-word.ts';
import { statusSentence } from '../status-word.ts';
import { becauseList } from './because-list.ts';
import { personName } from './person-heading.ts';

/** The answer in one sentence, how sure we are of it in another, and who says so. */
export function headlineStatus({ answer, explanation, lanes }: PersonPage): Html {
  const { status } = answer;
  return html`
    <section class="ts-headline" aria-labelledby="status">
      <h2 class="govuk-heading-m" id="status">${personName(answer)} ${statusSentence(status.code)}</h2>
      <p class="govuk-body">${tag({ text: confidenceLabel(status.confidence), classes: confidenceColour(status.confidence) })}</p>
      <p class="govuk-body">${confidenceSentence(status.confidence)}</p>
      ${summaryList({
        classes: 'ts-list',
        rows: [
          { key: { text: 'Since' }, value: { text: dateWords(status.since) } },
          { key: { text: 'Source' }, value: { text: capital(sourceName(status.source)) } },
          { key: { text: 'Rule' }, value: { text: ruleWords(status.rule) } },
          {
            key: { text: 'Why' },
            value: { html: html`${explanation.sentence}${becauseList(status.because, lanes)}` },
          },
          ...(status.flags.length === 0
            ? []
            : [{ key: { text: 'Note' }, value: { text: status.flags.map(kindWords).join('. ') } }]),
          ...(status.reviewOn === null
            ? []
            : [{ key: { text: 'We look again on' }, value: { text: dateWords(status.reviewOn) } }]),
          { key: { text: 'Policy' }, value: { text: answer.policy } },
        ],
      })}
    </section>`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
