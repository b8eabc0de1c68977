// Turns what a scenario says into items as every connector delivers them.
import { assertNever } from '../../../shared/domain/assert-never';
import { asId, type ExternalId } from '../../../shared/domain/ids';
import type { ChannelItem, InboundMessage } from '../../../shared/ipc/channels-port';
import type { MessageEvent } from '../../../shared/scenario/scenario';
import type { TimelineEntry } from '../../../shared/scenario/timeline';
import { customerId, externalIdOf, type Play, threadKeyOf } from './play';
import { arrivesAt, type Due, type DueReaction } from './playback';

/** The item for what is due; a photo is delivered apart, since it has to be fetched. */
export function itemOf(play: Play, due: Due): ChannelItem {
  return due.kind === 'entry' ? entryItem(play, due.entry) : reactionItem(play, due.due);
}

function entryItem(play: Play, entry: TimelineEntry): ChannelItem {
  switch (entry.kind) {
    case 'message':
      return { kind: 'message', message: customerMessage(play, entry) };
    case 'edit':
      return { kind: 'edit', externalId: externalIdOf(play, entry.message), text: entry.text };
    case 'withdrawal':
      return { kind: 'withdrawal', externalId: externalIdOf(play, entry.message) };
    case 'elsewhere': {
      const answered = customerMessage(play, entry.answers);
      return {
        kind: 'message',
        message: {
          ...answered,
          externalId: externalIdOf(play, entry.id),
          writtenBy: 'brand',
          author: { ...brandAuthor(play), followers: null, profileUrl: null, isBot: false },
          text: entry.text,
          postedAt: entry.posted === null ? arrivesAt(play, entry) : play.startedAt + entry.posted,
          inReplyTo: quoted(answered),
          url: urlOf(entry.answers, play.accountId, entry.id),
        },
      };
    }
    default:
      return assertNever(entry);
  }
}

function reactionItem(play: Play, { id, at, to, answer, reaction }: DueReaction): ChannelItem {
  if (reaction.kind === 'withdraws') return { kind: 'withdrawal', externalId: externalIdOf(play, to.id) };
  return {
    kind: 'message',
    message: {
      ...customerMessage(play, to),
      externalId: externalIdOf(play, id),
      text: reaction.text,
      postedAt: at,
      inReplyTo: { externalId: answer.externalId, authorName: brandAuthor(play).name, text: '', url: null },
      url: urlOf(to, to.customer.handle, id),
    },
  };
}

function customerMessage(play: Play, event: MessageEvent): InboundMessage {
  const { customer, under } = event;
  const isMail = event.look === 'mail';
  return {
    externalId: externalIdOf(play, event.id),
    threadKey: threadKeyOf(play, event),
    writtenBy: 'customer',
    author: {
      externalId: customerId(customer),
      name: customer.name,
      handle: isMail ? customer.mail : customer.handle,
      followers: isMail ? null : customer.followers,
      profileUrl: isMail ? null : `https://social.example/@${customer.handle}`,
      isBot: customer.isBot,
    },
    audience: event.audience,
    subject: event.subject,
    text: event.text,
    language: event.language,
    postedAt: event.posted === null ? arrivesAt(play, event) : play.startedAt + event.posted,
    reach: under?.reach ?? 'organic',
    inReplyTo: answeredBy(play, event),
    url: urlOf(event, customer.handle, event.id),
    attachments: [],
  };
}

/** What stands above a message: the one it answers, else the brand's post. */
function answeredBy(play: Play, { re, under }: MessageEvent): InboundMessage['inReplyTo'] {
  const answered = re === null ? undefined : play.timeline.messages.get(re);
  if (answered !== undefined) return quoted(customerMessage(play, answered));
  if (under === null) return null;
  return {
    externalId: externalIdOf(play, `post-${under.key}`),
    authorName: brandAuthor(play).name,
    text: under.text,
    url: `https://social.example/@${play.accountId}/post-${under.key}`,
  };
}

function quoted(message: InboundMessage): NonNullable<InboundMessage['inReplyTo']> {
  const { externalId, author, text, url } = message;
  return { externalId, authorName: author.name, text, url };
}

function brandAuthor(play: Play) {
  return {
    externalId: asId<ExternalId>(`brand:${play.accountId}`),
    name: play.brandName,
    handle: play.accountId,
  };
}

function urlOf(event: MessageEvent, handle: string, id: string): string | null {
  return event.look === 'post' ? `https://social.example/@${handle}/${id}` : null;
}
