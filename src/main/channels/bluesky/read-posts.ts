// Reads posts by address, as many at a time as Bluesky allows.
import type { AtpAgent } from '@atproto/api';
import { leniently, parts } from './answer-parts';
import { type PostView, postViewSchema, profileSchema } from './shapes';

const atATime = 25;

/** The posts that exist and can be seen, by address; `broken` are addresses whose post cannot be read. */
export async function readPosts(agent: AtpAgent, uris: readonly string[], signal: AbortSignal) {
  const posts = new Map<string, PostView>();
  const broken = new Set<string>();
  for (const some of chunks([...new Set(uris)], atATime)) {
    const answer = await leniently(agent.app.bsky.feed.getPosts({ uris: some }, { signal }));
    const read = parts(answer.posts, postViewSchema, (part) => {
      const uri: unknown = typeof part === 'object' && part !== null ? Reflect.get(part, 'uri') : null;
      if (typeof uri === 'string') broken.add(uri);
    });
    for (const post of read) posts.set(post.uri, post);
  }
  return { posts, broken };
}

export async function readFollowers(
  agent: AtpAgent,
  dids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const followers = new Map<string, number>();
  for (const actors of chunks([...new Set(dids)], atATime)) {
    const answer = await leniently(agent.app.bsky.actor.getProfiles({ actors }, { signal }));
    for (const profile of parts(answer.profiles, profileSchema)) {
      if (profile.followersCount !== undefined) followers.set(profile.did, profile.followersCount);
    }
  }
  return followers;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}
