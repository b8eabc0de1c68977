import type { QueryClient } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Services } from '../data/services';
import { StillQueue } from '../features/queue/still-queue';
import { SearchBoxWaiting } from '../features/search/search-box-waiting';
import { ViewsNav } from '../features/views/views-nav';
import { App } from './app';
import styles from './console.module.css';
import { DeskFrame } from './desk-frame';
import { styleSheetNow } from './draw-start-picture';
import { Header } from './header';
import { panesNow } from './panes';
import { pictureOf } from './picture';
import type { StartPicture, StartSnapshot } from './start-snapshot';
import { usePanes } from './use-panes';

type Shown = Omit<StartSnapshot, 'version' | 'picture' | 'workspace'>;

/** About a tall screen of them. */
const rowsInPicture = 20;

/** The desk as a start shows it, drawn beside the document, wherever the person is in it now. */
export function takeStartPicture(
  services: Services,
  queries: QueryClient,
  shown: Shown,
): StartPicture | null {
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      <App services={services} queries={queries} nonce={undefined}>
        <StillConsole {...shown} />
      </App>,
    ),
  );
  const console = place.firstElementChild;
  const node = console === null ? null : pictureOf(console);
  root.unmount();
  const { lang, dataset } = document.documentElement;
  const about = { panes: panesNow(), styles: styleSheetNow(), lang, theme: dataset['theme'] ?? 'light' };
  return node === null ? null : { ...about, node };
}

function StillConsole({ view, rows, counters }: Shown) {
  return (
    <DeskFrame screen="queue" isBusy>
      <Header search={<SearchBoxWaiting />} />
      {usePanes() === 'all' && <ViewsNav />}
      <main className={styles.main}>
        <StillQueue view={view} rows={rows.slice(0, rowsInPicture)} size={counters[view] ?? rows.length} />
      </main>
      <footer />
    </DeskFrame>
  );
}
