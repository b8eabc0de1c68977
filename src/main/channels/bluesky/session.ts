// Signs in to Bluesky once, keeps the session in the keychain, and refreshes it: new sign-ins are scarce (300 a day).
import { AtpAgent, type AtpSessionData, CredentialSession } from '@atproto/api';
import { minute } from '../../../shared/domain/time';
import { channelFetch } from '../channel-fetch';
import { type AccountSetup, ChannelError } from '../connector';
import { blueskyFailure } from './failure';
import type { ReadLimits } from './read-limits';
import type { BlueskyAccess, KeptSession } from './settings';

export interface BlueskySession {
  readonly did: string;
  readonly handle: string;
  readonly agent: AtpAgent;
}

/** A refused password is not offered again for so long, unless a person asks for a test. */
const refusedPause = 5 * minute;

export class SessionKeeper {
  readonly #access: BlueskyAccess;
  readonly #setup: AccountSetup;
  readonly #session: CredentialSession;
  readonly #agent: AtpAgent;
  #signingIn: Promise<void> | null = null;
  #refused: { readonly error: ChannelError; readonly until: number } | null = null;

  constructor(access: BlueskyAccess, setup: AccountSetup, limits: ReadLimits) {
    this.#access = access;
    this.#setup = setup;
    const fetch = limits.watch(channelFetch({ step: 'bluesky' }));
    this.#session = new CredentialSession(new URL(access.service), fetch, (event, session) => {
      if (event === 'create' || event === 'update') this.#keep(session);
    });
    this.#agent = new AtpAgent(this.#session);
    if (access.kept) this.#resume(access.kept);
  }

  /** Asks the server what it is, without any secret. Throws ChannelError. */
  async describe(signal: AbortSignal): Promise<void> {
    try {
      await this.#agent.com.atproto.server.describeServer(undefined, { signal });
    } catch (error) {
      throw blueskyFailure(error, 'service');
    }
  }

  /** Forgets that the password was refused: a person wants to know now. */
  forgive(): void {
    this.#refused = null;
  }

  /**
   * Runs one request signed in, and once more after a new sign-in when the session has run out. A request answered with
   * "expired" was not carried out, so the second run never doubles a send. Throws ChannelError.
   */
  async run<T>(step: string, work: (session: BlueskySession) => Promise<T>): Promise<T> {
    const session = await this.#signedIn();
    try {
      return await work(session);
    } catch (error) {
      const failure = blueskyFailure(error, step);
      if (failure.failure.cause !== 'expired-token') throw failure;
    }
    await this.#renew();
    try {
      return await work(await this.#signedIn());
    } catch (error) {
      throw blueskyFailure(error, step);
    }
  }

  async #signedIn(): Promise<BlueskySession> {
    if (!this.#session.session) await this.#signIn();
    const { session } = this.#session;
    if (!session) throw expired();
    return { did: session.did, handle: session.handle, agent: this.#agent };
  }

  #signIn(): Promise<void> {
    this.#signingIn ??= this.#login().finally(() => {
      this.#signingIn = null;
    });
    return this.#signingIn;
  }

  async #login(): Promise<void> {
    const { password, handle } = this.#access;
    if (password === null) throw expired();
    if (this.#refused && this.#setup.now() < this.#refused.until) throw this.#refused.error;
    try {
      await this.#session.login({ identifier: handle, password });
      this.#refused = null;
    } catch (error) {
      // A sign-in that fails has sent nothing else: a reply that waits for it has not left.
      const { message, failure } = blueskyFailure(error, 'session');
      const told = new ChannelError(message, { ...failure, requestLeft: false });
      if (failure.cause === 'wrong-credentials') {
        this.#refused = { error: told, until: this.#setup.now() + refusedPause };
      }
      throw told;
    }
  }

  /** The library gives up its session only when the server refused to refresh it; otherwise the way was at fault. */
  async #renew(): Promise<void> {
    if (!this.#session.session) return this.#signIn();
    try {
      await this.#session.refreshSession();
    } catch (error) {
      if (!this.#session.session) return this.#signIn();
      const { message, failure } = blueskyFailure(error, 'session');
      throw new ChannelError(message, { ...failure, requestLeft: false });
    }
  }

  #resume(kept: KeptSession): void {
    const { did, handle, accessJwt, refreshJwt } = kept;
    this.#session.session = { did, handle, accessJwt, refreshJwt, active: true };
    if (kept.pds) this.#session.pdsUrl = new URL(kept.pds);
  }

  #keep(session: AtpSessionData | undefined): void {
    if (!session) return;
    const { did, handle, accessJwt, refreshJwt } = session;
    const pds = this.#session.pdsUrl?.href ?? null;
    const { service, handle: identifier } = this.#access;
    const kept: KeptSession = { service, identifier, did, handle, accessJwt, refreshJwt, pds };
    this.#setup.saveSecret({ ...this.#setup.secret, session: JSON.stringify(kept) });
  }
}

function expired(): ChannelError {
  return new ChannelError('The session has run out, and there is no app password to sign in again.', {
    cause: 'expired-token',
    step: 'session',
    retryAt: null,
    requestLeft: false,
  });
}
