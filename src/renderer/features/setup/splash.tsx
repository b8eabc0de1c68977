import type { DeskState } from '../../data/desk-queries';
import { useText } from '../../state/use-text';
import styles from './setup.module.css';
import { SetupFrame } from './setup-frame';

/** Before the desk is there: why it is not, in words. */
export function Splash({ state }: { readonly state: DeskState | undefined }) {
  const text = useText();
  if (state === undefined) return <div className={styles.blank} aria-busy="true" />;
  return (
    <SetupFrame title={text(state.problem === null ? 'splash.title' : 'splash.problemTitle')}>
      <p role="status">{text(state.problem === null ? `splash.${state.engine}` : 'splash.problem')}</p>
      {state.problem !== null && <p className={styles.detail}>{state.problem}</p>}
    </SetupFrame>
  );
}
