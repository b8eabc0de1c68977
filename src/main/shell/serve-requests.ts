// Serves the page's requests: sender check, schema, handler, schema, Result. The only user of ipcMain.
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { z } from 'zod';
import { type RequestOutput, requestContract } from '../../shared/ipc/contract';
import { channelPrefix, type RequestName, requestNames } from '../../shared/ipc/requests';
import { fail, type Result, succeed } from '../../shared/ipc/result';
import { RequestFailure } from './request-failure';
import { isTrustedSender } from './trusted-sender';

type ParsedInput<Name extends RequestName> = z.output<(typeof requestContract)[Name]['input']>;

/** One handler for each request; a request without one does not compile. */
export type RequestHandlers = {
  readonly [Name in RequestName]: (input: ParsedInput<Name>) => Promise<RequestOutput<Name>>;
};

export interface ServeOptions {
  readonly handlers: RequestHandlers;
  /** The only window whose page may ask; null while there is none. */
  readonly ownContents: () => WebContents | null;
  /** Told of a defect of ours; the error's message may hold content and must not be written down. */
  readonly onDefect: (request: RequestName, error: unknown) => void;
}

export function serveRequests(options: ServeOptions): void {
  for (const name of requestNames) {
    ipcMain.handle(channelPrefix + name, (event, input: unknown) => serve(name, { event, input, options }));
  }
  // electron-store answers renderers on a channel of its own, which nothing here uses.
  ipcMain.removeAllListeners('electron-store-get-data');
}

interface Call {
  readonly event: IpcMainInvokeEvent;
  readonly input: unknown;
  readonly options: ServeOptions;
}

async function serve(name: RequestName, { event, input, options }: Call): Promise<Result<unknown>> {
  if (!isTrustedSender(senderOf(event, options.ownContents()))) {
    return fail('forbidden', 'untrusted-sender', 'This page may not ask that.');
  }
  const contract = requestContract[name];
  const parsed = contract.input.safeParse(input);
  if (!parsed.success) return fail('invalid', 'invalid-request', `The input of ${name} has another shape.`);
  try {
    const handler = options.handlers[name] as (input: unknown) => Promise<unknown>;
    return succeed(contract.output.parse(await handler(parsed.data)));
  } catch (error) {
    if (error instanceof RequestFailure) return { ok: false, error: error.failure };
    options.onDefect(name, error);
    return fail('internal', 'internal', `${name} failed inside the app.`);
  }
}

function senderOf(event: IpcMainInvokeEvent, own: WebContents | null) {
  const frame = event.senderFrame;
  return {
    frame: frame ? { url: frame.url, isMainFrame: frame.parent === null } : null,
    isOurWindow: own !== null && event.sender.id === own.id,
  };
}
