import { catalogue } from '#source/catalogue.ts';
import { type Feed, feeds } from '#source/feed.ts';
import type { Config } from '../config.ts';
import { feedsOf, readAddress } from './england.ts';
import { webhooksOf } from './england-webhooks.ts';
import type { FeedConfig } from './paged-sources.ts';
import type { WebhookConfig } from './webhook/webhook-ports.ts';

/** All that says which feeds reach us. */
export type FeedSettings = FeedConfig & WebhookConfig;

/** The environment's, or those of the made-up England that runs from its folder. */
export async function feedSettingsOf(config: Config): Promise<FeedSettings> {
  const england = await readAddress(config.dataDirectory);
  return england === null ? config : { ...feedsOf(england), ...webhooksOf(england, config.port) };
}

/** Whether a channel of a feed is set up, and by which variables it is. */
export type FeedSetting = {
  readonly feed: Feed;
  readonly channel: string;
  readonly isSetUp: boolean;
  readonly variables: readonly string[];
};

/** Every channel of every feed. */
export function feedSettings(settings: FeedSettings): readonly FeedSetting[] {
  return feeds.flatMap((feed) =>
    catalogue[feed].channels.map(({ name }) => {
      const { setting, variables } = asked[`${feed} ${name}`] ?? dropped;
      return { feed, channel: name, isSetUp: settings[setting] !== null, variables };
    }),
  );
}

type By = { readonly setting: keyof FeedSettings; readonly variables: readonly string[] };

/** What is not asked, nor posted to us, comes as a file. */
const dropped: By = { setting: 'dropDirectory', variables: ['DROP_DIRECTORY'] };

const publish: By = { setting: 'publishApi', variables: ['PUBLISH_API_URL'] };
const trs: By = { setting: 'trsApi', variables: ['TRS_API_URL', 'TRS_API_KEY'] };

const asked: Readonly<Record<string, By>> = {
  'publish-provider api': publish,
  'publish-course api': publish,
  'apply-candidate api': {
    setting: 'applyCandidateApi',
    variables: ['APPLY_CANDIDATE_API_URL', 'APPLY_CANDIDATE_API_TOKEN'],
  },
  'apply-application api': {
    setting: 'applyRegisterApi',
    variables: ['APPLY_REGISTER_API_URL', 'APPLY_REGISTER_API_TOKEN'],
  },
  'register-trainee api': { setting: 'registerApi', variables: ['REGISTER_API_URL', 'REGISTER_API_TOKENS'] },
  'trs-person api': trs,
  'trs-person find': trs,
  'trs-person answer': trs,
  'trs-event webhook': { setting: 'trsWebhook', variables: ['TRS_WEBHOOK_URL', 'TRS_WEBHOOK_JWKS_URL'] },
  'vacancy api': { setting: 'vacanciesApi', variables: ['VACANCIES_API_URL'] },
  'delivery webhook': { setting: 'notifyReceiptToken', variables: ['NOTIFY_RECEIPT_TOKEN'] },
};
