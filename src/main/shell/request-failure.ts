// How a handler answers a request with a failure that the page has a text for.
import type { DeskFailure, ErrorKind } from '../../shared/ipc/result';

export class RequestFailure extends Error {
  readonly failure: DeskFailure;

  constructor(kind: ErrorKind, code: string, message: string) {
    super(message);
    this.failure = { kind, code, message };
  }
}
