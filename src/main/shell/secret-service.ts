// Reads entries of the session's keyring over the bus, without a process of its own: the first page waits for the key.
import { connect, type Socket } from 'node:net';
import { type BusAnswer, type BusCall, BusWriter, decodeAnswer, encodeCall } from './bus-message';

const bus = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  face: 'org.freedesktop.DBus',
};
const secrets = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  face: 'org.freedesktop.Secret.Service',
};

export interface WantedEntries {
  /** As in DBUS_SESSION_BUS_ADDRESS. */
  readonly address: string;
  readonly service: string;
  readonly accounts: readonly string[];
  /** Nobody waits any longer once it resolves. */
  readonly limit: Promise<unknown>;
}

/**
 * The entries by account. Null unless every one of them lies open there: absent, locked, no keyring, no answer within
 * the limit are all the same here, and whoever asks then asks the keychain process, which can tell them apart.
 */
export async function readSecretService(
  wanted: WantedEntries,
): Promise<Readonly<Record<string, string>> | null> {
  const path = socketIn(wanted.address);
  if (path === null) return null;
  const line = new BusLine(path, wanted.limit);
  try {
    return await readOver(line, wanted);
  } catch {
    return null;
  } finally {
    line.end();
  }
}

async function readOver(line: BusLine, { service, accounts }: WantedEntries) {
  // All at once: an answer on each would cost a turn of two processes.
  const opening = [
    line.call({ ...bus, member: 'Hello' }),
    line.call({ ...secrets, member: 'OpenSession', body: plainSession() }),
    ...accounts.map((account) =>
      line.call({ ...secrets, member: 'SearchItems', body: attributes({ service, account }) }),
    ),
  ];
  const [, session, ...searches] = await Promise.all(opening);
  const items = searches.map(firstUnlocked);
  if (session === undefined || items.includes(null)) return null;
  const body = wantedSecrets(
    items.filter((item) => item !== null),
    sessionIn(session),
  );
  const found = secretsIn(await line.call({ ...secrets, member: 'GetSecrets', body }));
  const values = items.map((item) => (item === null ? undefined : found.get(item)));
  if (values.includes(undefined)) return null;
  return Object.fromEntries(accounts.map((account, index) => [account, values[index] ?? '']));
}

/** The transfer is in the clear on a socket that only this person can open, as what the keyring unlocks for them is. */
function plainSession() {
  const bytes = new BusWriter().text('plain').signature('s').text('').end();
  return { signature: 'sv', bytes };
}

function sessionIn({ body }: BusAnswer): string {
  body.signature();
  body.text();
  return body.text();
}

/** As the library of the keychain process stores its entries. */
function attributes(entries: Readonly<Record<string, string>>) {
  const body = new BusWriter().list(8, (list) => {
    for (const [name, value] of Object.entries(entries)) list.align(8).text(name).text(value);
  });
  return { signature: 'a{ss}', bytes: body.end() };
}

function firstUnlocked({ body }: BusAnswer): string | null {
  return body.list(4, () => body.text())[0] ?? null;
}

function wantedSecrets(items: readonly string[], session: string) {
  const body = new BusWriter().list(4, (list) => {
    for (const item of items) list.text(item);
  });
  return { signature: 'aoo', bytes: body.text(session).end() };
}

/** Values by item. */
function secretsIn({ body }: BusAnswer): ReadonlyMap<string, string> {
  const entries = body.list(8, (): [string, string] => {
    body.align(8);
    const item = body.text();
    body.align(8);
    body.text();
    body.bytes();
    const value = body.bytes().toString('utf8');
    body.text();
    return [item, value];
  });
  return new Map(entries);
}

/** Only the kind of address that a desktop session has; null for any other. */
function socketIn(address: string): string | null {
  return /^unix:path=([^,;%]+)/.exec(address)?.[1] ?? null;
}

interface Waiting {
  readonly answered: (answer: BusAnswer) => void;
  readonly failed: (error: Error) => void;
}

/** One connection, for as long as the limit allows. */
class BusLine {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #lastSerial = 0;
  #heard: Buffer = Buffer.alloc(0);
  #isLetIn = false;

  constructor(path: string, limit: Promise<unknown>) {
    this.#socket = connect(path);
    this.#socket.on('data', (bytes) => this.#hear(bytes));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The bus hung up')));
    void limit.then(() => this.#fail(new Error('The keyring did not answer in time')));
    const user = Buffer.from(String(process.getuid?.() ?? '')).toString('hex');
    this.#socket.write(`\0AUTH EXTERNAL ${user}\r\nBEGIN\r\n`);
  }

  /** Rejects when it is answered by an error or not at all. */
  call(call: Omit<BusCall, 'serial'>): Promise<BusAnswer> {
    const serial = ++this.#lastSerial;
    return new Promise((answered, failed) => {
      this.#waiting.set(serial, { answered, failed });
      this.#socket.write(encodeCall({ ...call, serial }));
    });
  }

  end(): void {
    this.#socket.destroy();
  }

  #hear(bytes: Buffer): void {
    this.#heard = Buffer.concat([this.#heard, bytes]);
    try {
      if (this.#mayTalk()) this.#takeAnswers();
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** The bus lets us in with one line, before any message. */
  #mayTalk(): boolean {
    if (this.#isLetIn) return true;
    const end = this.#heard.indexOf('\r\n');
    if (end < 0) return false;
    if (!this.#heard.toString('latin1').startsWith('OK ')) throw new Error('The bus does not let us in');
    this.#heard = this.#heard.subarray(end + 2);
    this.#isLetIn = true;
    return true;
  }

  #takeAnswers(): void {
    for (let next = decodeAnswer(this.#heard); next !== null; next = decodeAnswer(this.#heard)) {
      this.#heard = next.rest;
      const { answer } = next;
      const waiting = this.#waiting.get(answer.to);
      this.#waiting.delete(answer.to);
      if (answer.isError) waiting?.failed(new Error('The keyring refused'));
      else waiting?.answered(answer);
    }
  }

  #fail(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { failed } of waiting) failed(error);
    this.#socket.destroy();
  }
}
