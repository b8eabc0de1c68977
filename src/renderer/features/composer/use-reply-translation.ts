// A draft that is translated by a machine, and that it goes nowhere before somebody has read it (R48).
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { TranslatedDraft } from '../../../shared/ipc/draft';
import { useServices } from '../../data/services';
import { useMayTranslate } from '../../data/translation-queries';
import { useSignal } from '../../data/use-signal';
import { useCaseActions } from '../../state/case-actions';
import { moveFocus } from '../../state/session';
import { toggleTranslation, translationWish } from '../../state/translation-wish';
import type { DraftHandle } from './use-draft';

export interface ReplyTranslation {
  /** Whether there is a service to ask. */
  readonly isOffered: boolean;
  readonly isUnderWay: boolean;
  /** Null: a person wrote the words. */
  readonly machine: TranslatedDraft | null;
  /** What the service left out of what was kept back. */
  readonly lost: number;
  readonly isRead: boolean;
  readonly setRead: (isRead: boolean) => void;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly translate: () => Promise<void>;
  readonly back: () => void;
  /** Whether the words may go; asks to read them where nobody has. */
  readonly passes: () => boolean;
}

/** For the reply of an open case; answers what a key asks for, too. */
export function useReplyTranslation(state: Case, draft: DraftHandle): ReplyTranslation {
  const { engine } = useServices();
  const actions = useCaseActions();
  const isOffered = useMayTranslate();
  const [isUnderWay, setUnderWay] = useState(false);
  const [read, setRead] = useState<TranslatedDraft | null>(null);
  const [lost, setLost] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const { machine } = draft;
  const latest = useLatest(draft.text);
  const isRead = machine !== null && read === machine;
  const translate = async () => {
    const original = draft.text;
    if (isUnderWay) return;
    // There is nothing to translate yet: it is written first.
    if (original.trim() === '') return moveFocus('reply');
    setUnderWay(true);
    await actions.attempt(async () => {
      const found = await engine.query('translation.ofReply', { caseId: state.id, text: original });
      // Who went on writing meanwhile keeps what they wrote.
      if (latest.current !== original) return;
      setLost(found.lost);
      draft.write({ text: found.text, machine: { into: found.into, original } });
      moveFocus('reply');
    });
    setUnderWay(false);
  };
  const newest = state.lastCustomerMessage?.externalId;
  const wish = useSignal(translationWish);
  const fulfil = useRef({ translate, newest });
  fulfil.current = { translate, newest };
  useEffect(() => {
    if (wish === null) return;
    translationWish.set(null);
    if (wish.caseId !== state.id) return;
    if (wish.of === 'reply') void fulfil.current.translate();
    else if (fulfil.current.newest !== undefined) toggleTranslation(fulfil.current.newest);
  }, [wish, state.id]);
  return {
    isOffered,
    isUnderWay,
    machine,
    lost,
    isRead,
    setRead: (now) => setRead(now && machine !== null ? machine : null),
    field,
    translate,
    back: () => {
      if (machine !== null) draft.write({ text: machine.original, machine: null });
    },
    passes: () => {
      if (machine === null || isRead) return true;
      field.current?.focus();
      return false;
    },
  };
}

/** The words as they stand; null for who has gone on, and keeps draft and focus as they are by then. */
function useLatest(words: string): RefObject<string | null> {
  const latest = useRef<string | null>(words);
  latest.current = words;
  useEffect(
    () => () => {
      latest.current = null;
    },
    [],
  );
  return latest;
}
