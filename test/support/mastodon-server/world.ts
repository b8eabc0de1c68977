// What a small Mastodon server knows: accounts, statuses, who was told of what. Time and ids are its own.
import { randomUUID } from 'node:crypto';

export type Visibility = 'public' | 'unlisted' | 'private' | 'direct';

export interface Person {
  readonly id: string;
  /** With its host when it lives elsewhere. */
  readonly acct: string;
  readonly name: string;
  readonly followers: number;
  readonly bot: boolean;
}

export interface Media {
  readonly type: string;
  readonly url: string;
  readonly description: string | null;
}

export interface Post {
  readonly id: string;
  readonly author: Person;
  /** As typed. */
  text: string;
  readonly inReplyTo: string | null;
  readonly visibility: Visibility;
  readonly createdAt: number;
  editedAt: number | null;
  readonly media: readonly Media[];
  readonly favouritedBy: Set<string>;
}

export interface Told {
  readonly id: string;
  readonly type: string;
  readonly createdAt: number;
  readonly post: Post;
}

export interface Writing {
  readonly text: string;
  readonly inReplyTo?: string | null;
  readonly visibility?: Visibility;
  readonly media?: readonly Media[];
  readonly at?: number;
}

/** `opaque`: ids as other programs of this API make them, with slashes, colons and dots. */
export type IdStyle = 'opaque' | 'beyond-numbers';

export class MastodonWorld {
  readonly brand: Person;
  readonly people = new Map<string, Person>();
  readonly posts: Post[] = [];
  readonly told: Told[] = [];
  readonly uploads = new Map<string, Media>();
  readonly #keys = new Map<string, { readonly post: Post; readonly at: number }>();
  readonly #style: IdStyle;
  readonly #now: () => number;
  #count = 0;

  constructor({ style, now }: { readonly style: IdStyle; readonly now: () => number }) {
    this.#style = style;
    this.#now = now;
    this.brand = this.person('lumbre', { name: 'Lumbre Skin Care', followers: 48_200 });
  }

  person(acct: string, facts: Partial<Omit<Person, 'id' | 'acct'>> = {}): Person {
    const known = this.people.get(acct);
    if (known) return known;
    const person = { id: this.#id('account'), acct, name: acct, followers: 120, bot: false, ...facts };
    this.people.set(acct, person);
    return person;
  }

  write(author: Person, writing: Writing): Post {
    const { text, inReplyTo = null, visibility = 'public', media = [], at = this.#now() } = writing;
    const post: Post = {
      id: this.#id('status'),
      author,
      text,
      inReplyTo,
      visibility,
      createdAt: at,
      editedAt: null,
      media,
      favouritedBy: new Set(),
    };
    this.posts.push(post);
    if (author !== this.brand && this.#mentionsBrand(post)) {
      this.told.push({ id: this.#id('notification'), type: 'mention', createdAt: at, post });
    }
    return post;
  }

  /** As the server does it: one key, one status, for an hour, whatever the second request says. */
  writeOnce(key: string | null, writing: Writing): Post {
    const known = key === null ? undefined : this.#keys.get(key);
    if (known && this.#now() - known.at < 3_600_000) return known.post;
    const post = this.write(this.brand, writing);
    if (key !== null) this.#keys.set(key, { post, at: this.#now() });
    return post;
  }

  find(id: string): Post | null {
    return this.posts.find((post) => post.id === id) ?? null;
  }

  edit(id: string, text: string, { silently = false } = {}): void {
    const post = this.find(id);
    if (!post) throw new Error(`there is no status ${id}`);
    post.text = text;
    if (!silently) post.editedAt = this.#now();
  }

  remove(id: string): void {
    this.#drop(this.posts, (post) => post.id === id);
    this.#drop(this.told, (entry) => entry.post.id === id);
  }

  favouriteAsToldTo(post: Post): void {
    this.told.push({ id: this.#id('notification'), type: 'favourite', createdAt: this.#now(), post });
  }

  ancestors(post: Post): readonly Post[] {
    const chain: Post[] = [];
    for (let at = post; at.inReplyTo !== null; ) {
      const parent = this.find(at.inReplyTo);
      if (!parent) break;
      chain.unshift(parent);
      at = parent;
    }
    return chain;
  }

  descendants(post: Post): readonly Post[] {
    const below = this.posts.filter((other) => other.inReplyTo === post.id);
    return below.flatMap((other) => [other, ...this.descendants(other)]);
  }

  upload(media: Media): string {
    const id = this.#id('media');
    this.uploads.set(id, media);
    return id;
  }

  #mentionsBrand(post: Post): boolean {
    const parent = post.inReplyTo === null ? null : this.find(post.inReplyTo);
    return post.text.toLowerCase().includes(`@${this.brand.acct}`) || parent?.author === this.brand;
  }

  #drop<Item>(list: Item[], matches: (item: Item) => boolean): void {
    for (let at = list.length - 1; at >= 0; at -= 1) {
      const item = list[at];
      if (item !== undefined && matches(item)) list.splice(at, 1);
    }
  }

  #id(kind: string): string {
    this.#count += 1;
    if (this.#style === 'beyond-numbers') return String(115_000_000_000_000_000n + BigInt(this.#count));
    if (kind === 'notification') return `${new Date(this.#now()).toISOString()}/mention/${randomUUID()}`;
    return `01k.${kind}:${randomUUID()}`;
  }
}
