// Reads the pretended channel: new items a page at a time, and what became of items read before.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExternalId } from '../../../shared/domain/ids';
import type { Instant } from '../../../shared/domain/time';
import type { ChannelItem, InboundMessage } from '../../../shared/ipc/channels-port';
import { ChannelError, type FetchAttachment, type PollPage } from '../connector';
import { itemOf } from './channel-items';
import { type SandboxCursor, writeCursor } from './cursor';
import { type Play, scenarioIdOf } from './play';
import { type Due, faultAt, hasArrived, nextPage, standing } from './playback';

export interface Reading {
  readonly play: Play;
  readonly now: Instant;
  readonly photosDir: string;
  readonly fetchAttachment: FetchAttachment;
}

/** The next page after the cursor. Throws ChannelError while the scenario keeps the channel from being read. */
export async function readPage(reading: Reading, cursor: SandboxCursor): Promise<PollPage> {
  refuseDuringFault(reading);
  const page = nextPage(reading.play, cursor, reading.now);
  const items: ChannelItem[] = [];
  for (const due of page.due) items.push(await completeItem(reading, due));
  return { items, cursor: writeCursor(page.cursor), more: page.more, notBefore: null };
}

/** Edits and withdrawals of the asked messages. Throws ChannelError as reading a page does. */
export function readChanges(reading: Reading, externalIds: readonly ExternalId[]): readonly ChannelItem[] {
  refuseDuringFault(reading);
  return externalIds.flatMap((externalId): readonly ChannelItem[] => {
    const id = scenarioIdOf(reading.play, externalId);
    if (id === null) return [];
    const { text, withdrawn } = standing(reading.play, id, reading.now);
    if (withdrawn) return [{ kind: 'withdrawal', externalId }];
    return text === null ? [] : [{ kind: 'edit', externalId, text }];
  });
}

/** Throws ChannelError unless the post stands on the channel now. */
export function requireStanding(reading: Reading, externalId: ExternalId): void {
  refuseDuringFault(reading);
  const id = scenarioIdOf(reading.play, externalId);
  if (
    id !== null &&
    hasArrived(reading.play, id, reading.now) &&
    !standing(reading.play, id, reading.now).withdrawn
  ) {
    return;
  }
  throw new ChannelError('The post is not there any more.', {
    cause: 'malformed-answer',
    step: 'act',
    retryAt: null,
    requestLeft: true,
  });
}

async function completeItem(reading: Reading, due: Due): Promise<ChannelItem> {
  const item = itemOf(reading.play, due);
  const photo = due.kind === 'entry' && due.entry.kind === 'message' ? due.entry.photo : null;
  if (photo === null || item.kind !== 'message') return item;
  const attachments = [await fetchPhoto(reading, photo)];
  return { ...item, message: { ...item.message, attachments } };
}

/** A scenario whose picture is missing still plays: the message says that the picture could not be had. */
async function fetchPhoto(
  { photosDir, fetchAttachment }: Reading,
  { file, alt }: { readonly file: string; readonly alt: string },
): Promise<InboundMessage['attachments'][number]> {
  const mediaType = file.endsWith('.png') ? 'image/png' : 'image/jpeg';
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(join(photosDir, file)));
  } catch {
    return { name: file, mediaType, altText: alt, byteLength: 0, state: 'unavailable', bytes: null };
  }
  return fetchAttachment({ url: null, bytes, name: file, mediaType, altText: alt });
}

function refuseDuringFault(reading: Reading): void {
  const failure = readingFailure(reading);
  if (failure !== null) throw failure;
}

/** Why the channel cannot be read now. Lost replies leave reading as it was. */
export function readingFailure({ play, now }: Reading): ChannelError | null {
  const held = faultAt(play, now);
  if (held?.fault === 'outage') {
    return new ChannelError('The channel is down, as this scenario wants it.', {
      cause: 'server-error',
      step: 'poll',
      retryAt: null,
      requestLeft: true,
    });
  }
  if (held?.fault === 'rate-limit') {
    return new ChannelError('The channel asks to wait, as this scenario wants it.', {
      cause: 'rate-limited',
      step: 'poll',
      retryAt: held.until,
      requestLeft: true,
    });
  }
  return null;
}
