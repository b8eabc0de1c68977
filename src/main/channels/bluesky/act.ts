// Likes, hides and deletes posts.
import { type AtpAgent, AtUri } from '@atproto/api';
import { assertNever } from '../../../shared/domain/assert-never';
import type { PostAction } from '../../../shared/domain/case-event';
import type { ExternalId } from '../../../shared/domain/ids';
import { ChannelError } from '../connector';
import { saysNotFound } from './failure';
import { readPosts } from './read-posts';
import type { BlueskySession } from './session';
import type { PostView } from './shapes';

const gates = 'app.bsky.feed.threadgate';

export async function act(
  session: BlueskySession,
  { externalId, action, signal }: { externalId: ExternalId; action: PostAction; signal: AbortSignal },
): Promise<void> {
  const { agent, did } = session;
  const { posts } = await readPosts(agent, [externalId], signal);
  const post = posts.get(externalId);
  if (!post) throw notPossible('The post is no longer there.');
  switch (action) {
    case 'like':
      if (!post.viewer?.like) await agent.like(post.uri, post.cid);
      return;
    case 'unlike':
      if (post.viewer?.like) await agent.deleteLike(post.viewer.like);
      return;
    case 'hide':
    case 'unhide':
      return setHidden(session, post, action === 'hide');
    case 'delete':
      if (post.author.did !== did) throw notPossible('Only posts of this account can be deleted.');
      return agent.deletePost(post.uri);
    default:
      return assertNever(action);
  }
}

/** Only who opened a thread can hide replies in it; the list stands in a record beside the thread's first post. */
async function setHidden({ agent, did }: BlueskySession, post: PostView, hidden: boolean): Promise<void> {
  const root = new AtUri(post.record.reply?.root.uri ?? post.uri);
  if (root.hostname !== did || post.author.did === did) {
    throw notPossible("Only others' replies in threads that this account began can be hidden.");
  }
  const gate = { repo: did, collection: gates, rkey: root.rkey };
  const { value, cid } = await existing(agent, gate);
  const before: unknown = Reflect.get(value, 'hiddenReplies');
  const others = Array.isArray(before) ? before.filter((uri) => uri !== post.uri) : [];
  const record = {
    createdAt: new Date().toISOString(),
    ...value,
    $type: gates,
    post: root.toString(),
    hiddenReplies: hidden ? [...others, post.uri] : others,
  };
  // Fails instead of overwriting when somebody else changed the list in between.
  await agent.com.atproto.repo.putRecord({ ...gate, record, swapRecord: cid });
}

async function existing(agent: AtpAgent, gate: { repo: string; collection: string; rkey: string }) {
  try {
    const { data } = await agent.com.atproto.repo.getRecord(gate);
    return { value: data.value, cid: data.cid ?? null };
  } catch (error) {
    if (saysNotFound(error)) return { value: {}, cid: null };
    throw error;
  }
}

function notPossible(message: string): ChannelError {
  return new ChannelError(message, {
    cause: 'missing-scope',
    step: 'action',
    retryAt: null,
    requestLeft: false,
  });
}
