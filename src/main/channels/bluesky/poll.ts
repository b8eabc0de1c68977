// Reads what is new: public posts in pages, oldest first, then direct messages.
import { day } from '../../../shared/domain/time';
import type { ChannelItem } from '../../../shared/ipc/channels-port';
import type { AccountSetup, PollPage } from '../connector';
import { ChatLane } from './chat-lane';
import { advanced, type BlueskyCursor, type LaneCursor, readCursor, startingAt, writeCursor } from './cursor';
import { deliverPosts } from './deliver-posts';
import { type Lane, sources } from './new-posts';
import type { ReadLimits } from './read-limits';
import type { BlueskySession, SessionKeeper } from './session';
import { type ListEntry, startWalk, type Walk, walkBack } from './walk-back';

/** How much of the past a newly connected account brings along: a long weekend. */
const firstLookBack = 3 * day;
const deliveredAtOnce = 50;

type Found = ListEntry & { readonly lane: Lane };

interface Backlog {
  /** The cursor that goes with what is still to be delivered. */
  readonly cursor: string;
  readonly entries: readonly Found[];
}

export class Poll {
  readonly #keeper: SessionKeeper;
  readonly #setup: AccountSetup;
  readonly #limits: ReadLimits;
  readonly #chat = new ChatLane();
  #backlog: Backlog | null = null;
  readonly #walks = new Map<Lane, Walk>();

  constructor(keeper: SessionKeeper, setup: AccountSetup, limits: ReadLimits) {
    this.#keeper = keeper;
    this.#setup = setup;
    this.#limits = limits;
  }

  async page(text: string | null, signal: AbortSignal): Promise<PollPage> {
    const now = this.#setup.now();
    const beginning = startingAt(now - firstLookBack);
    const cursor = readCursor(text) ?? { version: 1, mentions: beginning, own: beginning, chat: null };
    const entries = this.#left(text) ?? (await this.#list(cursor, signal));
    const some = entries.slice(0, deliveredAtOnce);
    const rest = entries.slice(deliveredAtOnce);
    const { fetchAttachment } = this.#setup;
    const { items: posts, missing } = await this.#keeper.run('posts', (session) =>
      deliverPosts(session, some, { now, fetchAttachment, signal }),
    );
    const more = rest.length > 0;
    const chat = more
      ? { items: [], rev: cursor.chat }
      : await this.#readChat(cursor, beginning.heardTo, signal);
    // An own post is listed a moment before it can be read: what is missing is asked for again while the overlap lasts.
    const heard = some.filter((entry) => !missing.has(entry));
    const next = writeCursor({ ...this.#advanced(cursor, heard), chat: chat.rev });
    this.#backlog = more ? { cursor: next, entries: rest } : null;
    const items: ChannelItem[] = [...posts, ...chat.items];
    return { items, cursor: next, more, notBefore: this.#limits.notBefore(now) };
  }

  /** What an earlier page left over, if this call continues it. */
  #left(cursor: string | null): readonly Found[] | null {
    const backlog = this.#backlog;
    return backlog !== null && backlog.cursor === cursor ? backlog.entries : null;
  }

  async #list(cursor: BlueskyCursor, signal: AbortSignal): Promise<readonly Found[]> {
    const read = (lane: Lane) =>
      this.#keeper.run(lane === 'own' ? 'own posts' : 'notifications', async (session) => {
        const walk = this.#walkOf(lane, cursor[lane]);
        const entries = await walkBack(walk, (from) => sources[lane](session, from, signal));
        this.#walks.delete(lane);
        return entries.map((entry) => ({ ...entry, lane }));
      });
    const mentions = await read('mentions');
    const own = await read('own');
    return [...mentions, ...own].sort((a, b) => a.at - b.at);
  }

  /** A walk that an earlier poll had no time to finish, if it began at the same place. */
  #walkOf(lane: Lane, cursor: LaneCursor): Walk {
    const open = this.#walks.get(lane);
    const walk = open?.from === cursor.heardTo ? open : startWalk(cursor);
    this.#walks.set(lane, walk);
    return walk;
  }

  #readChat(cursor: BlueskyCursor, beginning: number, signal: AbortSignal) {
    const when = { now: this.#setup.now(), beginning, signal };
    return this.#keeper.run('direct messages', (session: BlueskySession) =>
      this.#chat.read(session, cursor.chat, when),
    );
  }

  #advanced(cursor: BlueskyCursor, delivered: readonly Found[]): BlueskyCursor {
    const now = this.#setup.now();
    // Of what cannot be read not even the time is known: it moves no high water.
    const known = delivered.map((entry) => (entry.uri === null ? { ...entry, at: 0 } : entry));
    const of = (lane: Lane) => known.filter((entry) => entry.lane === lane);
    return {
      ...cursor,
      mentions: advanced(cursor.mentions, of('mentions'), now),
      own: advanced(cursor.own, of('own'), now),
    };
  }
}
