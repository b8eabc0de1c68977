// Who sits at this desk: taking a seat and locking, as a key, the menu or the lock screen does it.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { Settings } from '../../shared/ipc/settings';
import type { Desk } from '../data/desk';
import { useWriteSettings } from '../data/desk-queries';
import type { EngineClient } from '../data/engine-client';
import { queryKeys } from '../data/query-keys';
import { useServices } from '../data/services';
import { problemWords } from './problem-words';
import { clearDesk, notify } from './session';

interface Hands {
  readonly desk: Desk;
  readonly engine: EngineClient;
  readonly queries: QueryClient;
  readonly write: (patch: Partial<Settings>) => Promise<void>;
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

  /** Somebody sits down. What the one before had open, marked or typed is not theirs to see. */
  take(agentId: string): Promise<void> {
    clearDesk();
    return this.change({ agentId, locked: false });
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
  // A new function each time, over the same services.
  const latest = useRef(write);
  latest.current = write;
  return useMemo(
    () => new Seat({ desk, engine, queries, write: (patch) => latest.current(patch) }),
    [desk, engine, queries],
  );
}
