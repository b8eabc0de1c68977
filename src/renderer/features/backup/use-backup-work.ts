// Asks the shell for a backup or a restore and keeps what came of it for the dialog, or for the line below once that is closed.
import { useState } from 'react';
import type { RequestOutput } from '../../../shared/ipc/contract';
import { useServices } from '../../data/services';
import { problemWords, type Words } from '../../state/problem-words';
import { notify, useSession } from '../../state/session';

type Outcome = RequestOutput<'backup.make'>;
export type BackupDone = Extract<Outcome, { kind: 'done' }>;
type BackupFailure = { readonly words: Words; readonly detail: string | null };

interface BackupWork {
  readonly busy: boolean;
  readonly failure: BackupFailure | null;
  /** Resolves with what was done; null where it was cancelled or failed. */
  readonly start: (passphrase: string) => Promise<BackupDone | null>;
}

const requestOf = { backup: 'backup.make', restore: 'backup.restore' } as const;

export function useBackupWork(dialog: keyof typeof requestOf): BackupWork {
  const { desk } = useServices();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<BackupFailure | null>(null);
  const fail = (words: Words, detail: string | null) => {
    if (useSession.getState().dialog?.kind === dialog) setFailure({ words, detail });
    else notify({ tone: 'problem', ...words, undoable: false });
  };
  const start = async (passphrase: string) => {
    setBusy(true);
    setFailure(null);
    try {
      const outcome = await desk.request(requestOf[dialog], { passphrase });
      if (outcome.kind === 'failed')
        fail({ text: `backup.failed.${outcome.code}`, values: {} }, outcome.detail);
      return outcome.kind === 'done' ? outcome : null;
    } catch (error) {
      fail(problemWords(error), null);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, start };
}
