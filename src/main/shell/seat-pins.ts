// Who may sit down at this desk, where the workspace asks for a PIN: decided here, before anything says who sits.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SeatAnswer } from '../../shared/ipc/seat-answer';
import type { EngineToShell } from '../../shared/ipc/shell-ports';
import { oneByOne } from './one-by-one';
import { RequestFailure } from './request-failure';
import { seatPinsFileName } from './seat-pins-file-name';
import { writeDurably } from './write-durably';

/** 32 MB and about a tenth of a second for each look. */
const usualCost = 32_768;
const blockSize = 8;
const triesBeforeWait = 5;
const waitMs = 30_000;

const pinSchema = z.object({ salt: z.base64(), hash: z.base64(), cost: z.number().int().min(2) });
const keptSchema = z.object({
  asksPin: z.boolean(),
  pins: z.record(z.string(), pinSchema),
  /** Wrong tries since the last right one, and until when none is looked at. */
  tries: z.record(z.string(), z.object({ wrong: z.number().int(), waitUntil: z.number() })),
});
type Kept = z.output<typeof keptSchema>;
type Pin = z.output<typeof pinSchema>;

const nothing: Kept = { asksPin: false, pins: {}, tries: {} };

type SaidOfSeats = Extract<EngineToShell, { type: 'seats' | 'forgetPin' }>;

interface Surroundings {
  readonly now?: () => number;
  readonly cost?: number;
}

export class SeatPins {
  readonly #now: () => number;
  readonly #cost: number;
  #file: string | null = null;
  #kept: Kept = nothing;
  readonly #inTurn = oneByOne();

  constructor({ now = Date.now, cost = usualCost }: Surroundings = {}) {
    this.#now = now;
    this.#cost = cost;
  }

  /**
   * What an earlier run knew counts until the engine says otherwise. With a file that cannot be read everybody chooses
   * a PIN anew, as with one that is gone.
   */
  open(folder: string): void {
    this.#file = join(folder, seatPinsFileName);
    if (existsSync(this.#file))
      this.#kept = keptIn(readFileSync(this.#file, 'utf8')) ?? { ...nothing, asksPin: true };
  }

  /** Whether a seat is taken by `sit` only: nobody knows better before the desk is open. */
  get isGuarded(): boolean {
    return this.#file === null || this.#kept.asksPin;
  }

  hear(said: SaidOfSeats): Promise<void> {
    return this.#inTurn(() =>
      said.type === 'seats' ? this.#keep({ asksPin: said.asksPin }) : this.#forget(said.agentId),
    );
  }

  /** Without a PIN: says whether one is needed. Who has none yet chooses it. One after another, so that tries count. */
  sit(agentId: string, pin: string | null): Promise<SeatAnswer> {
    return this.#inTurn(async () => {
      if (this.#file === null) throw notOpen();
      if (!this.#kept.asksPin) return { kind: 'seated' };
      const known = this.#kept.pins[agentId];
      if (pin === null) return { kind: 'needed', isNew: known === undefined };
      if (known !== undefined) return this.#check(agentId, known, pin);
      const chosen = await this.#madeOf(pin);
      await this.#keep({ pins: { ...this.#kept.pins, [agentId]: chosen } });
      return { kind: 'seated' };
    });
  }

  #forget(agentId: string): Promise<void> {
    const { [agentId]: _pin, ...pins } = this.#kept.pins;
    const { [agentId]: _tries, ...tries } = this.#kept.tries;
    return this.#keep({ pins, tries });
  }

  async #check(agentId: string, known: Pin, pin: string): Promise<SeatAnswer> {
    const now = this.#now();
    const { wrong, waitUntil } = this.#kept.tries[agentId] ?? { wrong: 0, waitUntil: 0 };
    // The clock was set back: nobody waits for longer than the wait is.
    const isAstray = waitUntil - now > waitMs;
    if (isAstray) await this.#keepTries(agentId, { wrong, waitUntil: now + waitMs });
    const left = isAstray ? waitMs : waitUntil - now;
    if (left > 0) return { kind: 'wait', seconds: Math.ceil(left / 1_000) };
    // Counted before it is looked at: whoever ends the program meanwhile has had the try.
    const isLast = wrong + 1 >= triesBeforeWait;
    await this.#keepTries(agentId, { wrong: wrong + 1, waitUntil: isLast ? now + waitMs : 0 });
    const typed = await hashOf(pin, known);
    if (timingSafeEqual(typed, Buffer.from(known.hash, 'base64'))) {
      await this.#keepTries(agentId, { wrong: 0, waitUntil: 0 });
      return { kind: 'seated' };
    }
    return isLast
      ? { kind: 'wait', seconds: waitMs / 1_000 }
      : { kind: 'wrong', left: triesBeforeWait - wrong - 1 };
  }

  async #madeOf(pin: string): Promise<Pin> {
    const made = { salt: randomBytes(16).toString('base64'), cost: this.#cost };
    return { ...made, hash: (await hashOf(pin, made)).toString('base64') };
  }

  #keepTries(agentId: string, tries: Kept['tries'][string]): Promise<void> {
    return this.#keep({ tries: { ...this.#kept.tries, [agentId]: tries } });
  }

  async #keep(change: Partial<Kept>): Promise<void> {
    const after = { ...this.#kept, ...change };
    const text = JSON.stringify(after);
    if (text === JSON.stringify(this.#kept)) return;
    if (this.#file === null) throw notOpen();
    await writeDurably(this.#file, text).catch(() => {
      const message = 'The disk took nothing, so nobody sat down.';
      throw new RequestFailure('unavailable', 'settings-not-written', message);
    });
    this.#kept = after;
  }
}

function notOpen(): RequestFailure {
  return new RequestFailure('unavailable', 'engine-not-running', 'The desk is not open at the moment.');
}

function keptIn(text: string): Kept | null {
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function hashOf(pin: string, { salt, cost }: Pick<Pin, 'salt' | 'cost'>): Promise<Buffer> {
  const options = { N: cost, r: blockSize, p: 1, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(pin, Buffer.from(salt, 'base64'), 32, options, (error, hash) => {
      if (error) reject(error);
      else resolve(hash);
    });
  });
}
