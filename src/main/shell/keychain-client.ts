// Calls the keychain process, and waits no longer than a person would: a locked keyring may never answer.
import { type KeychainOutcome, type KeychainRequest, keychainAnswerIn } from '../../shared/ipc/keychain-port';
import type { Child } from './child';
import type { KeychainPort } from './keychain-vault';

/** Forks a keychain process that reports to the given listeners. */
export type ForkKeychain = (listeners: {
  readonly onMessage: (message: unknown) => void;
  readonly onExit: () => void;
}) => Child;

type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'id'> : never;
type Call = Unnumbered<KeychainRequest>;

interface Waiting {
  readonly settle: (outcome: KeychainOutcome) => void;
  /** Set when nobody waits any more, but the answer may still come. */
  late: boolean;
}

const callLimitMs = 5_000;

export class KeychainClient implements KeychainPort {
  readonly #fork: ForkKeychain;
  readonly #onLateAnswer: () => void;
  readonly #waiting = new Map<number, Waiting>();
  #child: Child | null = null;
  #lastId = 0;

  /** `onLateAnswer` is told when a call answers that was given up: a person unlocked the keyring meanwhile. */
  constructor(fork: ForkKeychain, onLateAnswer: () => void) {
    this.#fork = fork;
    this.#onLateAnswer = onLateAnswer;
  }

  async get(service: string, account: string): Promise<string | null> {
    const outcome = await this.#call({ call: 'get', service, account });
    return outcome.kind === 'value' ? outcome.value : null;
  }

  async read(service: string, accounts: readonly string[]): Promise<Readonly<Record<string, string>>> {
    const outcome = await this.#call({ call: 'read', service, accounts });
    return outcome.kind === 'entries' ? outcome.entries : {};
  }

  async set(service: string, account: string, value: string): Promise<void> {
    await this.#call({ call: 'set', service, account, value });
  }

  async remove(service: string, account: string): Promise<void> {
    await this.#call({ call: 'delete', service, account });
  }

  async list(service: string): Promise<Readonly<Record<string, string>>> {
    const outcome = await this.#call({ call: 'list', service });
    return outcome.kind === 'entries' ? outcome.entries : {};
  }

  /** Ends the process; a later call starts another, which knows nothing of a service that has gone since. */
  renew(): void {
    const child = this.#child;
    this.#child = null;
    child?.kill();
    this.#abandon();
  }

  async #call(call: Call): Promise<KeychainOutcome> {
    const outcome = await this.#ask(call);
    if (outcome.kind !== 'failed') return outcome;
    if (this.#waiting.size === 0) this.renew();
    throw new Error(`The keychain cannot be used: ${outcome.reason}`);
  }

  #ask(call: Call): Promise<KeychainOutcome> {
    // A call that hangs holds a thread of that process; the next attempt gets a process of its own.
    if ([...this.#waiting.values()].some(({ late }) => late)) this.renew();
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const limit = setTimeout(() => this.#giveUp(id, resolve), callLimitMs);
      const settle = (outcome: KeychainOutcome) => {
        clearTimeout(limit);
        resolve(outcome);
      };
      this.#waiting.set(id, { settle, late: false });
      this.#running().send({ id, ...call });
    });
  }

  #giveUp(id: number, resolve: (outcome: KeychainOutcome) => void): void {
    const waiting = this.#waiting.get(id);
    if (waiting) waiting.late = true;
    resolve({ kind: 'failed', reason: 'it did not answer in time' });
  }

  #running(): Child {
    if (this.#child) return this.#child;
    const child = this.#fork({
      onMessage: (message) => this.#receive(message),
      onExit: () => this.#ended(child),
    });
    this.#child = child;
    return child;
  }

  #receive(message: unknown): void {
    const answer = keychainAnswerIn(message);
    const waiting = answer ? this.#waiting.get(answer.id) : undefined;
    if (!answer || !waiting) return;
    this.#waiting.delete(answer.id);
    waiting.settle(answer.outcome);
    if (waiting.late && isGoodNews(answer.outcome)) this.#onLateAnswer();
  }

  #ended(child: Child): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#abandon();
  }

  #abandon(): void {
    const abandoned = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { settle } of abandoned) settle({ kind: 'failed', reason: 'its process ended' });
  }
}

/** "Not there" may be a prompt that was dismissed: asking again at once would only bring it back. */
function isGoodNews(outcome: KeychainOutcome): boolean {
  if (outcome.kind === 'value') return outcome.value !== null;
  if (outcome.kind === 'entries') return Object.keys(outcome.entries).length > 0;
  return outcome.kind !== 'failed';
}
