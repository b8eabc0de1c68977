// Statuses and accounts as Mastodon's API shows them.
import type { MastodonWorld, Person, Post } from './world';

/** The name the server is known by in public, which is not the address tests reach it at. */
export const publicHost = 'social.example';

export function accountEntity(person: Person) {
  const url = `https://${publicHost}/@${person.acct}`;
  return {
    id: person.id,
    username: person.acct.split('@')[0],
    acct: person.acct,
    display_name: person.name,
    locked: false,
    bot: person.bot,
    discoverable: true,
    created_at: '2024-03-01T00:00:00.000Z',
    note: '<p></p>',
    url,
    uri: url,
    avatar: `${url}/avatar.png`,
    header: `${url}/header.png`,
    followers_count: person.followers,
    following_count: 10,
    statuses_count: 20,
    emojis: [],
    fields: [],
  };
}

export function statusEntity(world: MastodonWorld, post: Post) {
  const parent = post.inReplyTo === null ? null : world.find(post.inReplyTo);
  const url = `https://${publicHost}/@${post.author.acct}/${encodeURIComponent(post.id)}`;
  return {
    id: post.id,
    created_at: new Date(post.createdAt).toISOString(),
    in_reply_to_id: post.inReplyTo,
    in_reply_to_account_id: parent?.author.id ?? null,
    sensitive: false,
    spoiler_text: '',
    visibility: post.visibility,
    language: null,
    uri: url,
    url,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: post.favouritedBy.size,
    edited_at: post.editedAt === null ? null : new Date(post.editedAt).toISOString(),
    content: htmlOf(world, post.text),
    reblog: null,
    account: accountEntity(post.author),
    media_attachments: post.media.map((media, index) => ({
      id: `media-${index}`,
      preview_url: media.url,
      remote_url: null,
      meta: {},
      ...media,
    })),
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
    favourited: post.favouritedBy.has(world.brand.id),
  };
}

/** As Mastodon's formatter does: paragraphs, shortened links, mentions without their host. */
function htmlOf(world: MastodonWorld, text: string): string {
  const linked = text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? linkHtml(part) : escaped(part)))
    .join('')
    .replace(/(^|[\s>])@([a-z0-9_]+)(@[a-z0-9.-]+)?/gi, (whole, before: string, name: string, host = '') => {
      if (!world.people.has(`${name}${host}`)) return whole;
      return `${before}<span class="h-card" translate="no"><a href="https://${publicHost}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`;
    });
  return linked
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
    .join('');
}

function linkHtml(url: string): string {
  const rest = url.replace(/^https?:\/\//, '');
  const hidden = (text: string) => `<span class="invisible">${escaped(text)}</span>`;
  const shown = `${hidden('https://')}<span class="ellipsis">${escaped(rest.slice(0, 30))}</span>${hidden(rest.slice(30))}`;
  return `<a href="${escaped(url)}" target="_blank" rel="nofollow noopener" translate="no">${shown}</a>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
