// The two lists an account is read from, as pages that walk by ids only.
import type { Api } from './api';
import { inPath } from './api';
import { malformedAnswer } from './failure';
import type { ListPage } from './walk-lane';

const pageSize = 40;

interface RawPage {
  readonly data: unknown;
  readonly headers: Headers;
}

export async function mentionsPage(api: Api, maxId: string | null, signal: AbortSignal): Promise<ListPage> {
  const list = api({ step: 'notifications', signal }).v1.notifications.list;
  return toPage(
    await list.$raw({ types: ['mention'], limit: pageSize, ...olderThan(maxId) }),
    'notifications',
  );
}

/** `ownId` is the account's own id; replies only matter, but servers differ in how they filter, so all are read. */
export async function ownStatusesPage(
  api: Api,
  { ownId, maxId }: { readonly ownId: string; readonly maxId: string | null },
  signal: AbortSignal,
): Promise<ListPage> {
  const list = api({ step: 'own posts', signal }).v1.accounts.$select(inPath(ownId)).statuses.list;
  return toPage(await list.$raw({ excludeReblogs: true, limit: pageSize, ...olderThan(maxId) }), 'own posts');
}

function olderThan(maxId: string | null): { readonly maxId?: string } {
  return maxId === null ? {} : { maxId };
}

function toPage({ data, headers }: RawPage, step: string): ListPage {
  if (!Array.isArray(data)) throw malformedAnswer('the server did not answer with a list', step);
  // More than was asked for is not trusted to be a page at all.
  const items: readonly unknown[] = data.slice(0, pageSize * 2);
  return { items, next: nextMaxId(headers.get('link')) ?? lastId(items) };
}

/** Of the Link header only the id is taken: the address in it may name a host that is not the one we talk to. */
function nextMaxId(link: string | null): string | null {
  for (const part of link?.slice(0, 10_000).split(/,\s*(?=<)/) ?? []) {
    const [, address = '', rel = ''] = /^<([^>]*)>\s*;.*rel="?([a-z]+)"?/.exec(part.trim()) ?? [];
    if (rel === 'next' && URL.canParse(address)) return new URL(address).searchParams.get('max_id');
  }
  return null;
}

function lastId(items: readonly unknown[]): string | null {
  const last = items.at(-1);
  const id: unknown = typeof last === 'object' && last !== null ? Reflect.get(last, 'id') : null;
  return typeof id === 'string' && id !== '' ? id : null;
}
