// How an event is written as bytes, and how bytes of an older version are brought up to date.
import type { CaseEvent, CaseEventBody } from '../../../shared/domain/case-event';
import { LogUnreadable } from './database';

/** Counts up when the shape of stored events changes; each step has its own upgrade below. */
export const eventVersion = 1;

export interface StoredEvent {
  readonly stepId: CaseEvent['stepId'];
  readonly brandId: CaseEvent['brandId'];
  readonly actor: CaseEvent['actor'];
  readonly body: CaseEventBody;
}

/** From version N (the index) to N + 1. Empty while the first version is the only one. */
const upgrades: readonly ((older: Record<string, unknown>) => Record<string, unknown>)[] = [];

export function encodeEvent(event: CaseEvent): Buffer {
  const stored: StoredEvent = {
    stepId: event.stepId,
    brandId: event.brandId,
    actor: event.actor,
    body: event.body,
  };
  return Buffer.from(JSON.stringify(stored));
}

/** Throws LogUnreadable for a version this program does not know: a newer one wrote it. */
export function decodeEvent(bytes: Uint8Array, version: number): StoredEvent {
  if (version > eventVersion) {
    throw new LogUnreadable(
      `An event of version ${version} was written by a newer Semáforo; this one reads up to ${eventVersion}`,
      'newer',
    );
  }
  let value = JSON.parse(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
  ) as Record<string, unknown>;
  for (let from = version; from < eventVersion; from += 1) {
    const upgrade = upgrades[from - 1];
    if (upgrade === undefined) throw new LogUnreadable(`No way from event version ${from}`);
    value = upgrade(value);
  }
  // Authenticated bytes of our own writing: the seal is the proof of shape.
  return value as unknown as StoredEvent;
}
