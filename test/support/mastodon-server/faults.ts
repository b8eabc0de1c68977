// How the server misbehaves, when told to.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

export type Fault =
  /** Nothing is done, and the line is cut. */
  | { readonly kind: 'cut' }
  /** All is done, and the line is cut before the answer. */
  | { readonly kind: 'cut-after' }
  /** All is done, and no answer ever comes. */
  | { readonly kind: 'silence-after' }
  /** Nothing is done but to answer so. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** All is done, and the answer says otherwise. */
  | { readonly kind: 'answer-after'; readonly status: number }
  /** Half a body, then silence. */
  | { readonly kind: 'slow-body' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'endless-body' }
  | { readonly kind: 'bomb' }
  /** The proper answer, changed. */
  | { readonly kind: 'changed'; readonly change: (answer: unknown) => unknown };

export interface PlannedFault {
  /** "POST /api/v1/statuses": method and the beginning of the path. */
  readonly on: string;
  readonly times: number;
  readonly fault: Fault;
}

/** Faults wait in line; each is used as often as planned. */
export class FaultPlan {
  #planned: PlannedFault[] = [];

  add(planned: PlannedFault): void {
    this.#planned.push(planned);
  }

  clear(): void {
    this.#planned = [];
  }

  take(request: IncomingMessage): Fault | null {
    const line = `${request.method} ${request.url}`;
    const at = this.#planned.findIndex(({ on }) => line.startsWith(on));
    const planned = this.#planned[at];
    if (planned === undefined) return null;
    if (planned.times <= 1) this.#planned.splice(at, 1);
    else this.#planned[at] = { ...planned, times: planned.times - 1 };
    return planned.fault;
  }
}

/** Answers in the faulty way; true when the request must not be served any more. */
export function misbehaveFirst(fault: Fault, response: ServerResponse): boolean {
  switch (fault.kind) {
    case 'cut':
      response.socket?.destroy();
      return true;
    case 'answer':
      response
        .writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
        .end(fault.body ?? '{"error":"told to fail"}');
      return true;
    case 'slow-body':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('[{');
      return true;
    case 'silence':
      return true;
    case 'endless-body': {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && response.write(`["${'x'.repeat(65_536)}"],`));
      };
      response.on('drain', more);
      more();
      return true;
    }
    case 'bomb':
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end(gzipSync(`[${' '.repeat(60_000_000)}]`));
      return true;
    default:
      return false;
  }
}
