// Who sits at this desk: taking a seat and locking, as a key, the menu or the lock screen does it.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { SeatAnswer } from '../../shared/ipc/seat-answer';
import type { Settings } from '../../shared/ipc/settings';
import type { Desk } from '../data/desk';
import { useWorkspace, useWriteSettings } from '../data/desk-queries';
import type { EngineClient } from '../data/engine-client';
import { queryKeys } from '../data/query-keys';
import { useServices } from '../data/services';
import { problemWords } from './problem-words';
import { seatAsked } from './seat-asked';
import { clearDesk, notify } from './session';

interface Hands {
  readonly desk: Desk;
  readonly engine: EngineClient;
  readonly queries: QueryClient;
  readonly write: (patch: Partial<Settings>) => Promise<void>;
  /** Whether whoever sits down types a PIN. */
  readonly asksPin: () => boolean;
}

export class Seat {
  private readonly hands: Hands;

  constructor(hands: Hands) {
    this.hands = hands;
  }

  /** Hides everything at once; it is on disk a moment later, so that a restart stays locked. */
  lock(): Promise<void> {
    return this.change({ locked: true });
  }

  /**
   * Somebody sits down. What the one before had open, marked or typed is not theirs to see. Where a PIN is asked for, the
   * desk is locked until it was typed; false then.
   */
  async take(agentId: string): Promise<boolean> {
    clearDesk();
    const isAsked = this.hands.asksPin();
    if (isAsked) seatAsked.set(agentId);
    await this.change(isAsked ? { locked: true } : { agentId, locked: false });
    return !isAsked;
  }

  /** At the lock screen; without a PIN it says whether one is needed. Null: it could not be asked, which is said. */
  async sit(agentId: string, pin: string | null): Promise<SeatAnswer | null> {
    clearDesk();
    let answer: SeatAnswer | null = null;
    await this.attempt(async () => {
      answer = await this.hands.desk.request('seat.take', { agentId, pin });
      if (answer.kind !== 'seated') return;
      seatAsked.set(null);
      const settings = await this.hands.desk.request('settings.read', undefined);
      this.hands.queries.setQueryData(queryKeys.settings, settings);
    });
    return answer;
  }

  /** Away, or back: nothing is given to who is away. */
  switchAway(): Promise<void> {
    return this.attempt(async () => {
      const seats = await this.hands.engine.query('team.read', {});
      const { agentId } = await this.hands.desk.request('settings.read', undefined);
      const isAway = (agentId === null ? seats[0] : seats.find(({ id }) => id === agentId))?.duty === 'away';
      await this.hands.engine.command('seat.setAway', { isAway: !isAway });
      await this.hands.queries.invalidateQueries({ queryKey: queryKeys.team });
      notify({ tone: 'done', text: isAway ? 'seat.back' : 'seat.away', values: {}, undoable: false });
    });
  }

  private change(patch: Partial<Settings>): Promise<void> {
    return this.attempt(() => this.hands.write(patch));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      notify({ tone: 'problem', ...problemWords(error), undoable: false });
    }
  }
}

export function useSeat(): Seat {
  const { desk, engine } = useServices();
  const queries = useQueryClient();
  const write = useWriteSettings();
  const asksPin = useWorkspace()?.seats?.pin ?? false;
  // A new function each time, over the same services.
  const latest = useRef({ write, asksPin });
  latest.current = { write, asksPin };
  return useMemo(
    () =>
      new Seat({
        desk,
        engine,
        queries,
        write: (patch) => latest.current.write(patch),
        asksPin: () => latest.current.asksPin,
      }),
    [desk, engine, queries],
  );
}
