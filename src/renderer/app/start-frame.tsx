import { SearchBoxWaiting } from '../features/search/search-box-waiting';
import { useText } from '../state/use-text';
import styles from './console.module.css';
import { Header } from './header';
import frame from './start-frame.module.css';
import { usePanes } from './use-panes';

interface StartFrameProps {
  /** What the engine does meanwhile; said only to those who have to wait for it. */
  readonly engine: 'starting' | 'running' | 'restarting' | 'stopped' | 'waiting-for-key';
}

/** The desk before there is a key: its frame and its empty panes, so that nothing moves when the rows come. */
export function StartFrame({ engine }: StartFrameProps) {
  const text = useText();
  return (
    <div className={styles.console} data-panes={usePanes()} data-screen="queue" aria-busy="true">
      <Header search={<SearchBoxWaiting />} />
      <main className={styles.main}>
        <div className={frame.middle}>
          <p role="status" className={frame.status}>
            {text(`splash.${engine}`)}
          </p>
        </div>
      </main>
      <footer />
    </div>
  );
}
