import type { Pool } from 'pg';
import { parsePurpose } from '#access/purpose.ts';
import { formatRef } from '#source/record-ref.ts';
import { readLink, takeLink } from '#store/answer-link.ts';
import type { MyPorts } from '#web/person/port.ts';
import type { ReadPerson } from '../read-person.ts';
import { timesOf } from '../times-of.ts';
import { type OwnWord, referenceOf } from './own-word.ts';

const purpose = parsePurpose('own-record');

/** What is answered by a link in a message, without signing in and without a word of the person on the page. */
export function answerLinks(
  pool: Pool,
  readPerson: ReadPerson,
  word: OwnWord,
): Pick<MyPorts, 'link' | 'answerStarted' | 'stopByLink'> {
  return {
    link: async (asked, token) => {
      const link = await readLink(pool, asked, token);
      return link === null ? 'over' : link.isAnswered ? 'answered' : 'open';
    },
    answerStarted: async (token, answer) => {
      const link = await readLink(pool, 'started', token);
      if (link === null || link.isAnswered) return false;
      const { today } = await timesOf(pool);
      const on = answer.kind === 'not_yet' ? answer.on : today;
      // Told first, under the link's own reference: should we be stopped between the two, the next tap tells it again.
      await word.tell(formatRef(link.about), { kind: answer.kind, on, value: null }, referenceOf(link.id));
      return takeLink(pool, link.id);
    },
    stopByLink: async (token) => {
      const link = await readLink(pool, 'stop', token);
      if (link === null || purpose === undefined) return false;
      const who = formatRef(link.about);
      const answered = await readPerson({
        who,
        validOn: null,
        knownAt: null,
        client: 'the person',
        role: 'person',
        purpose,
      });
      if (!answered.ok) return false;
      await word.choose(answered.value, [{ purpose: 'optional', channel: 'email', isStopped: true }]);
      await takeLink(pool, link.id);
      return true;
    },
  };
}
