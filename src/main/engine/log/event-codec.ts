// How an event is written as bytes, and how bytes of an older version are read.
import type { CaseEvent, CaseEventBody } from '../../../shared/domain/case-event';
import { asId, type StepId } from '../../../shared/domain/ids';
import { type CompactBody, compactBody, fullBody } from './compact-body';
import { LogUnreadable } from './database';

/** Counts up when the shape of stored events changes; each one has its own way of being read below. */
export const eventVersion = 2;

export interface StoredEvent {
  readonly stepId: CaseEvent['stepId'];
  readonly brandId: CaseEvent['brandId'];
  readonly actor: CaseEvent['actor'];
  readonly body: CaseEventBody;
}

/** Lists instead of named fields: what every event repeats is most of a short one. */
type Compact = readonly [
  step: string | number,
  brand: CaseEvent['brandId'],
  actor: CaseEvent['actor'] | number,
  body: CompactBody,
];

type PlainActor = Exclude<CaseEvent['actor'], { kind: 'agent' | 'policy' }>;

/** Stored as the place in this list: append only. */
const plainActors: readonly PlainActor['kind'][] = ['customer', 'channel', 'console'];

// Authenticated bytes of our own writing: the seal is the proof of shape.
const readers: readonly ((stored: unknown, operationId: string) => StoredEvent)[] = [
  (stored) => stored as StoredEvent,
  (stored, operationId) => {
    const [step, brandId, actor, body] = stored as Compact;
    const kind = typeof actor === 'number' ? plainActors[actor] : undefined;
    return {
      stepId: fullStep(step, operationId),
      brandId,
      actor: kind === undefined ? (actor as CaseEvent['actor']) : { kind },
      body: fullBody(body),
    };
  },
];

export function encodeEvent(event: CaseEvent): Buffer {
  const { actor } = event;
  const plain = actor.kind === 'agent' || actor.kind === 'policy' ? -1 : plainActors.indexOf(actor.kind);
  const compact: Compact = [
    compactStep(event),
    event.brandId,
    plain < 0 ? actor : plain,
    compactBody(event.body),
  ];
  return Buffer.from(JSON.stringify(compact));
}

/** Throws LogUnreadable for a version this program does not know: a newer one wrote it. */
export function decodeEvent(
  bytes: Uint8Array,
  { version, operationId }: { readonly version: number; readonly operationId: string },
): StoredEvent {
  if (version > eventVersion) {
    throw new LogUnreadable(
      `An event of version ${version} was written by a newer Semáforo; this one reads up to ${eventVersion}`,
      'newer',
    );
  }
  const read = readers[version - 1];
  if (read === undefined) throw new LogUnreadable(`There is no event version ${version}`);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return read(JSON.parse(text), operationId);
}

/** A step nobody can repeat names its operations after itself: then how far the last two digits lie apart is enough. */
function compactStep({ stepId, operationId }: CaseEvent): string | number {
  const start = stepId.slice(0, -2);
  if (stepId.length !== operationId.length || !operationId.startsWith(start)) return stepId;
  const apart = lastByte(operationId) - lastByte(stepId);
  return withLastByte(operationId, lastByte(operationId) - apart) === stepId ? (apart + 256) % 256 : stepId;
}

function fullStep(step: string | number, operationId: string): StepId {
  return asId<StepId>(
    typeof step === 'string' ? step : withLastByte(operationId, lastByte(operationId) - step),
  );
}

function lastByte(id: string): number {
  return Number.parseInt(id.slice(-2), 16);
}

function withLastByte(id: string, byte: number): string {
  return id.slice(0, -2) + ((byte + 256) % 256).toString(16).padStart(2, '0');
}
