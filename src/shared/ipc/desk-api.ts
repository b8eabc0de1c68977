// The type of `window.desk`: one function per request and one subscription per push, derived from the contract.
import type { PushValue, RequestInput, RequestOutput } from './contract';
import type { PushName, RequestName } from './requests';
import type { Result } from './result';

export interface DeskApi {
  request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<Result<RequestOutput<Name>>>;
  /** Calls back on each push until the returned function is called. */
  on<Name extends PushName>(name: Name, listener: (value: PushValue<Name>) => void): () => void;
}
