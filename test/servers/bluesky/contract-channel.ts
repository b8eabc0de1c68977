// The other side of the connector contract on Bluesky's own servers: a new brand and a new customer each time.
import { AtpAgent, RichText } from '@atproto/api';
import { blueskyConnector } from '../../../src/main/channels/bluesky/connector';
import { asId, type ExternalId } from '../../../src/shared/domain/ids';
import type { InboundMessage } from '../../../src/shared/ipc/channels-port';
import type { ContractChannel } from '../../support/contract-channel';
import { startCuttingProxy } from './cutting-proxy';

const appPassword = 'a long enough word';
let accounts = 0;

async function newAccount(service: string, name: string): Promise<AtpAgent> {
  const agent = new AtpAgent({ service });
  const handle = `${name}-${accounts}.test`;
  await agent.createAccount({ email: `${name}-${accounts}@mail.example`, handle, password: appPassword });
  return agent;
}

export async function blueskyContractChannel(pds: string): Promise<ContractChannel> {
  accounts += 1;
  const proxy = await startCuttingProxy(pds);
  const [brand, customer] = [await newAccount(pds, 'brand'), await newAccount(pds, 'customer')];
  const handle = brand.session?.handle ?? '';
  return {
    connector: blueskyConnector,
    settings: { service: proxy.url, handle },
    secret: { appPassword },
    wrongSecret: { appPassword: 'not it' },
    wrongSettings: { service: proxy.url, handle: 'no handle' },
    customerWrites: async ({ text, inReplyTo }) => {
      const words = new RichText({ text: `@${handle} ${text}` });
      await words.detectFacets(customer);
      const reply = inReplyTo === undefined ? {} : { reply: await placeOf(customer, inReplyTo) };
      const { uri } = await customer.post({ text: words.text, facets: words.facets ?? [], ...reply });
      return asId<ExternalId>(uri);
    },
    answersTo: async ({ externalId }) => answersIn(brand, externalId),
    brandAnswers: async (message, text) => {
      await brand.post({ text, reply: await placeOf(brand, message) });
    },
    customerDeletes: (id) => customer.deletePost(id),
    rubbishArrives: async () => proxy.addRubbish(),
    cutsNextSend: (when) =>
      when === 'after-landing'
        ? proxy.loseNextAnswerTo('createRecord')
        : proxy.loseNextRequestTo('createRecord'),
    goesAway: async () => proxy.setAway(true),
    returns: async () => proxy.setAway(false),
    close: () => proxy.stop(),
  };
}

async function placeOf(agent: AtpAgent, { externalId, threadKey }: InboundMessage) {
  const { data } = await agent.getPosts({ uris: [externalId, threadKey] });
  const ref = (uri: string) => {
    const post = data.posts.find((one) => one.uri === uri);
    return { uri, cid: post?.cid ?? '' };
  };
  return { root: ref(threadKey), parent: ref(externalId) };
}

async function answersIn(brand: AtpAgent, parent: string): Promise<string[]> {
  const collection = 'app.bsky.feed.post';
  const { data } = await brand.com.atproto.repo.listRecords({
    repo: brand.assertDid,
    collection,
    limit: 100,
  });
  const records = data.records.map(
    ({ value }) => value as { text: string; reply?: { parent: { uri: string } } },
  );
  return records.filter((record) => record.reply?.parent.uri === parent).map((record) => record.text);
}
