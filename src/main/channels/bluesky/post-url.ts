// Where a person sees a post.

/** Null for an address that does not name a post. */
export function postUrl(uri: string, did: string): string | null {
  const key = uri.split('/').at(-1) ?? '';
  return /^[\w.:~-]{1,512}$/.test(key) ? `https://bsky.app/profile/${did}/post/${key}` : null;
}
