// Reads the message that nearly every item of a channel is, without the general parser, which costs ten times as much.
import { asId, type ExternalId } from '../domain/ids';
import { type ChannelItem, type InboundMessage, longest } from './channels-port';

type Fields = Readonly<Record<string, unknown>>;
type Author = InboundMessage['author'];

/**
 * What `channelItemSchema` makes of an item that is a message without attachments and answers no other. Null for every
 * other item, whether valid or not: the schema decides on those.
 */
export function plainMessage(item: unknown): Extract<ChannelItem, { kind: 'message' }> | null {
  if (!isFields(item) || item['kind'] !== 'message' || !isFields(item['message'])) return null;
  const { externalId, threadKey, writtenBy, audience, subject, text, language, postedAt, reach, url } =
    item['message'];
  const { attachments, inReplyTo } = item['message'];
  const author = plainAuthor(item['message']['author']);
  if (
    author === null ||
    !isId(externalId) ||
    !isText(threadKey, longest.id) ||
    threadKey === '' ||
    (writtenBy !== 'customer' && writtenBy !== 'brand') ||
    (audience !== 'public' && audience !== 'private') ||
    !isText(subject, longest.subject) ||
    !isText(text, longest.text) ||
    !(language === null || isText(language, longest.language)) ||
    !isInstant(postedAt) ||
    (reach !== 'organic' && reach !== 'paid' && reach !== 'unknown') ||
    inReplyTo !== null ||
    !isUrl(url) ||
    !Array.isArray(attachments) ||
    attachments.length > 0
  )
    return null;
  const message: InboundMessage = {
    externalId: asId<ExternalId>(externalId),
    threadKey,
    writtenBy,
    author,
    audience,
    subject,
    text,
    language,
    postedAt,
    reach,
    inReplyTo,
    url,
    attachments: [],
  };
  return { kind: 'message', message };
}

function plainAuthor(author: unknown): Author | null {
  if (!isFields(author)) return null;
  const { externalId, name, handle, followers, profileUrl, isBot } = author;
  if (
    !isId(externalId) ||
    !isText(name, longest.name) ||
    !isText(handle, longest.name) ||
    !(followers === null || (isWhole(followers) && followers >= 0)) ||
    !isUrl(profileUrl) ||
    typeof isBot !== 'boolean'
  )
    return null;
  return { externalId: asId<ExternalId>(externalId), name, handle, followers, profileUrl, isBot };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isId(value: unknown): value is string {
  return isText(value, longest.id) && value !== '';
}

function isUrl(value: unknown): value is string | null {
  return value === null || isText(value, longest.url);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isInstant(value: unknown): value is number {
  return isWhole(value) && Math.abs(value) <= longest.instant;
}
