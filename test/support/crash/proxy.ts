import { createServer } from 'node:http';
import { request } from 'undici';

/** Every question that reached the sources: which list, since when, on which day, and which page of it. */
export type Question = { readonly list: string; readonly page: number };

export type CountingProxy = AsyncDisposable & {
  readonly url: string;
  readonly asked: Question[];
  /** Called before each question is answered. */
  watch: () => void;
};

/** Stands between the system and made-up England: counts the questions, and makes Register's pages small. */
export async function startProxy(england: string): Promise<CountingProxy> {
  const asked: Question[] = [];
  let day = '';
  const server = createServer(async (from, to) => {
    const url = new URL(from.url ?? '/', england);
    const chunks: Buffer[] = [];
    for await (const chunk of from) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (url.pathname === '/clock') day = body.toString();
    else {
      if (url.searchParams.has('per_page')) url.searchParams.set('per_page', '1');
      asked.push(questionOf(new URL(url), `${from.headers.authorization} ${day}`));
      proxy.watch();
    }
    try {
      const method = from.method === 'POST' ? 'POST' : 'GET';
      const { authorization } = from.headers;
      const answer = await request(url, {
        method,
        headers: { ...(authorization === undefined ? {} : { authorization }) },
        body: method === 'POST' ? body : null,
      });
      const { 'transfer-encoding': _, ...headers } = answer.headers;
      to.writeHead(answer.statusCode, headers);
      to.end(Buffer.from(await answer.body.arrayBuffer()));
    } catch {
      to.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen');
  const proxy: CountingProxy = {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    watch: () => undefined,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return proxy;
}

function questionOf(url: URL, asker: string): Question {
  const name = url.searchParams.has('page[page]') ? 'page[page]' : 'page';
  const page = Number(url.searchParams.get(name) ?? '1');
  url.searchParams.delete(name);
  return { list: `${asker} ${url.pathname}${url.search}`, page };
}
