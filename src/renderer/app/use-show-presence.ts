// Tells the team which case the person here reads or writes in; nothing of it is kept.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CaseId } from '../../shared/domain/ids';
import { second } from '../../shared/domain/time';
import type { HubPresence } from '../../shared/ipc/hub-status';
import { useDeskState, useStatusPart } from '../data/desk-queries';
import { useServices } from '../data/services';
import { useSignal } from '../data/use-signal';
import { useSession } from '../state/session';
import { typing } from '../state/typing';

/** Who walks through the list reads nothing yet. */
const restMs = 600;
/** After the last stroke: people think between sentences. */
const writingLastsMs = 15 * second;

interface Look {
  readonly caseId: CaseId | null;
  readonly doing: HubPresence['doing'];
}

export function useShowPresence(): void {
  const { engine } = useServices();
  const isShared = useStatusPart((status) => (status.hub ?? null) !== null) ?? false;
  const engineState = useDeskState()?.engine;
  const isSeen = useSyncExternalStore(followVisibility, () => document.visibilityState === 'visible');
  const selected = useSession((session) => (session.screen === 'queue' ? session.selected : null));
  const writesIn = useWritingCase();
  const caseId = isSeen ? selected : null;
  const doing = caseId !== null && caseId === writesIn ? 'writes' : 'reads';
  const told = useRef<Look>({ caseId: null, doing: 'reads' });
  useEffect(() => {
    // An engine that was started anew has heard of nothing.
    if (engineState !== 'running') told.current = { caseId: null, doing: 'reads' };
  }, [engineState]);
  useEffect(() => {
    if (!isShared || engineState !== 'running') return;
    const tell = () => {
      const before = told.current;
      if (before.caseId === caseId && before.doing === doing) return;
      told.current = { caseId, doing };
      void engine.command('hub.look', { caseId, doing }).catch(() => undefined);
    };
    const timer = setTimeout(tell, caseId === null || doing === 'writes' ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [engine, isShared, engineState, caseId, doing]);
  // A locked desk is at no case.
  useEffect(
    () => () => {
      if (told.current.caseId !== null)
        void engine.command('hub.look', { caseId: null, doing: 'reads' }).catch(() => undefined);
    },
    [engine],
  );
}

/** The case with the last stroke, for as long as that counts. */
function useWritingCase(): CaseId | null {
  const last = useSignal(typing);
  const [ended, setEnded] = useState<number | null>(null);
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setEnded(last.stroke), writingLastsMs);
    return () => clearTimeout(timer);
  }, [last]);
  return last === null || last.stroke === ended ? null : last.caseId;
}

function followVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
