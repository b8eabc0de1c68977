// Hands one mail over to the server, and knows at every moment whether the server can have taken it.

import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { second } from '../../../shared/domain/time';
import { ChannelError } from '../connector';
import { mailFailure, problemOf } from './failure';
import { type MailAccess, tlsOptions } from './settings';

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/** Signs in and leaves again. Throws ChannelError. */
export async function trySmtp(access: MailAccess, signal: AbortSignal): Promise<void> {
  await withConnection(access, signal, { left: false }, async () => {});
}

/**
 * Sends the bytes. Throws ChannelError whose requestLeft is exact: until the server has accepted sender, recipient and
 * DATA nothing of the mail is on its way; from then on, without an answer, it may have been taken.
 */
export async function handOver(
  access: MailAccess,
  mail: { readonly envelope: Envelope; readonly bytes: Uint8Array },
  signal: AbortSignal,
): Promise<void> {
  const progress = { left: false };
  // Read only once the server has said "go ahead".
  const body = Readable.from(
    (function* () {
      progress.left = true;
      yield mail.bytes;
    })(),
    { objectMode: false },
  );
  await withConnection(access, signal, progress, (connection) => {
    const { from, to } = mail.envelope;
    return new Promise<void>((resolve, reject) => {
      connection.send({ from, to: [to], size: mail.bytes.byteLength }, body, (error) =>
        error ? reject(error) : resolve(),
      );
    });
  });
}

/** Whether the server itself said no for good, so that the same mail will never be taken. */
export function isFinalNo(error: unknown): boolean {
  const { code, responseCode } = problemOf(error instanceof ChannelError ? error.cause : error);
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode === null || responseCode >= 500);
}

/** Whether it answered at all after the mail was handed over: a no is a no, also a temporary one. */
export function isAnswer(error: unknown): boolean {
  return problemOf(error instanceof ChannelError ? error.cause : error).responseCode !== null;
}

async function withConnection(
  access: MailAccess,
  signal: AbortSignal,
  progress: { readonly left: boolean },
  work: (connection: SMTPConnection) => Promise<void>,
): Promise<void> {
  const { smtp, user, password } = access;
  const secure = smtp.security === 'tls';
  const connection = new SMTPConnection({
    host: smtp.host,
    port: smtp.port,
    secure,
    requireTLS: !secure,
    tls: tlsOptions(access),
    connectionTimeout: 15 * second,
    greetingTimeout: 10 * second,
    socketTimeout: 60 * second,
  });
  const stop = () => connection.close();
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.once('end', () =>
        reject(Object.assign(new Error('The connection was closed.'), { code: 'ECONNECTION' })),
      );
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) return stop();
      connection.connect((failed) => {
        if (failed) return reject(failed);
        connection.login({ user, credentials: { user, pass: password } }, (refused) => {
          if (refused) return reject(refused);
          work(connection).then(resolve, reject);
        });
      });
    });
    connection.quit();
  } catch (error) {
    connection.close();
    const failure = mailFailure(error, 'smtp', progress.left);
    failure.cause ??= error;
    throw failure;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
