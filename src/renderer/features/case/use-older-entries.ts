// The part of a long story that is read only when somebody asks for it.
import { useState } from 'react';
import type { ConversationEntry } from '../../../shared/domain/conversation';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';

const entriesAtOnce = 200;

export interface OlderEntries {
  readonly entries: readonly ConversationEntry[];
  readonly more: boolean;
  readonly reading: boolean;
  readonly read: () => Promise<void>;
}

export function useOlderEntries(open: OpenCase): OlderEntries {
  const { engine } = useServices();
  const actions = useCaseActions();
  const [pages, setPages] = useState<readonly OpenCase[]>([]);
  const [reading, setReading] = useState(false);
  const oldest = pages[0] ?? open;
  const shown = new Set(open.entries.map((entry) => entry.key));
  const read = async () => {
    setReading(true);
    await actions.attempt(async () => {
      const page = await engine.query('case.read', {
        caseId: open.state.id,
        before: oldest.oldestPosition,
        limit: entriesAtOnce,
      });
      setPages([page, ...pages]);
    });
    setReading(false);
  };
  return {
    entries: pages.flatMap((page) => page.entries).filter((entry) => !shown.has(entry.key)),
    more: oldest.hasOlder,
    reading,
    read,
  };
}
