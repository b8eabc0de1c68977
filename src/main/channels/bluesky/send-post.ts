// Sends a public reply under a key of our own, and looks whether it is there.
import { type AppBskyFeedPost, type AtpAgent, RichText } from '@atproto/api';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { LookUpOutcome, SendOutcome, SendRequest } from '../../../shared/ipc/channels-port';
import type { AccountSetup } from '../connector';
import { saysNotFound } from './failure';
import { lookUpFailed, notSent, refused, sendFailed } from './outcome';
import { postUrl } from './post-url';
import { readPosts } from './read-posts';
import { recordKey } from './record-key';
import type { BlueskySession, SessionKeeper } from './session';

const collection = 'app.bsky.feed.post';
export const maxGraphemes = 300;
const maxBytes = 3_000;
export const maxPictures = 4;
const maxPictureBytes = 1_000_000;

interface Prepared {
  readonly kind: 'prepared';
  readonly record: AppBskyFeedPost.Record;
}

/** Everything before the post itself is sent can fail without harm: nothing has landed then. */
export async function sendPost(
  keeper: SessionKeeper,
  request: SendRequest,
  { now, signal }: { readonly now: AccountSetup['now']; readonly signal: AbortSignal },
): Promise<SendOutcome> {
  const fault = faultOf(request);
  if (fault) return refused(fault);
  let record: AppBskyFeedPost.Record;
  try {
    const prepared = await keeper.run('post', (session) => prepare(session, request, signal));
    if (prepared.kind === 'refused') return prepared;
    record = prepared.record;
  } catch (error) {
    return notSent(error, 'post');
  }
  const rkey = recordKey(request.replyId);
  try {
    return await keeper.run('post', async ({ agent, did }) => {
      const { data } = await agent.com.atproto.repo.createRecord(
        { repo: did, collection, rkey, record: { ...record } },
        { signal },
      );
      return sentAs(data.uri, did, now());
    });
  } catch (error) {
    return sendFailed(error, 'post');
  }
}

/** The account's own server is asked, not the network's view of it, so that no delay can hide a reply. */
export async function lookUpPost(
  keeper: SessionKeeper,
  request: SendRequest,
  signal: AbortSignal,
): Promise<LookUpOutcome> {
  try {
    return await keeper.run('look-up', async ({ agent, did }) => {
      const rkey = recordKey(request.replyId);
      const { data } = await agent.com.atproto.repo.getRecord({ repo: did, collection, rkey }, { signal });
      const { externalId, url } = sentAs(data.uri, did, 0);
      return { kind: 'landed', externalId, url, acceptedAt: request.firstAttemptAt };
    });
  } catch (error) {
    return saysNotFound(error) ? { kind: 'absent' } : lookUpFailed(error, 'look-up');
  }
}

function sentAs(uri: string, did: string, acceptedAt: number) {
  return { kind: 'sent' as const, externalId: asId<ExternalId>(uri), url: postUrl(uri, did), acceptedAt };
}

function faultOf({ text, attachments }: SendRequest): string | null {
  const { graphemeLength, length } = new RichText({ text });
  if (graphemeLength > maxGraphemes)
    return `Bluesky takes ${maxGraphemes} characters; this reply has ${graphemeLength}.`;
  if (length > maxBytes) return `Bluesky takes ${maxBytes} bytes; this reply has ${length}.`;
  if (attachments.length > maxPictures) return `Bluesky takes ${maxPictures} pictures.`;
  const large = attachments.find((file) => file.bytes.byteLength > maxPictureBytes);
  return large ? `Bluesky takes pictures up to 1 MB; "${large.name}" is larger.` : null;
}

async function prepare(
  session: BlueskySession,
  request: SendRequest,
  signal: AbortSignal,
): Promise<Prepared | Extract<SendOutcome, { kind: 'refused' }>> {
  const base = {
    $type: collection,
    createdAt: new Date(request.firstAttemptAt).toISOString(),
    ...(await wordsOf(session.agent, request.text)),
  } as const;
  const reply = await placeOf(session.agent, request, signal);
  if (reply?.kind === 'refused') return reply;
  const embed = await picturesOf(session.agent, request, signal);
  const record = { ...base, ...(reply ? { reply: reply.refs } : {}), ...(embed ? { embed } : {}) };
  return { kind: 'prepared', record };
}

/** Links and names become live; a name that nobody has stays plain text. */
async function wordsOf(agent: AtpAgent, text: string) {
  const words = new RichText({ text });
  await words.detectFacets(agent);
  const facets = (words.facets ?? []).filter((facet) =>
    facet.features.every((feature) => !('did' in feature) || feature.did !== ''),
  );
  return facets.length > 0 ? { text, facets } : { text };
}

async function placeOf(agent: AtpAgent, { inReplyTo }: SendRequest, signal: AbortSignal) {
  if (inReplyTo === null) return null;
  const { posts } = await readPosts(agent, [inReplyTo.externalId], signal);
  const parent = posts.get(inReplyTo.externalId);
  if (!parent) return refused('The post being answered is no longer there.');
  if (parent.viewer?.replyDisabled)
    return refused('The author does not allow this account to reply to the post.');
  const ref = { uri: parent.uri, cid: parent.cid };
  return { kind: 'placed' as const, refs: { root: parent.record.reply?.root ?? ref, parent: ref } };
}

async function picturesOf(agent: AtpAgent, { attachments }: SendRequest, signal: AbortSignal) {
  if (attachments.length === 0) return null;
  const images = [];
  for (const file of attachments) {
    const { data } = await agent.com.atproto.repo.uploadBlob(file.bytes, {
      encoding: file.mediaType,
      signal,
    });
    images.push({ image: data.blob, alt: file.altText });
  }
  return { $type: 'app.bsky.embed.images' as const, images };
}
