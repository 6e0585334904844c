import { londonDate } from '#kernel/instant.ts';
import type { Policy } from '#policy/policy.ts';
import { spokenSource } from '#source/source-name.ts';
import type { Episode } from '../episode.ts';
import type { When } from '../evidence/evidence.ts';
import type { Headline } from '../headline.ts';
import type { Finding } from '../rule/finding.ts';
import { stepOn } from '../rule/standing.ts';
import { explicitProof, signOffProof } from '../rule/start-proof.ts';
import { lastDayOfWaiting } from '../rule/waiting.ts';
import { longDate } from './long-date.ts';
import { ownWordSaid } from './own-word.ts';

/** Why a headline is what it is, in sentences that can be read out: what the rule found, with its days, never a second judgement. */
export function decidedBy({ episode, finding }: Headline, when: When, policy: Policy): string {
  switch (finding.rule) {
    case 'R0':
      return ownWord(episode, finding, when);
    case 'R1':
      return finding.source === 'trs'
        ? 'The regulator closed their number without merging it into another.'
        : 'A steward recorded that they died. Nothing is sent any more.';
    case 'R3':
      return outcome(episode, finding);
    case 'R4':
      return start(episode, finding, when, policy);
    case 'R6':
      return noRecord(episode, finding, policy);
    case 'R7':
      return vanished(episode, finding);
    case 'R8':
      return withdrawal(episode, finding);
    case 'R9':
      return applyAfterRecruitment(episode, finding, when);
    case 'R10':
      return ownWordSaid(episode, finding);
  }
}

function ownWord(episode: Episode | undefined, { code, source }: Finding, when: When): string {
  if (code === 'unknown') return 'Nothing that we hold supports any status.';
  const state = episode?.registration?.state;
  if (source === 'register' && state != null)
    return `Register says “${state.value}” since ${longDate(londonDate(state.assertedAt))}, and no other rule speaks.`;
  const step = episode === undefined ? undefined : stepOn(episode, when.on);
  if (source === 'apply' && step?.status != null)
    return `Apply says “${step.status}” since ${longDate(step.from)}, and no other rule speaks.`;
  if (code === 'application_closed') return 'The application was not sent before its cycle ended.';
  if (code === 'qualified_not_in_state_post')
    return 'They hold a professional status, and no sign of a post in a state school has been seen for a year or more.';
  if (code === 'left_teaching' && source === 'calendar')
    return 'Their last employment has been missing from the extracts of Teachers’ Pensions for so long that it counts as ended.';
  return source === 'calendar'
    ? 'Nobody has said so: it follows from the calendar.'
    : `${spokenSource(source)} says so, and no other rule speaks.`;
}

function outcome(episode: Episode | undefined, { source, confidence }: Finding): string {
  const state = episode?.registration?.state;
  const since = state == null ? '' : ` since ${longDate(londonDate(state.assertedAt))}`;
  if (source === 'register')
    return confidence === 'disputed'
      ? `Their provider says${since} that the standards are met, and the regulator should have shown the status by now and does not.`
      : `Their provider says${since} that the standards are met. The regulator does not show the status as held yet.`;
  return confidence === 'disputed'
    ? 'The regulator shows the status as held, and Register says that they left. Both stay until somebody has found out.'
    : 'The regulator shows the status as held, and nobody else gives one. Register has not followed yet.';
}

function start(episode: Episode | undefined, { code, confidence }: Finding, when: When, policy: Policy): string {
  const began =
    episode?.start === undefined ? 'The course has begun' : `The course began on ${longDate(episode.start.date)}`;
  if (episode === undefined || code === 'start_unconfirmed') {
    return episode?.registration?.commencement?.value === 'itt_not_yet_started'
      ? `${began}, and Register says that they have not started yet.`
      : `${began} and Register holds a record, but nothing in it proves that they started.`;
  }
  if (confidence === 'confirmed') return proof(episode, when);
  const last = lastDayOfWaiting(episode, policy);
  const waited = `Nothing proved the start by ${last === undefined ? 'the end of waiting' : longDate(last)}, and their record in Register was live then`;
  return confidence === 'corroborated'
    ? `${waited}; they had said themselves that they started.`
    : `${waited}, so we take them to have started.`;
}

/** How Register proves the start (R4 a to c). */
function proof(episode: Episode, when: When): string {
  const { registration, signOff } = episode;
  if (explicitProof(episode, when) !== undefined) {
    const { commencement, traineeStart, ittStart } = registration ?? {};
    if (commencement !== undefined && commencement.value !== 'itt_not_yet_started')
      return `Register says since ${longDate(londonDate(commencement.assertedAt))} that they started (“${commencement.value}”).`;
    if (traineeStart !== undefined && ittStart !== undefined)
      return `Register gives ${longDate(traineeStart.value)} as their own first day. The course’s is ${longDate(ittStart.value)}, so somebody typed it.`;
  }
  if (signOffProof(episode) !== undefined && signOff !== undefined)
    return `Their provider signed off its trainees on ${longDate(signOff.date)}, and their record was among them.`;
  return 'Register proves that they started.';
}

function noRecord(episode: Episode | undefined, { code, confidence }: Finding, policy: Policy): string {
  const last = episode === undefined ? undefined : lastDayOfWaiting(episode, policy);
  const over =
    episode?.signOff !== undefined
      ? `Their provider signed off its trainees on ${longDate(episode.signOff.date)}`
      : `The time to register them ended${last === undefined ? '' : ` on ${longDate(last)}`}`;
  if (code === 'did_not_start') return `${over}, and Register holds no record of them.`;
  if (confidence === 'disputed') return `They said that they started. ${over}, and Register holds no record of them.`;
  const until = last === undefined ? '' : ` Register has until ${longDate(last)}.`;
  return `The course has begun, and Register holds no record of them yet.${until}`;
}

function vanished(episode: Episode | undefined, { confidence, code }: Finding): string {
  const gone = episode?.registration?.gone;
  const missed = `Their record is no longer in the provider’s full list${gone === undefined ? '' : ` of ${longDate(gone.value)}`}`;
  if (confidence !== 'disputed') return `${missed}, and nothing proves that they started.`;
  return code === 'start_unconfirmed'
    ? `${missed}, although they said that they started.`
    : `${missed}, although it had proved that they started. The last status stands until somebody has found out.`;
}

function withdrawal(episode: Episode | undefined, { code }: Finding): string {
  const from = episode?.registration?.withdrawnFrom;
  const withdrawn = `Register says that they were withdrawn${from === undefined ? '' : ` on ${longDate(from.value)}`}`;
  return code === 'withdrawn'
    ? `${withdrawn}, after they had started.`
    : `${withdrawn}, and nothing proves that they had started before.`;
}

function applyAfterRecruitment(episode: Episode | undefined, finding: Finding, when: When): string {
  const step = episode === undefined ? undefined : stepOn(episode, when.on);
  const left = step?.status === 'offer_deferred' ? 'deferred' : 'given up';
  const said = `Apply says that the place was ${left}${step === undefined ? '' : ` on ${longDate(step.from)}`}, after they had been recruited`;
  if (finding.source === 'apply') return `${said}.`;
  if (finding.confidence === 'confirmed' && episode?.signOff !== undefined)
    return `${said}, but their provider signed them off in Register on ${longDate(episode.signOff.date)}.`;
  return `${said}, but their record in Register is live.`;
}
