import { askOnce } from '#connector/ask-once.ts';
import type { Answer, HttpLimits } from '#connector/http.ts';
import { sourceClock } from '#connector/source-clock.ts';
import { inGroups } from '#job/in-groups.ts';
import type { Instant } from '#kernel/instant.ts';
import { amiss, type Finding, fine } from './finding.ts';
import type { SourceQuestion } from './source-question.ts';

const askedAtOnce = 8;

const usual: HttpLimits = {
  answerMs: 10_000,
  wholeMs: 20_000,
  largestBody: 64 * 1024 ** 2,
  patience: 0,
  rowsAPage: null,
};

/** Asks each source once. Of several tokens of one source those that do not do are named by whose they are. */
export async function askSources(
  questions: readonly SourceQuestion[],
  now: () => Promise<Instant>,
  limits: HttpLimits = usual,
): Promise<readonly Finding[]> {
  const answered: { readonly question: SourceQuestion; readonly finding: Finding }[] = [];
  for (const some of inGroups(questions, askedAtOnce))
    answered.push(
      ...(await Promise.all(some.map(async (question) => ({ question, finding: await ask(question, now, limits) })))),
    );
  return [...Map.groupBy(answered, ({ question }) => question.check).values()].map(together);
}

function together(answered: readonly { readonly question: SourceQuestion; readonly finding: Finding }[]): Finding {
  const bad = answered.filter(({ finding }) => !finding.ok);
  const [first] = bad.length === 0 ? answered : bad;
  if (first === undefined) throw new Error('Nothing was asked');
  if (first.question.of === null) return first.finding;
  const { check, found, advice } = first.finding;
  if (bad.length === 0) return fine(check, `${found}, with each of ${answered.length} tokens`);
  const whose = bad.map(({ question }) => question.of).join(', ');
  return amiss(check, `${found} (${bad.length} of ${answered.length} tokens: ${whose})`, advice ?? '');
}

async function ask(question: SourceQuestion, now: () => Promise<Instant>, limits: HttpLimits): Promise<Finding> {
  const { check, url, token, manner, urlVariable } = question;
  const answered = await askOnce(url, token, manner, limits);
  if (!answered.ok)
    return amiss(check, `${url.host}: ${answered.problem.problem}`, reachAdvice(answered.problem.problem, urlVariable));
  const judged = judge(question, answered.value);
  return judged.ok ? ((await judgeClock(question, answered.value, now)) ?? judged) : judged;
}

function judge({ check, url, urlVariable, tokenVariable, maySayNobody }: SourceQuestion, answer: Answer): Finding {
  const { status, headers } = answer;
  const isJson = /json/i.test(headers['content-type'] ?? '');
  if ((status < 300 || (status === 404 && maySayNobody)) && isJson) return fine(check, `${url.host} answers`);
  if (status === 429) return fine(check, `${url.host} answers, and asks for patience (429)`);
  const found = `${url.host} answers with status ${status}`;
  const isLockedOut = status === 401 || status === 403;
  if (isLockedOut && tokenVariable === null)
    return amiss(check, found, 'It is open to everybody, so something on the way keeps us out: a proxy or a firewall.');
  if (status === 401)
    return amiss(check, `${found}: it does not know our token`, `Put a token that works into ${tokenVariable}.`);
  if (status === 403)
    return amiss(
      check,
      `${found}: it knows our token and does not let it read this`,
      `Ask its owner what the token in ${tokenVariable} may do, and whether our address is on their list.`,
    );
  if (status >= 500)
    return amiss(check, found, 'It is out of order on its side. Nothing to change here; tell its owner if it lasts.');
  if (status < 300)
    return amiss(check, `${found}, but not with JSON`, `It is some other page: look at ${urlVariable}.`);
  return amiss(check, found, `Nothing of ours is at that address: look at ${urlVariable}.`);
}

const mostSecondsOff = 60;

/** Its clock decides what "changed since" means, so it must be about ours. */
async function judgeClock(
  { check, url }: SourceQuestion,
  answer: Answer,
  now: () => Promise<Instant>,
): Promise<Finding | null> {
  const behind = await sourceClock(answer, now);
  if (behind.ok && Math.abs(behind.value) <= mostSecondsOff) return null;
  const off = behind.ok
    ? `its clock is ${Math.round(Math.abs(behind.value))} s ${behind.value > 0 ? 'behind' : 'before'} ours`
    : behind.problem;
  return amiss(
    check,
    `${url.host} answers, and ${off}`,
    'See whether ours is right (the line "clock"). If it is, tell its owner.',
  );
}

function reachAdvice(problem: string, urlVariable: string): string {
  if (problem.startsWith('its certificate'))
    return `If its host has an authority of its own, name that in NODE_EXTRA_CA_CERTS; look at ${urlVariable} for the right name, and at our clock.`;
  if (problem.startsWith('no such name'))
    return `Look at the spelling in ${urlVariable}, and at the name server of this host.`;
  if (problem.startsWith('nobody listens'))
    return `Look at host and port in ${urlVariable}; if they are right, it is down.`;
  return `Look whether this host may reach it: proxy, firewall, and the address in ${urlVariable}.`;
}
