import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Feed, isFeed } from '#source/feed.ts';
import { breadcrumbs } from '../../component/breadcrumbs.ts';
import { quarantineHref } from '../../feed-address.ts';
import type { FeedPorts } from '../../feed-port.ts';
import type { WebPorts } from '../../port.ts';
import { sendPage } from '../../send-page.ts';
import { feedName } from '../../source-word.ts';
import { feedPage } from './feed-page.ts';
import { feedsPage } from './feeds-page.ts';
import { quarantineListPage } from './quarantine-list-page.ts';

const query = z.object({
  feed: z.string().refine(isFeed).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1),
});

/** The feeds, one of them, and the rows that wait. */
export function registerFeeds(web: FastifyInstance, ports: WebPorts, feeds: FeedPorts): void {
  const madeUp = ports.sandbox !== null;

  web.get('/feeds', async (_, reply) => {
    const content = feedsPage(await ports.feeds());
    return sendPage(reply, { title: 'Feeds', section: 'feeds', madeUp, content });
  });

  web.get<{ Params: { feed: string } }>('/feeds/:feed', async (request, reply) => {
    const { feed } = request.params;
    if (!isFeed(feed)) return reply.callNotFound();
    const content = feedPage(await feeds.feed(feed));
    return sendPage(reply, { title: feedName(feed), section: 'feeds', madeUp, beforeContent: trail(null), content });
  });

  web.get('/quarantine', async (request, reply) => {
    const filter = query.parse(request.query);
    const content = quarantineListPage(filter, await feeds.quarantine(filter));
    const title = filter.page === 1 ? 'Quarantine' : `Quarantine (page ${filter.page})`;
    return sendPage(reply, { title, section: 'feeds', madeUp, beforeContent: trail(filter.feed), content });
  });
}

function trail(feed: Feed | null) {
  const items = [{ text: 'Feeds', href: '/staff/feeds' }];
  return breadcrumbs({
    items: feed === null ? items : [...items, { text: feedName(feed), href: `/staff/feeds/${feed}` }],
  });
}

export function quarantineTrail(feed: Feed) {
  return breadcrumbs({
    items: [
      { text: 'Feeds', href: '/staff/feeds' },
      { text: 'Quarantine', href: quarantineHref(feed) },
    ],
  });
}
