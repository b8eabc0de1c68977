// What the server answers, request by request.
import type { IncomingMessage } from 'node:http';
import { accountEntity, publicHost, statusEntity } from './entities';
import type { MastodonWorld, Post, Visibility } from './world';

export interface Served {
  readonly status: number;
  readonly data: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Context {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly world: MastodonWorld;
  readonly accessToken: string;
  readonly maxCharacters: number;
  readonly now: () => number;
}

interface Call extends Context {
  readonly search: URLSearchParams;
  /** The variable part of the path. */
  readonly id: string;
}

type Route = readonly [method: string, path: RegExp, answer: (call: Call) => Served];

const ok = (data: unknown, headers: Served['headers'] = {}): Served => ({ status: 200, data, headers });

const routes: readonly Route[] = [
  ['GET', /^\/api\/v2\/instance$/, instance],
  ['GET', /^\/api\/v1\/accounts\/verify_credentials$/, ({ world }) => ok(accountEntity(world.brand))],
  [
    'GET',
    /^\/api\/v1\/apps\/verify_credentials$/,
    () => ok({ name: 'console', website: null, scopes: ['read', 'write'] }),
  ],
  ['GET', /^\/api\/v1\/notifications$/, notifications],
  ['GET', /^\/api\/v1\/accounts\/([^/]+)\/statuses$/, accountStatuses],
  ['POST', /^\/api\/v1\/statuses$/, createStatus],
  ['GET', /^\/api\/v1\/statuses\/([^/]+)$/, ({ world, id }) => ok(statusEntity(world, visible(world, id)))],
  ['DELETE', /^\/api\/v1\/statuses\/([^/]+)$/, removeStatus],
  ['GET', /^\/api\/v1\/statuses\/([^/]+)\/context$/, context],
  ['POST', /^\/api\/v1\/statuses\/([^/]+)\/favourite$/, (call) => favourite(call, true)],
  ['POST', /^\/api\/v1\/statuses\/([^/]+)\/unfavourite$/, (call) => favourite(call, false)],
  ['POST', /^\/api\/v2\/media$/, upload],
];

/** Throws ApiError. */
export function answerRequest(context: Context): Served {
  const url = new URL(context.request.url ?? '/', 'http://local');
  for (const [method, path, answer] of routes) {
    const match = method === context.request.method ? path.exec(url.pathname) : null;
    if (!match) continue;
    if (path.source !== '^\\/api\\/v2\\/instance$') authorize(context);
    return answer({ ...context, search: url.searchParams, id: decodeURIComponent(match[1] ?? '') });
  }
  throw new ApiError(404, 'Record not found');
}

function authorize({ request, accessToken }: Context): void {
  if (request.headers.authorization !== `Bearer ${accessToken}`)
    throw new ApiError(401, 'The access token is invalid');
}

function instance({ maxCharacters }: Call): Served {
  return ok({
    domain: publicHost,
    title: 'Social Example',
    version: '4.6.0',
    configuration: {
      statuses: { max_characters: maxCharacters, max_media_attachments: 4, characters_reserved_per_url: 23 },
      media_attachments: {
        supported_mime_types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/mp4'],
      },
    },
  });
}

function notifications({ world, search }: Call): Served {
  const wanted = search.getAll('types[]');
  const newestFirst = [...world.told]
    .reverse()
    .filter(({ type }) => wanted.length === 0 || wanted.includes(type));
  const page = pageOf(newestFirst, search, { most: 80, usual: 40 });
  const entities = page.map(({ id, type, createdAt, post }) => ({
    id,
    type,
    created_at: new Date(createdAt).toISOString(),
    group_key: `ungrouped-${id}`,
    account: accountEntity(post.author),
    status: statusEntity(world, post),
  }));
  return ok(entities, linkHeader('notifications', page));
}

function accountStatuses({ world, search, id }: Call): Served {
  const newestFirst = [...world.posts].reverse().filter((post) => post.author.id === id);
  const page = pageOf(newestFirst, search, { most: 40, usual: 20 });
  return ok(
    page.map((post) => statusEntity(world, post)),
    linkHeader(`accounts/${encodeURIComponent(id)}/statuses`, page),
  );
}

interface Paged {
  readonly id: string;
}

function pageOf<Item extends Paged>(
  newestFirst: readonly Item[],
  search: URLSearchParams,
  { most, usual }: { readonly most: number; readonly usual: number },
): readonly Item[] {
  const limit = Math.min(most, Number(search.get('limit') ?? usual));
  const after = (name: string) => newestFirst.findIndex((item) => item.id === search.get(name));
  const maxId = search.get('max_id');
  const olderThan = maxId === null ? 0 : after('max_id') + 1;
  const sinceAt = after('since_id');
  const minAt = after('min_id');
  if (maxId !== null && olderThan === 0) return [];
  if (minAt >= 0) return newestFirst.slice(Math.max(olderThan, minAt - limit), minAt);
  return newestFirst.slice(olderThan, sinceAt < 0 ? undefined : sinceAt).slice(0, limit);
}

/** With the server's public name, which a client that was given another address must not follow. */
function linkHeader(path: string, page: readonly Paged[]): Record<string, string> {
  const first = page[0];
  const last = page.at(-1);
  if (!first || !last) return {};
  const address = (name: string, id: string) =>
    `<https://${publicHost}/api/v1/${path}?${name}=${encodeURIComponent(id)}>`;
  return { link: `${address('max_id', last.id)}; rel="next", ${address('min_id', first.id)}; rel="prev"` };
}

function visible(world: MastodonWorld, id: string): Post {
  const post = world.find(id);
  if (!post) throw new ApiError(404, 'Record not found');
  return post;
}

function createStatus({ world, body, request, maxCharacters }: Call): Served {
  const asked = JSON.parse(body.toString('utf8')) as {
    readonly status?: string;
    readonly in_reply_to_id?: string;
    readonly visibility?: Visibility;
    readonly media_ids?: readonly string[];
  };
  const text = asked.status ?? '';
  const media = (asked.media_ids ?? []).flatMap((id) => world.uploads.get(id) ?? []);
  if (text === '' && media.length === 0) throw new ApiError(422, "Validation failed: Text can't be blank");
  const counted = text.replace(/(@[\w.-]+)@[\w.-]+/g, '$1').replace(/https?:\/\/\S+/g, 'x'.repeat(23));
  if ([...new Intl.Segmenter().segment(counted)].length > maxCharacters) {
    throw new ApiError(422, `Validation failed: Text character limit of ${maxCharacters} exceeded`);
  }
  if (asked.in_reply_to_id !== undefined) visible(world, asked.in_reply_to_id);
  const key = request.headers['idempotency-key'];
  const post = world.writeOnce(typeof key === 'string' ? key : null, {
    text,
    inReplyTo: asked.in_reply_to_id ?? null,
    visibility: asked.visibility ?? 'public',
    media,
  });
  return ok(statusEntity(world, post));
}

function removeStatus({ world, id }: Call): Served {
  const post = visible(world, id);
  if (post.author !== world.brand) throw new ApiError(404, 'Record not found');
  world.remove(id);
  return ok({ ...statusEntity(world, post), text: post.text });
}

function context({ world, id }: Call): Served {
  const post = visible(world, id);
  const shown = (posts: readonly Post[]) => posts.map((other) => statusEntity(world, other));
  return ok({ ancestors: shown(world.ancestors(post)), descendants: shown(world.descendants(post)) });
}

function favourite({ world, id }: Call, liked: boolean): Served {
  const post = visible(world, id);
  if (liked) post.favouritedBy.add(world.brand.id);
  else post.favouritedBy.delete(world.brand.id);
  return ok(statusEntity(world, post));
}

function upload({ world, body }: Call): Served {
  const text = body.toString('latin1');
  const description = /name="description"\r\n\r\n([^\r]*)\r\n/.exec(text)?.[1] ?? null;
  const type = /content-type: (\w+)\//i.exec(text)?.[1] ?? 'unknown';
  if (!/name="file"/.test(text)) throw new ApiError(422, "Validation failed: File can't be blank");
  const id = world.upload({
    type,
    url: `https://${publicHost}/media/file`,
    description: description && Buffer.from(description, 'latin1').toString('utf8'),
  });
  return ok({ id, type, url: `https://${publicHost}/media/file`, description });
}
