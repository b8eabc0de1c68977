// Locks the desk when nobody has touched it for a while.
import { useEffect } from 'react';
import { minute, second } from '../../shared/domain/time';
import { useSeat } from '../state/seat';

const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
const lookEveryMs = 5 * second;

/** Minutes without a hand on mouse or keys; a machine that slept for so long wakes up locked. Null: never. */
export function useIdleLock(minutes: number | null): void {
  const seat = useSeat();
  useEffect(() => {
    if (minutes === null) return;
    let touchedAt = Date.now();
    const touch = () => {
      touchedAt = Date.now();
    };
    const look = () => {
      // A clock that was set back must not keep the desk open for longer.
      if (Date.now() < touchedAt) touch();
      else if (Date.now() - touchedAt >= minutes * minute) void seat.lock();
    };
    const timer = setInterval(look, Math.min(lookEveryMs, minutes * minute));
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true });
    // After a sleep the look comes before the first move of a hand counts.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
      document.removeEventListener('visibilitychange', look);
    };
  }, [minutes, seat]);
}
