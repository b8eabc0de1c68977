// Tells the shell once that there is something to see, so that what nobody waits for may begin.
import { useEffect } from 'react';
import { useServices } from '../data/services';
import { loadLateOnes } from '../ui/late';

/** `isThere`: this render puts the desk on the screen, or what stands in its place. */
export function useShown(isThere: boolean): void {
  const { desk } = useServices();
  useEffect(() => {
    if (!isThere) return;
    const tell = () => {
      void desk.request('desk.shown', undefined).catch(() => undefined);
      loadLateOnes();
    };
    // The task after the frame: then it is painted.
    const frame = requestAnimationFrame(() => setTimeout(tell));
    return () => cancelAnimationFrame(frame);
  }, [isThere, desk]);
}
