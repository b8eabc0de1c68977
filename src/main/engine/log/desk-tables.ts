// What the log holds beside events: outbox positions, drafts, attachments, cursors, items set aside, the workspace, training.
import type { SetAsideItem } from '../../../shared/ipc/engine-answers';
import { accountTable, openAccounts } from './account-table';
import { blobTable, openBlobs } from './blob-table';
import type { Database } from './database';
import { draftTable, openDrafts } from './draft-table';
import type { KeyRing } from './key-ring';
import { openOutbox, outboxTable } from './outbox-table';
import { SealedList, sealedListTable } from './sealed-list';

export const deskTables = [
  outboxTable,
  draftTable,
  blobTable,
  accountTable,
  sealedListTable('set_aside'),
  sealedListTable('workspaces'),
  sealedListTable('custody'),
  sealedListTable('training'),
].join('\n');

/** The newest items set aside that are listed; all are kept. */
const setAsideListed = 500;

export type DeskTables = ReturnType<typeof openDeskTables>;

export function openDeskTables(database: Database, keys: KeyRing) {
  const setAside = new SealedList(database, 'set_aside', keys.desktop);
  const workspaces = new SealedList(database, 'workspaces', keys.desktop);
  const training = new SealedList(database, 'training', keys.desktop);
  return {
    ...openOutbox(database),
    ...openDrafts(database, keys),
    ...openBlobs(database, keys),
    ...openAccounts(database, keys),
    setAside: (item: SetAsideItem): void => setAside.add(Buffer.from(JSON.stringify(item))),
    /** Newest first. */
    listSetAside: (): readonly SetAsideItem[] =>
      setAside.newest(setAsideListed).map((plain) => JSON.parse(plain.toString('utf8')) as SetAsideItem),
    countSetAside: (): number => setAside.count(),
    /** Earlier definitions are kept. */
    writeWorkspace: (text: string): void => workspaces.add(Buffer.from(text)),
    /** Newest first. */
    readWorkspaces: (limit: number): readonly string[] =>
      workspaces.newest(limit).map((plain) => plain.toString('utf8')),
    /** A signed record with whose it is, as text. */
    addTraining: (text: string): void => training.add(Buffer.from(text)),
    /** Newest first. */
    listTraining: (limit: number): readonly string[] =>
      training.newest(limit).map((plain) => plain.toString('utf8')),
    readWorkspace: (): string | null => workspaces.newest(1)[0]?.toString('utf8') ?? null,
  };
}
