// What the next start shows before anything can be read: the list's first page, its counters and the workspace.
import type { CaseRow, ViewId } from '../../shared/domain/case-row';
import type { Counters } from '../../shared/ipc/store-port';
import type { Workspace } from '../../shared/workspace/schema';
import type { Panes } from './panes';
import type { PictureNode } from './picture';

export interface StartSnapshot {
  /** Of this shape; another one is another version's. */
  readonly version: 3;
  readonly view: ViewId;
  readonly rows: readonly CaseRow[];
  readonly counters: Counters;
  readonly workspace: Workspace;
  /** How it looked; null: the screens draw it. */
  readonly picture: StartPicture | null;
}

export interface StartPicture {
  /** The pane arrangement and the style sheet it was taken under: under others it would look wrong. */
  readonly panes: Panes;
  readonly styles: string;
  readonly lang: string;
  readonly theme: string;
  readonly node: PictureNode;
}

/** More than a tall screen shows. */
export const rowsOfStart = 50;

/**
 * The snapshot in what the shell kept; null when there is none of this shape. The shell gives out only what a page of
 * the same version had sealed, so its inside needs no second look.
 */
export function snapshotIn(text: string | null): StartSnapshot | null {
  if (text === null) return null;
  try {
    const snapshot = JSON.parse(text) as Partial<StartSnapshot> | null;
    const isWhole = snapshot?.version === 3 && Array.isArray(snapshot.rows) && snapshot.workspace;
    return isWhole ? (snapshot as StartSnapshot) : null;
  } catch {
    return null;
  }
}
