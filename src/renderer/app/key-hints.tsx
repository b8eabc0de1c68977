import { useEffect, useState } from 'react';
import { useSettings } from '../data/desk-queries';
import { keysOf } from '../parts/key-map';
import { keyCaps } from '../parts/key-names';
import { useSession } from '../state/session';
import { useText } from '../state/use-text';
import { KeyCap } from '../ui/key-cap';
import { commands } from './commands';
import { hints } from './hint-lesson';
import styles from './key-hints.module.css';
import { useIsMac } from './use-is-mac';

/** As long as the fading in key-hints.module.css. */
const fadingMs = 1_600;

/** A few keys, quietly, where the eye rests; they give way to what just happened, and fade once they are known. */
export function KeyHints() {
  const text = useText();
  const settings = useSettings();
  const busy = useSession((session) => session.notice?.tone === 'done');
  const isMac = useIsMac();
  const keyOf = (id: string) =>
    commands.flatMap((one) => (one.id === id ? keysOf(one, settings?.keys ?? {}) : []))[0] ?? '';
  if (settings === undefined || busy || !settings.hintsShown || !settings.singleLetterKeys) return null;
  return (
    <span className={styles.hints} aria-hidden="true">
      {hints.map((hint) => (
        <Hint
          key={hint.id}
          keys={keyCaps(hint.commands.map(keyOf).join(' '), isMac)}
          words={text(hint.label)}
          isLearnt={settings.hintsLearnt.includes(hint.id)}
        />
      ))}
    </span>
  );
}

interface HintProps {
  readonly keys: string;
  readonly words: string;
  readonly isLearnt: boolean;
}

function Hint({ keys, words, isLearnt }: HintProps) {
  const [isGone, setGone] = useState(isLearnt);
  useEffect(() => {
    const timer = setTimeout(() => setGone(isLearnt), isLearnt ? fadingMs : 0);
    return () => clearTimeout(timer);
  }, [isLearnt]);
  if (isGone) return null;
  return (
    <span className={styles.hint} data-learnt={isLearnt || undefined}>
      <KeyCap keys={keys} />
      <span>{words}</span>
    </span>
  );
}
