// One forked utility process as the shell uses it.
import { app, type MessagePortMain, utilityProcess } from 'electron';

export interface Child {
  send(message: unknown, ports?: MessagePortMain[]): void;
  kill(): void;
}

export interface ChildOptions {
  readonly entry: string;
  /** What a list of processes shows. */
  readonly name: string;
  readonly onMessage: (message: unknown) => void;
  /** Called once, however the process ended. */
  readonly onExit: (code: number) => void;
}

export function forkChild({ entry, name, onMessage, onExit }: ChildOptions): Child {
  const child = utilityProcess.fork(entry, [], {
    serviceName: name,
    // A trace may quote what a customer wrote, so only a developer's terminal ever shows one.
    stdio: app.isPackaged ? 'ignore' : 'inherit',
  });
  child.on('message', onMessage);
  child.once('exit', onExit);
  return {
    send: (message, ports) => child.postMessage(message, ports),
    kill: () => {
      child.kill();
    },
  };
}
