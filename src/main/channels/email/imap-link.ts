// A connection to the mailbox that is opened when needed, kept for the next time and opened anew when it broke.
import { ImapFlow } from 'imapflow';
import { second } from '../../../shared/domain/time';
import { ChannelError } from '../connector';
import { mailFailure } from './failure';
import { type MailAccess, tlsOptions } from './settings';

/** A literal beyond this ends the connection: no mail we read whole is larger. */
const maxLiteral = 48 * 1024 * 1024;

export class ImapLink {
  readonly #access: MailAccess;
  #client: ImapFlow | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(access: MailAccess) {
    this.#access = access;
  }

  /** Runs one piece of work at a time. Throws ChannelError; what fails closes the connection. */
  run<T>(signal: AbortSignal, work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const result = this.#queue.then(() => this.#run(signal, work));
    this.#queue = result.catch(() => {});
    return result;
  }

  async #run<T>(signal: AbortSignal, work: (client: ImapFlow) => Promise<T>): Promise<T> {
    if (signal.aborted) throw stopped();
    const stop = () => this.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await work(await this.#connected());
    } catch (error) {
      this.close();
      throw signal.aborted ? stopped() : mailFailure(error, 'imap');
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async #connected(): Promise<ImapFlow> {
    if (this.#client?.usable) return this.#client;
    this.close();
    const { imap, user, password } = this.#access;
    const secure = imap.security === 'tls';
    const client = new ImapFlow({
      host: imap.host,
      port: imap.port,
      secure,
      // A server that cannot encrypt is refused, never spoken to in the clear.
      ...(secure ? {} : { doSTARTTLS: true }),
      auth: { user, pass: password },
      tls: tlsOptions(this.#access),
      clientInfo: { name: 'Semaforo' },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: 15 * second,
      greetingTimeout: 10 * second,
      socketTimeout: 90 * second,
      maxLiteralSize: maxLiteral,
      maxLineLength: 4 * 1024 * 1024,
      maxResponseSize: 2 * maxLiteral,
    });
    // Without a listener a connection that breaks while idle would end the process.
    client.on('error', () => {});
    this.#client = client;
    await client.connect();
    return client;
  }

  close(): void {
    this.#client?.close();
    this.#client = null;
  }
}

function stopped(): ChannelError {
  return new ChannelError('stopped', { cause: 'timed-out', step: 'imap', retryAt: null, requestLeft: false });
}
