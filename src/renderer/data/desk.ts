// Calls the shell; turns its Result into a value or a DeskError.
import type { PushValue, RequestInput, RequestOutput } from '../../shared/ipc/contract';
import type { DeskApi } from '../../shared/ipc/desk-api';
import type { PushName, RequestName } from '../../shared/ipc/requests';
import type { DeskFailure, ErrorKind } from '../../shared/ipc/result';

/** A failure of the shell or the engine, with the code of its text. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly kind: ErrorKind;
  readonly code: string;

  constructor(failure: DeskFailure) {
    super(failure.message);
    this.kind = failure.kind;
    this.code = failure.code;
  }
}

export interface Desk {
  /** Throws DeskError. */
  request<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>>;
  on<Name extends PushName>(name: Name, listener: (value: PushValue<Name>) => void): () => void;
}

export function deskOver(api: DeskApi): Desk {
  return {
    request: async (name, input) => {
      const result = await api.request(name, input);
      if (!result.ok) throw new DeskError(result.error);
      return result.value;
    },
    on: (name, listener) => api.on(name, listener),
  };
}
