// A page for one test each, in a root of its own, ended after it.
import { afterEach, beforeEach } from 'vitest';
import { startPage } from '../../../src/renderer/app/start-page';
import type { StartSnapshot } from '../../../src/renderer/app/start-snapshot';
import { awaitField } from '../../../src/renderer/state/field-ahead';
import { useSession } from '../../../src/renderer/state/session';
import '../../../src/renderer/ui/tokens.css';
import type { DeskApi } from '../../../src/shared/ipc/desk-api';

let stop = () => {};
let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
});
afterEach(() => {
  stop();
  stop = () => {};
  root.remove();
  awaitField(null);
  useSession.setState(useSession.getInitialState(), true);
});

/** Where the page of this test stands. */
export const pageRoot = (): HTMLElement => root;

/** Starts the page on a desk, in the place of one shown before; `kept` is the first page of an earlier session. */
export function showPage(api: DeskApi, kept: StartSnapshot | null = null): void {
  stop();
  const end = startPage(api, root, kept);
  stop = () => {
    end();
    root.replaceChildren();
  };
}
