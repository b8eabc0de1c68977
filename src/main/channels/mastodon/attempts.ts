// What is known of the sends of one connection; the same reply never goes out twice at once.
import type { ReplyId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';

export class Attempts {
  readonly #openedAt: Instant;
  readonly #lanes = new Map<ReplyId, Promise<unknown>>();
  readonly #ends = new Map<ReplyId, Instant>();
  readonly #landed = new Map<string, ReplyId>();

  constructor(openedAt: Instant) {
    this.#openedAt = openedAt;
  }

  /** Some servers make two posts of two requests with one key when these overlap. */
  alone<Outcome>(replyId: ReplyId, work: () => Promise<Outcome>): Promise<Outcome> {
    const done = (this.#lanes.get(replyId) ?? Promise.resolve()).then(work);
    const tail = done.catch(() => {});
    this.#lanes.set(replyId, tail);
    void tail.then(() => {
      if (this.#lanes.get(replyId) === tail) this.#lanes.delete(replyId);
    });
    return done;
  }

  ended(replyId: ReplyId, at: Instant): void {
    remember(this.#ends, replyId, at);
  }

  /** An attempt of a former connection may have been cut off only just before this one opened. */
  endOf(replyId: ReplyId): Instant {
    return this.#ends.get(replyId) ?? this.#openedAt;
  }

  landed(externalId: string, replyId: ReplyId): void {
    remember(this.#landed, externalId, replyId);
  }

  isOfAnother(externalId: string, replyId: ReplyId): boolean {
    const known = this.#landed.get(externalId);
    return known !== undefined && known !== replyId;
  }
}

function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.size > 1_000 ? map.keys().next() : null;
  if (oldest !== null && !oldest.done) map.delete(oldest.value);
}
