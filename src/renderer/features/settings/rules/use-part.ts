// One part of the workspace while somebody changes it: what it was, what it is to be, and what is wrong with that.
import { useEffect, useRef, useState } from 'react';
import type { BrandId } from '../../../../shared/domain/ids';
import { managesWorkspace } from '../../../../shared/domain/who-manages';
import type { WorkspaceProblem } from '../../../../shared/ipc/engine-answers';
import type { ChangeablePart } from '../../../../shared/workspace/change-part';
import { useMe, useWorkspace } from '../../../data/desk-queries';
import { useChangePart } from '../../../data/workspace-document';
import { useCaseActions } from '../../../state/case-actions';
import { notify } from '../../../state/session';

export interface PartPlace {
  readonly part: ChangeablePart;
  readonly brandId: BrandId | null;
}

export interface Part<Value> {
  readonly value: Value;
  readonly isChanged: boolean;
  readonly may: boolean;
  /** Paths are those within the part. */
  readonly problems: readonly WorkspaceProblem[];
  readonly change: (value: Value) => void;
  readonly discard: () => void;
  readonly save: () => Promise<void>;
}

interface Edited<Value> {
  /** Undefined: as it is written down when it is saved. */
  readonly before: Value | undefined;
  readonly value: Value;
}

/** `prefix` is the path of the part in the definition, such as "brands.0.escalation". */
export function usePart<Value>(place: PartPlace, stored: Value, prefix: string): Part<Value> {
  const [edited, setEdited] = useState<Edited<Value> | null>(null);
  const [problems, setProblems] = useState<readonly WorkspaceProblem[]>([]);
  const actions = useCaseActions();
  const changePart = useChangePart();
  const me = useMe();
  const workspace = useWorkspace();
  const forget = () => {
    setEdited(null);
    setProblems([]);
  };
  const isBusy = useRef(false);
  const [isAskedAgain, askAgain] = useState(false);
  const save = () =>
    actions.attempt(async () => {
      if (edited === null) return;
      if (isBusy.current) return askAgain(true);
      isBusy.current = true;
      const { value, before = stored } = edited;
      const found = await changePart({ ...place, before, value })
        .catch((error) => {
          askAgain(false);
          throw error;
        })
        .finally(() => {
          isBusy.current = false;
        });
      setProblems(found.map((problem) => within(problem, prefix)));
      if (found.length > 0) return;
      // What was changed while it was on its way is a change of what is written down now.
      setEdited((now) =>
        now === null || now.value === value ? null : { value: now.value, before: undefined },
      );
      notify({ tone: 'done', text: 'rules.saved', values: {}, undoable: false });
    });
  useEffect(() => {
    if (!isAskedAgain || isBusy.current) return;
    askAgain(false);
    void save();
  });
  return {
    value: edited?.value ?? stored,
    isChanged: edited !== null,
    may: me !== undefined && workspace != null && managesWorkspace(me, workspace),
    problems,
    change: (value) => setEdited((known) => ({ before: known === null ? stored : known.before, value })),
    discard: forget,
    save,
  };
}

function within(problem: WorkspaceProblem, prefix: string): WorkspaceProblem {
  const { path } = problem;
  return path.startsWith(`${prefix}.`) ? { ...problem, path: path.slice(prefix.length + 1) } : problem;
}
