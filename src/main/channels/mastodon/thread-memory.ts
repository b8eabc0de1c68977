// Which conversation a status belongs to and what it answers; remembered, so that a thread is asked about once.

import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { InboundMessage } from '../../../shared/ipc/channels-port';
import type { Api } from './api';
import { inPath } from './api';
import { AnswerFailure } from './failure';
import { plainText } from './plain-text';
import { contextSchema, readableStatuses, type Status } from './shapes';

export interface Place {
  readonly threadKey: string;
  readonly inReplyTo: InboundMessage['inReplyTo'];
}

interface Remembered {
  readonly root: string;
  readonly visibility: Status['visibility'];
  readonly quote: NonNullable<InboundMessage['inReplyTo']>;
}

const capacity = 2_000;

export class ThreadMemory {
  readonly #api: Api;
  readonly #known = new Map<string, Remembered>();

  constructor(api: Api) {
    this.#api = api;
  }

  visibilityOf(id: string): Status['visibility'] | null {
    return this.#known.get(id)?.visibility ?? null;
  }

  textOf(id: string): string | null {
    return this.#known.get(id)?.quote.text ?? null;
  }

  /** The thread's key is the id of its first status, as far as the server still shows it. Throws ChannelError. */
  async place(status: Status, signal: AbortSignal): Promise<Place> {
    const parentId = status.in_reply_to_id ?? null;
    if (parentId === null) return this.#remember(status, { threadKey: status.id, inReplyTo: null });
    if (!this.#known.has(parentId)) await this.#readAncestors(status.id, signal);
    const parent = this.#known.get(parentId);
    const threadKey = parent?.root ?? this.#known.get(status.id)?.root ?? parentId;
    return this.#remember(status, { threadKey, inReplyTo: parent?.quote ?? null });
  }

  async #readAncestors(id: string, signal: AbortSignal): Promise<void> {
    const ancestors = readableStatuses(await this.#ancestors(id, signal));
    // A link that is missing in between was deleted: what stands above it still is the same thread.
    const known = ancestors.find((ancestor) => this.#known.has(ancestor.id));
    const root = (known && this.#known.get(known.id)?.root) ?? ancestors[0]?.id;
    if (root === undefined) return;
    for (const ancestor of ancestors) this.#remember(ancestor, { threadKey: root, inReplyTo: null });
  }

  async #ancestors(id: string, signal: AbortSignal): Promise<readonly unknown[]> {
    try {
      const answer: unknown = await this.#api({ step: 'thread', signal })
        .v1.statuses.$select(inPath(id))
        .context.fetch();
      const parsed = contextSchema.safeParse(answer);
      return parsed.success ? parsed.data.ancestors : [];
    } catch (error) {
      // One thread the server cannot show must not keep every other message from coming in.
      if (error instanceof AnswerFailure && (error.isGone || error.status >= 500)) return [];
      throw error;
    }
  }

  #remember(status: Status, place: Place): Place {
    this.#known.delete(status.id);
    this.#known.set(status.id, {
      root: place.threadKey,
      visibility: status.visibility,
      quote: {
        externalId: asId<ExternalId>(status.id),
        authorName: authorName(status),
        text: plainText(status.content, status.spoiler_text),
        url: status.url ?? status.uri ?? null,
      },
    });
    const oldest = this.#known.size > capacity ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
    return place;
  }
}

export function authorName({ account }: Status): string {
  return (account.display_name.trim() || account.acct).slice(0, 640);
}
