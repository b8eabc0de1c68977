// A post as Bluesky shows it, turned into the message every channel delivers.
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { InboundMessage } from '../../../shared/ipc/channels-port';
import { capped } from '../capped';
import { instantOf, postedAt } from '../posted-at';
import { type FileReference, filesOf, linkOf, quotedIn } from './post-embed';
import { postText } from './post-text';
import { postUrl } from './post-url';
import type { AuthorView, PostView } from './shapes';

/** A message whose files are still to be fetched. */
export interface MessageDraft {
  readonly message: Omit<InboundMessage, 'attachments'>;
  readonly files: readonly FileReference[];
}

export interface PostSurroundings {
  readonly ownDid: string;
  /** The posts that the ones at hand answer, by address. */
  readonly parents: ReadonlyMap<string, PostView>;
  readonly followers: ReadonlyMap<string, number>;
  readonly now: Instant;
}

export function toMessage(post: PostView, surroundings: PostSurroundings): MessageDraft {
  const { record, author, embed } = post;
  const extra = [linkOf(embed), record.reply && quotedIn(embed)?.url].filter((line) => line !== undefined);
  const text = postText(record.text, record.facets);
  const unsaid = extra.filter((line) => line && !text.includes(line));
  return {
    message: {
      externalId: asId<ExternalId>(post.uri),
      threadKey: capped(record.reply?.root.uri ?? post.uri, 2_048),
      writtenBy: author.did === surroundings.ownDid ? 'brand' : 'customer',
      author: authorOf(author, surroundings.followers.get(author.did) ?? null),
      audience: 'public',
      subject: '',
      text: unsaid.length > 0 ? capped([text, ...unsaid].join('\n').trim(), 200_000) : text,
      language: languageOf(record.langs),
      postedAt: postedAt(instantOf(record.createdAt), instantOf(post.indexedAt), surroundings.now),
      reach: 'unknown',
      inReplyTo: answered(post, surroundings.parents),
      url: postUrl(post.uri, author.did),
    },
    files: filesOf(post),
  };
}

export function authorOf(author: AuthorView, followers: number | null): InboundMessage['author'] {
  const handle = author.handle === 'handle.invalid' || author.handle === '' ? author.did : author.handle;
  return {
    externalId: asId<ExternalId>(author.did),
    name: capped(author.displayName?.trim() || handle, 640),
    handle: capped(handle, 640),
    followers,
    profileUrl: `https://bsky.app/profile/${author.did}`,
    isBot: author.labels?.some((label) => label.val === 'bot') ?? false,
  };
}

function languageOf(langs: readonly string[] | undefined): string | null {
  const first = langs?.[0];
  return first && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(first) ? first.slice(0, 35) : null;
}

/** The post above: the one answered, else the one quoted. One that is gone is named without its words. */
function answered(post: PostView, parents: PostSurroundings['parents']): InboundMessage['inReplyTo'] {
  const uri = post.record.reply?.parent.uri;
  if (uri === undefined) return quotedIn(post.embed);
  const parent = parents.get(uri);
  const did = /^at:\/\/(did:[^/]+)\//.exec(uri)?.[1];
  return {
    externalId: asId<ExternalId>(capped(uri, 2_048)),
    authorName: parent ? capped(parent.author.displayName?.trim() || parent.author.handle, 640) : '',
    text: parent ? postText(parent.record.text, parent.record.facets) : '',
    url: did === undefined ? null : postUrl(uri, did),
  };
}
