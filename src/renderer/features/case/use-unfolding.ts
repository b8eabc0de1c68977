// Has a case stand there at once with its newest words; what lies above the sight follows a frame later.
import { startTransition, useEffect, useState } from 'react';
import { afterFrame } from '../../data/after-frame';

/** `whole`: all is there that a case opens with. `settled`: what comes from now on is news. */
type Unfolding = 'newest' | 'whole' | 'settled';

export function useUnfolding(): Unfolding {
  const [stage, setStage] = useState<Unfolding>('newest');
  useEffect(() => {
    if (stage === 'settled') return;
    let isGone = false;
    afterFrame(() => {
      if (!isGone) startTransition(() => setStage(stage === 'newest' ? 'whole' : 'settled'));
    });
    return () => {
      isGone = true;
    };
  }, [stage]);
  return stage;
}
