// What is left to do once a key is destroyed: clears the rows of its cases, its files and the keys under it, a little at a time.
import type { CaseEvent } from '../../../shared/domain/case-event';
import { asId, type OperationId } from '../../../shared/domain/ids';
import { fixedId } from '../fixed-id';
import { beforeAll, type ErasedCases, type KeyedCase, type NumberedCase } from './erased-cases';
import type { UnderWay } from './erasure-wish';
import type { EventLog } from './event-log-port';
import type { KeyRing } from './key-ring';
import type { Meta } from './meta';
import { sealJson, unsealJson } from './seal';

/** A key pressed meanwhile waits for no more than one step. */
const casesPerStep = 50;
const numbersPerStep = 1_000;
const blobsPerStep = 20;
const keysPerStep = 2_000;
const place = 'clearing';

export interface ClearingPorts {
  readonly keys: KeyRing;
  readonly events: EventLog;
  readonly meta: Pick<Meta, 'read' | 'write'>;
  readonly cases: ErasedCases;
}

/** All of it happens inside the caller's transaction. */
export class Clearing {
  constructor(private readonly ports: ClearingPorts) {}

  /** Begun and not at its end, oldest first. */
  list(): readonly UnderWay[] {
    const stored = this.ports.meta.read(place);
    return stored === null ? [] : (unsealJson(this.ports.keys.desktop, stored, place) as readonly UnderWay[]);
  }

  begin(work: Omit<UnderWay, 'stage' | 'reached' | 'cleared'>): void {
    this.write([...this.list(), { ...work, stage: 'cases', reached: beforeAll, cleared: 0 }]);
  }

  /** One step of the oldest; null when there is none. */
  goOn(): { readonly done: number; readonly total: number } | null {
    const [first, ...others] = this.list();
    if (first === undefined) return null;
    const next = this.step(first);
    this.write(next === null ? others : [next, ...others]);
    return { done: Math.min(next?.cleared ?? first.cases, first.cases), total: first.cases };
  }

  private step(work: UnderWay): UnderWay | null {
    switch (work.stage) {
      case 'cases':
        return this.clearCases(work);
      case 'blobs':
        if (this.ports.cases.dropAttachments(work.keyId, blobsPerStep)) return work;
        return work.kind === 'brand' ? { ...work, stage: 'keys', reached: work.keyId } : null;
      case 'keys': {
        const range = { after: work.reached, count: keysPerStep };
        const reached = this.ports.keys.destroyUnder(work.keyId, range);
        return reached === null ? null : { ...work, reached };
      }
    }
  }

  private clearCases(work: UnderWay): UnderWay {
    const { cases, reached } = this.nextCases(work);
    for (const one of cases) this.clearCase(one, work);
    const cleared = work.cleared + cases.length;
    return reached === null
      ? { ...work, stage: 'blobs', reached: 0, cleared }
      : { ...work, reached, cleared };
  }

  private nextCases(work: UnderWay): {
    readonly cases: readonly KeyedCase[];
    readonly reached: number | null;
  } {
    const { lastNumber, lastPosition, keyId, reached: after } = work;
    if ('customerId' in work.wish) {
      const upTo = { lastNumber, lastPosition, limit: casesPerStep };
      const cases = this.ports.cases.casesOf(work.wish.customerId, upTo);
      return { cases, reached: cases.length < casesPerStep ? null : after };
    }
    const range = this.ports.cases.nextRange(after, lastNumber, numbersPerStep);
    if (range === null) return { cases: [], reached: null };
    const found = this.ports.cases.casesOfBrand(keyId, range);
    const cases = found.slice(0, casesPerStep);
    return { cases, reached: found.length > casesPerStep ? (cases.at(-1)?.key ?? after) : range.to };
  }

  private clearCase(one: NumberedCase, { kind, wish }: UnderWay): void {
    const { keys, events, cases } = this.ports;
    const { brandId, at, by, reason, stepId } = wish;
    // Who comes to a brand anew has everything brought again; an erased customer is brought by no channel.
    if (kind === 'brand') cases.dropMessagesOf(one.caseId);
    const tombstones = kind === 'brand' ? '' : cases.buryMessagesOf(one.caseId).toString('base64');
    const event: CaseEvent = {
      operationId: operationOf(stepId, one),
      stepId,
      caseId: one.caseId,
      brandId,
      at,
      actor: by,
      body: { type: 'CaseErased', number: one.number, reason, tombstones },
    };
    const { position } = events.appendUnder(event, keys.forBrand(brandId));
    cases.leaveNumber(one, position);
  }

  private write(works: readonly UnderWay[]): void {
    this.ports.meta.write(place, sealJson(this.ports.keys.desktop, works, place));
  }
}

function operationOf(stepId: string, { caseId }: NumberedCase): OperationId {
  return asId<OperationId>(fixedId(stepId, caseId, 'erased'));
}
