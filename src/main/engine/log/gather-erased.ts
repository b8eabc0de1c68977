// Looks up, case by case, what has to be known of a customer or a brand before its key is destroyed.
import type { CaseEvent } from '../../../shared/domain/case-event';
import type { BlobId, CaseId, CustomerId } from '../../../shared/domain/ids';
import { beforeAll, type ErasedCases } from './erased-cases';
import type { Gathered } from './erasure-wish';
import type { EventLog } from './event-log-port';

/** A fold takes a third of a millisecond; reading for files somewhat less. */
const casesPerStep = 25;
const numbersPerStep = 1_000;

export interface GatherPorts {
  readonly events: EventLog;
  readonly cases: ErasedCases;
}

/** In steps that let other work in between; each says how many cases were looked at. */
export function* gatherOfCustomer(ports: GatherPorts, customerId: CustomerId): Generator<number, Gathered> {
  const position = ports.events.position();
  const cases = ports.cases.casesOf(customerId).map(({ caseId }) => caseId);
  const files: BlobId[] = [];
  for (let at = 0; at < cases.length; at += casesPerStep) {
    if (at > 0) yield at;
    for (const caseId of cases.slice(at, at + casesPerStep)) files.push(...filesIn(ports.events, caseId));
  }
  return { cases, files, position };
}

/** The same of a brand, by the number of its key. */
export function* gatherOfBrand(ports: GatherPorts, keyId: number): Generator<number, Gathered> {
  const position = ports.events.position();
  const last = ports.cases.newestNumber();
  const cases: CaseId[] = [];
  const files: BlobId[] = [];
  const next = (after: number) => ports.cases.nextRange(after, last, numbersPerStep);
  for (let range = next(beforeAll); range !== null; range = next(range.to)) {
    const found = ports.cases.casesOfBrand(keyId, range);
    for (const [index, { caseId }] of found.entries()) {
      if (index % casesPerStep === 0) yield cases.length;
      const events = ports.events.readCase(caseId);
      if (events.at(-1)?.body.type === 'CaseErased') continue;
      cases.push(caseId);
      files.push(...attachedIn(events));
    }
    yield cases.length;
  }
  return { cases, files, position };
}

/** The files that were attached to the replies of a case. */
export function filesIn(events: EventLog, caseId: CaseId): readonly BlobId[] {
  return attachedIn(events.readCase(caseId));
}

function attachedIn(events: readonly CaseEvent[]): readonly BlobId[] {
  return events.flatMap(({ body }) =>
    body.type === 'ReplySubmitted' ? body.content.attachments.map(({ blobId }) => blobId) : [],
  );
}

/** Takes all steps at once. */
export function atOnce<T>(steps: Generator<number, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
