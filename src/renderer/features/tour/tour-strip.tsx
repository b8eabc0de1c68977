import { useEffect, useRef, useState } from 'react';
import type { Settings } from '../../../shared/ipc/settings';
import { useAppInfo, useSettings, useWriteSettings } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useQueueSize } from '../../data/use-queue';
import { useSignalPart } from '../../data/use-signal';
import { left, moved, stepOf, type TourProgress, tourSteps } from '../../parts/tour-progress';
import { moveFocus, notify, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { keysInWords, type ToldCommand } from './tour-keys';
import { isDone } from './tour-signs';
import styles from './tour-strip.module.css';

interface TourStripProps {
  readonly commands: readonly ToldCommand[];
}

/** The tour of the desk, on the person's own cases: a few words at a time, and nothing has to be done for it. */
export function TourStrip({ commands }: TourStripProps) {
  const settings = useSettings();
  return settings?.tour.state === 'running' ? <Running commands={commands} settings={settings} /> : null;
}

function Running({ commands, settings }: TourStripProps & { readonly settings: Settings }) {
  const text = useText();
  const isMac = useAppInfo()?.platform === 'darwin';
  const { queue } = useServices();
  const isReady = useSignalPart(queue.list, ({ ready }) => ready);
  const isEmpty = useQueueSize().size === 0 && isReady;
  const step = stepOf(settings.tour);
  const number = tourSteps.indexOf(step) + 1;
  const go = useGoing(settings.tour);
  const words = text(`tour.step.${step}`, keysInWords(text, { commands, settings, isMac }));
  const isLast = number === tourSteps.length;
  return (
    <section className={styles.strip} aria-label={text('tour.title')}>
      <span className={styles.place}>{text('tour.place', { number, count: tourSteps.length })}</span>
      <Spoken words={isEmpty && step === 'list' ? `${words} ${text('tour.nobodyYet')}` : words} />
      <span className={styles.acts}>
        <Button small onClick={() => go(moved(settings.tour, -1))}>
          {text('tour.back')}
        </Button>
        <Button small kind="main" onClick={() => go(moved(settings.tour, 1))}>
          {text(isLast ? 'tour.end' : 'tour.next')}
        </Button>
        <Button small kind="quiet" onClick={() => go(left(settings.tour))}>
          {text('tour.leave')}
        </Button>
      </span>
    </section>
  );
}

/** Said aloud when it changes, and also when it is the first: a place for it is there a moment before. */
function Spoken({ words }: { readonly words: string }) {
  const [shown, setShown] = useState('');
  useEffect(() => setShown(words), [words]);
  return (
    <p className={styles.words} role="status">
      {shown}
    </p>
  );
}

/** Goes on by itself when a hand does what the step is about. */
function useGoing(progress: TourProgress): (to: TourProgress) => void {
  const write = useWriteSettings();
  const go = (to: TourProgress) => {
    // What cannot be kept is begun anew at the next start.
    write({ tour: to }).catch(() => undefined);
    if (to.state === 'running') return;
    const words = to.state === 'left' ? 'tour.left' : 'tour.over';
    notify({ tone: 'done', text: words, values: {}, undoable: false });
    // The button that was pressed goes with the strip.
    moveFocus('list');
  };
  const latest = useRef({ progress, go });
  latest.current = { progress, go };
  useEffect(
    () =>
      useSession.subscribe((now, before) => {
        const { progress: at, go: to } = latest.current;
        if (isDone(stepOf(at), before, now)) to(moved(at, 1));
      }),
    [],
  );
  return go;
}
