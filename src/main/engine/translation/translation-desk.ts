// Texts that are being translated outside, and those that were: what a machine wrote is not sent as if a person had.
import type { CaseId } from '../../../shared/domain/ids';
import { second } from '../../../shared/domain/time';
import type { ToChannels } from '../../../shared/ipc/channels-port';
import type { TranslationOutcome, TranslationRequest } from '../../../shared/ipc/translation-port';
import type { Clock } from '../clock';

/** Longer than the other process may take, which then says why. */
const patience = 30 * second;
const mostAtOnce = 8;
const mostKept = 500;

export class TranslationDesk {
  readonly #clock: Clock;
  readonly #post: (message: ToChannels) => boolean;
  readonly #waiting = new Map<number, (outcome: TranslationOutcome) => void>();
  readonly #given = new Set<string>();
  readonly #heard = new Map<CaseId, string>();
  #requests = 0;

  constructor(clock: Clock, post: (message: ToChannels) => boolean) {
    this.#clock = clock;
    this.#post = post;
  }

  /** Always ends: what nobody answers in time has failed. */
  ask(request: TranslationRequest): Promise<TranslationOutcome> {
    if (this.#waiting.size >= mostAtOnce) return Promise.resolve({ kind: 'failed', cause: 'rate-limited' });
    return new Promise((resolve) => {
      const requestId = ++this.#requests;
      this.#waiting.set(requestId, resolve);
      const fail = (cause: 'timed-out' | 'offline') => this.heard(requestId, { kind: 'failed', cause });
      this.#clock.after(patience, () => fail('timed-out'));
      if (!this.#post({ type: 'translate', requestId, request })) fail('offline');
    });
  }

  heard(requestId: number, outcome: TranslationOutcome): void {
    const resolve = this.#waiting.get(requestId);
    this.#waiting.delete(requestId);
    resolve?.(outcome);
  }

  /** Words that a machine wrote for a reply in this case. */
  gave(caseId: CaseId, text: string): void {
    makeRoom(this.#given);
    this.#given.add(placeOf(caseId, text));
  }

  hasGiven(caseId: CaseId, text: string): boolean {
    return this.#given.has(placeOf(caseId, text));
  }

  /** The service heard in which language the customer of this case writes. */
  heardLanguage(caseId: CaseId, language: string): void {
    makeRoom(this.#heard);
    this.#heard.set(caseId, language);
  }

  languageOf(caseId: CaseId): string | null {
    return this.#heard.get(caseId) ?? null;
  }
}

function placeOf(caseId: CaseId, text: string): string {
  return `${caseId}\n${text.trim()}`;
}

/** For one more; the oldest goes. */
function makeRoom<Key>(kept: Pick<Map<Key, unknown>, 'size' | 'keys' | 'delete'>): void {
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
}
