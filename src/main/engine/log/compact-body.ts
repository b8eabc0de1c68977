// The two bodies that most events have, as lists without names: half the bytes to write, to seal and to keep.
import type { CaseEventBody } from '../../../shared/domain/case-event';
import type { ChannelMessage, Reach } from '../../../shared/domain/message';

type Received = Extract<CaseEventBody, { type: 'MessageReceived' }>;
type Opened = Extract<CaseEventBody, { type: 'CaseOpened' }>;
type Other = Exclude<CaseEventBody, Received | Opened>;

/** Stored as the place in these lists: append only. */
const writers = ['customer', 'brand'] as const satisfies readonly ChannelMessage['writtenBy'][];
const audiences = ['public', 'private'] as const satisfies readonly ChannelMessage['audience'][];
const reaches = ['organic', 'paid', 'unknown'] as const satisfies readonly Reach[];

const receivedKind = 0;
const openedKind = 1;

export type CompactBody = Other | ReturnType<typeof compactReceived> | ReturnType<typeof compactOpened>;

/** Every field of the body is in its list; one that is added to a body needs another version of events. */
export function compactBody(body: CaseEventBody): CompactBody {
  if (body.type === 'MessageReceived') return compactReceived(body);
  return body.type === 'CaseOpened' ? compactOpened(body) : body;
}

export function fullBody(compact: CompactBody): CaseEventBody {
  if (!isList(compact)) return compact;
  return compact[0] === receivedKind ? fullReceived(compact) : fullOpened(compact);
}

function isList(compact: CompactBody): compact is Exclude<CompactBody, Other> {
  return Array.isArray(compact);
}

function compactReceived({ message, due }: Received) {
  const { author } = message;
  return [
    receivedKind,
    message.externalId,
    message.threadKey,
    writers.indexOf(message.writtenBy),
    [
      author.externalId,
      author.name,
      author.handle,
      author.followers,
      author.profileUrl,
      author.isBot ? 1 : 0,
    ] as const,
    audiences.indexOf(message.audience),
    message.subject,
    message.text,
    message.language,
    message.postedAt,
    reaches.indexOf(message.reach),
    message.inReplyTo,
    message.url,
    message.attachments,
    due.responseDueAt,
    due.resolutionDueAt,
  ] as const;
}

function fullReceived(compact: ReturnType<typeof compactReceived>): Received {
  const [, externalId, threadKey, writer, author, audience, subject, text, language, postedAt, reach] =
    compact;
  const [, , , , , , , , , , , inReplyTo, url, attachments, responseDueAt, resolutionDueAt] = compact;
  const [authorId, name, handle, followers, profileUrl, isBot] = author;
  return {
    type: 'MessageReceived',
    message: {
      externalId,
      threadKey,
      writtenBy: writers[writer] ?? 'customer',
      author: { externalId: authorId, name, handle, followers, profileUrl, isBot: isBot === 1 },
      audience: audiences[audience] ?? 'private',
      subject,
      text,
      language,
      postedAt,
      reach: reaches[reach] ?? 'unknown',
      inReplyTo,
      url,
      attachments,
    },
    due: { responseDueAt, resolutionDueAt },
  };
}

function compactOpened(body: Opened) {
  const { number, accountId, channel, customerId, threadKey, triage, continues, linkedTo } = body;
  const { tier, safety, contactType, team, reason } = triage;
  return [
    openedKind,
    number,
    accountId,
    channel,
    customerId,
    threadKey,
    [tier, safety ? 1 : 0, contactType, team, reason] as const,
    continues,
    linkedTo,
  ] as const;
}

function fullOpened(compact: ReturnType<typeof compactOpened>): Opened {
  const [, number, accountId, channel, customerId, threadKey, triage, continues, linkedTo] = compact;
  const [tier, safety, contactType, team, reason] = triage;
  return {
    type: 'CaseOpened',
    number,
    accountId,
    channel,
    customerId,
    threadKey,
    triage: { tier, safety: safety === 1, contactType, team, reason },
    continues,
    linkedTo,
  };
}
