// A draft that survives anything: read once, kept in the engine's log after every pause.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { GuidedStep } from '../../../shared/domain/diversion';
import { type AgentId, asId, type CaseId } from '../../../shared/domain/ids';
import type { Audience } from '../../../shared/domain/message';
import type { ReplyAttachment } from '../../../shared/domain/reply';
import type { Draft, TranslatedDraft } from '../../../shared/ipc/draft';
import { useMe } from '../../data/desk-queries';
import { queryKeys } from '../../data/query-keys';
import { useServices } from '../../data/services';
import { rememberTranslated, translationOf } from '../../state/translated-texts';
import { showTyping } from '../../state/typing';
import { insertAt } from './reply-model';

const pauseMs = 300;
const nobody = asId<AgentId>('');

export interface DraftWords {
  readonly text: string;
  /** Null until the person has chosen: the conversation's own audience. */
  readonly audience: Audience | null;
  readonly cannedResponseIds: readonly string[];
  readonly attachments: readonly ReplyAttachment[];
  /** Null: a person wrote it. */
  readonly machine: TranslatedDraft | null;
  /** What the words do beside answering; null: nothing. */
  readonly guided: GuidedStep | null;
}

type DraftChange = Partial<DraftWords> | ((words: DraftWords) => Partial<DraftWords>);

export interface DraftHandle extends DraftWords {
  /** False until what was saved has been read; nothing typed before is lost. */
  readonly ready: boolean;
  /** A change that takes a while to find out is worked out of what stands there by then. */
  readonly write: (change: DraftChange) => void;
  /** The words went out (or into a note): an empty draft is kept. */
  readonly clear: () => void;
  readonly flush: () => void;
}

const nothing: DraftWords = {
  text: '',
  audience: null,
  cannedResponseIds: [],
  attachments: [],
  machine: null,
  guided: null,
};

/** The draft of the person who sits here; each has their own. */
export function useDraft(caseId: CaseId, kind: 'reply' | 'note'): DraftHandle {
  const agentId = useMe()?.id ?? nobody;
  const { saved, ready, save, saveAfter } = useStored({ caseId, kind, agentId });
  const [words, setWords] = useState<DraftWords | null>(null);
  const unsaved = useRef<DraftWords | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  /** Whether something was typed before what was saved is read. */
  const isEarly = useRef(false);

  const keep = useCallback(
    (draft: DraftWords) => {
      unsaved.current = null;
      save(draft).catch(() => {
        // The next pause tries again; the words are still on screen.
        unsaved.current ??= draft;
      });
    },
    [save],
  );
  const flush = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (unsaved.current !== null && !isEarly.current) keep(unsaved.current);
  }, [keep]);
  useLeaving(
    useCallback(() => {
      flush();
      if (unsaved.current !== null && isEarly.current) saveAfter(unsaved.current);
    }, [flush, saveAfter]),
  );

  const current = words ?? (saved == null ? nothing : wordsOf(saved));
  const latest = useRef(current);
  latest.current = current;
  const isRead = useRef(ready);
  isRead.current = ready;
  const write = useCallback(
    (given: DraftChange) => {
      const change = typeof given === 'function' ? given(latest.current) : given;
      const next = marked(latest.current, change, agentId);
      latest.current = next;
      unsaved.current = next;
      setWords(next);
      if (change.text !== undefined) showTyping(next.text === '' ? null : caseId);
      isEarly.current ||= !isRead.current;
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(flush, pauseMs);
    },
    [flush, caseId, agentId],
  );
  // What was typed while the saved words were on their way comes after them, and takes the place of none.
  useEffect(() => {
    if (!ready || !isEarly.current) return;
    isEarly.current = false;
    write(after(saved, latest.current));
  }, [ready, saved, write]);
  const clear = useCallback(() => {
    showTyping(null);
    isEarly.current = false;
    setWords(nothing);
    latest.current = nothing;
    keep(nothing);
  }, [keep]);

  return { ...current, ready: ready && !isEarly.current, write, clear, flush };
}

export interface SendOnceReady {
  readonly send: () => void;
  /** Sends it once it says these words, and never if it says others. */
  readonly sendOnce: (words: string) => void;
}

/**
 * Sends a draft off, also when it is not known yet whether words stood there: it goes once that is known. Those that
 * stood there are read first, and sent by a second time.
 */
export function useOnceReady({ ready, text }: DraftHandle, send: () => void): SendOnceReady {
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    if (asked === null || !ready) return;
    setAsked(null);
    if (text === asked) send();
  });
  return { send: () => (ready ? send() : setAsked(text)), sendOnce: setAsked };
}

interface DraftPlace {
  readonly caseId: CaseId;
  readonly kind: 'reply' | 'note';
  readonly agentId: AgentId;
}

/** What is kept of a draft; `ready` once that is known. */
function useStored({ caseId, kind, agentId }: DraftPlace) {
  const { engine } = useServices();
  const queries = useQueryClient();
  const read = useCallback(
    () => engine.query('case.draft', { caseId, kind, agentId }),
    [engine, caseId, kind, agentId],
  );
  const queryKey = queryKeys.draft(caseId, kind, agentId);
  const { data: saved, isError } = useQuery({ queryKey, queryFn: read, staleTime: 0, gcTime: 0 });
  const save = useCallback(
    (draft: DraftWords) => {
      queries.setQueryData(queryKeys.draft(caseId, kind, agentId), { ...draft, savedAt: Date.now() });
      const lists = { cannedResponseIds: [...draft.cannedResponseIds], attachments: [...draft.attachments] };
      return engine.command('draft.save', { caseId, kind, agentId, ...draft, ...lists });
    },
    [engine, queries, caseId, kind, agentId],
  );
  // Who goes on before what was saved is read has written after it all the same.
  const saveAfter = useCallback(
    (typed: DraftWords) => {
      const kept = read().then((before) => save(after(before, typed)));
      kept.catch(() => undefined);
    },
    [read, save],
  );
  return { saved, ready: saved !== undefined || isError, save, saveAfter };
}

/** Called when the editor goes, and when the page does. */
function useLeaving(leave: () => void): void {
  useEffect(() => {
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [leave]);
}

/** What was typed before anybody knew that words stood there already. */
function after(before: Draft | null | undefined, typed: DraftWords): DraftWords {
  if (before == null) return typed;
  const attachments = [...(before.attachments ?? []), ...typed.attachments];
  if (before.text.trim() === '') return { ...typed, attachments };
  const text = insertAt(before.text, before.text.length, typed.text);
  return wordsOf({ ...before, text, attachments, audience: typed.audience ?? before.audience });
}

/** The words after a change. What a machine translated keeps its mark when it is cut and put in again. */
function marked(before: DraftWords, change: Partial<DraftWords>, by: AgentId): DraftWords {
  const { machine, text } = { ...before, ...change };
  if (before.machine !== null) rememberTranslated({ by, text: before.text, machine: before.machine });
  if (change.machine) rememberTranslated({ by, text, machine: change.machine });
  const isOpen = machine === null && change.machine === undefined;
  return wordsOf({ ...before, ...change, ...(isOpen && { machine: translationOf(text, by) }) });
}

/** No machine wrote what is not there any more, and it sends nobody anywhere. */
function wordsOf({
  text,
  audience,
  cannedResponseIds,
  attachments,
  machine,
  guided,
}: DraftWords | Draft): DraftWords {
  const isEmpty = text.trim() === '';
  return {
    text,
    audience,
    cannedResponseIds,
    attachments: attachments ?? [],
    machine: isEmpty ? null : (machine ?? null),
    guided: isEmpty ? null : (guided ?? null),
  };
}
