// Sends commands and asks questions over the engine's port; survives the engine being restarted.
import type { CommandOutputs, QueryOutputs } from '../../shared/ipc/engine-answers';
import type {
  CommandInput,
  CommandName,
  EngineMessage,
  EngineRequest,
  QueryInput,
  QueryName,
} from '../../shared/ipc/engine-port';
import { DeskError } from './desk';
import { randomId } from './random-id';

type Told = Exclude<EngineMessage, { type: 'reply' }>;

interface Waiting {
  readonly request: EngineRequest;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: DeskError) => void;
}

export class EngineClient {
  private port: MessagePort | null = null;
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Set<(message: Told) => void>();

  /** Takes a new port. What was not answered is asked again: operation ids make that safe. */
  connect(port: MessagePort): void {
    this.port?.close();
    this.port = port;
    port.onmessage = (event: MessageEvent<EngineMessage>) => this.receive(event.data);
    for (const { request } of this.waiting.values()) port.postMessage(request);
  }

  /** Throws DeskError. Given an operation id, repeating the call has no second effect. */
  command<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    operationId = randomId(),
  ): Promise<CommandOutputs[Name]> {
    const request: EngineRequest = { id: this.nextId++, kind: 'command', name, input, operationId };
    return this.ask(request) as Promise<CommandOutputs[Name]>;
  }

  /** Throws DeskError. */
  query<Name extends QueryName>(name: Name, input: QueryInput<Name>): Promise<QueryOutputs[Name]> {
    const request: EngineRequest = { id: this.nextId++, kind: 'query', name, input };
    return this.ask(request) as Promise<QueryOutputs[Name]>;
  }

  /** Calls back on what the engine tells by itself, until the returned function is called. */
  listen(listener: (message: Told) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private ask(request: EngineRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { request, resolve, reject });
      this.port?.postMessage(request);
    });
  }

  private receive(message: EngineMessage): void {
    if (message.type !== 'reply') {
      for (const listener of this.listeners) listener(message);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.result.ok) waiting?.resolve(message.result.value);
    else waiting?.reject(new DeskError(message.result.error));
  }
}
