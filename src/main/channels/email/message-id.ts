// Message-IDs: the name every mail has, by which replies find their thread and our own sends are found again.
import { createHash } from 'node:crypto';
import type { ReplyId } from '../../../shared/domain/ids';

/** A short name for what may be long; not a secret. */
export function mark(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}

const threadMark = /^[0-9a-f]{20}$/;
const ours = /<([0-9a-f]{32})\.([0-9a-f]{20})@[^<>\s@]+>/;

/**
 * The Message-ID of a reply: the same at every attempt, and it carries its thread, so that an answer which names nothing
 * but it (as some mail programs do) still finds the case.
 */
export function ownMessageId(replyId: ReplyId, threadKey: string, address: string): string {
  const domain = address.split('@').at(-1) ?? 'localhost';
  return `<${replyId}.${threadMark.test(threadKey) ? threadKey : mark(threadKey)}@${domain}>`;
}

/** The thread an own Message-ID carries; null for somebody else's. */
export function threadOfOwn(messageId: string): string | null {
  return ours.exec(messageId)?.[2] ?? null;
}

/** All ids in a References or In-Reply-To header, in order, at most fifty. */
export function idsIn(header: string | undefined): readonly string[] {
  return (
    (header ?? '')
      .slice(0, 20_000)
      .match(/<[^<>\s]{1,900}>/g)
      ?.slice(-50) ?? []
  );
}

/** A Message-ID as an external id; another mail that wrongly carries the same one has a suffix. */
export function messageIdOf(externalId: string): string | null {
  return /^<[^<>\s]+>/.exec(externalId)?.[0] ?? null;
}
