import { createServer, type ServerResponse } from 'node:http';
import { answerParent } from '../child/answer-parent.ts';
import { coursesOf, cycles, providers } from './place.ts';
import { courseRow, providerRow } from './publish-row.ts';
import { type Change, changesOf, cycleOf, rowOf } from './wave.ts';

/** Apply's Register API and Publish's public API as one process, over the contracts that ours are written against. */
const records = Number(process.argv[2]);
const pageSize = 250;
let lists = new Map<number, readonly Change[]>();

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://upstream.test');
  if (url.pathname === '/apply/register-api/applications') return sendApplications(url, response);
  const [, year, kind] = /^\/publish\/recruitment_cycles\/(\d{4})\/(courses|providers)$/.exec(url.pathname) ?? [];
  return kind === undefined ? send(response, 404, {}, {}) : sendPublished(url, Number(year), kind, response);
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  answerParent(
    async (question) => {
      if (typeof question === 'number') liveUntil(question);
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : null;
    },
    async () => server.closeAllConnections(),
  );
});

/** Each choice is shown once, as its last change by that day left it. */
function liveUntil(wave: number): void {
  const last = new Map<number, Change>();
  for (let each = 0; each <= wave; each += 1) {
    for (const change of changesOf(records, each)) last.set(change.choice, change);
  }
  const ordered = [...last.values()].sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
  lists = Map.groupBy(ordered, (change) => cycleOf(change.choice));
}

function sendApplications(url: URL, response: ServerResponse): void {
  const since = url.searchParams.get('changed_since') ?? '';
  const page = Number(url.searchParams.get('page') ?? '1');
  const all = lists.get(Number(url.searchParams.get('recruitment_cycle_year'))) ?? [];
  const start = since === '' ? 0 : all.findIndex((change) => change.updatedAt > since);
  const found = start < 0 ? [] : all.slice(start);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const data = found.slice((page - 1) * pageSize, page * pageSize).map(rowOf);
  send(response, 200, { 'Total-Pages': String(pages), 'Current-Page': String(page) }, { data });
}

function sendPublished(url: URL, year: number, kind: string, response: ServerResponse): void {
  const size = Number(url.searchParams.get('page[per_page]') ?? '100');
  const page = Number(url.searchParams.get('page[page]') ?? '1');
  const isKnown = cycles.some((cycle) => cycle === year);
  const everyProvider = isKnown ? providers.map((provider) => providerRow(provider, year)) : [];
  const all = kind === 'providers' ? everyProvider : isKnown ? coursesOf(year).map(courseRow) : [];
  const data = all.slice((page - 1) * size, page * size);
  const included = kind === 'courses' ? { included: everyProvider } : {};
  send(response, 200, {}, { data, ...included, meta: { count: all.length } });
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: unknown): void {
  // Time is simulated.
  response.sendDate = false;
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
