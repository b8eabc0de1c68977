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
  const { engine } = useServices();
  const queries = useQueryClient();
  const key = queryKeys.draft(caseId, kind, agentId);
  const saved = useQuery({
    queryKey: key,
    queryFn: () => engine.query('case.draft', { caseId, kind, agentId }),
    staleTime: 0,
    gcTime: 0,
  }).data;
  const [words, setWords] = useState<DraftWords | null>(null);
  const unsaved = useRef<DraftWords | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const save = useCallback(
    (draft: DraftWords) => {
      unsaved.current = null;
      queries.setQueryData(queryKeys.draft(caseId, kind, agentId), { ...draft, savedAt: Date.now() });
      void engine
        .command('draft.save', {
          caseId,
          kind,
          agentId,
          ...draft,
          cannedResponseIds: [...draft.cannedResponseIds],
          attachments: [...draft.attachments],
        })
        .catch(() => {
          // The next pause tries again; the words are still on screen.
          unsaved.current ??= draft;
        });
    },
    [engine, queries, caseId, kind, agentId],
  );
  const flush = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (unsaved.current !== null) save(unsaved.current);
  }, [save]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  const current = words ?? (saved == null ? nothing : wordsOf(saved));
  const latest = useRef(current);
  latest.current = current;
  const write = useCallback(
    (given: DraftChange) => {
      const change = typeof given === 'function' ? given(latest.current) : given;
      const next = marked(latest.current, change, agentId);
      latest.current = next;
      unsaved.current = next;
      setWords(next);
      if (change.text !== undefined) showTyping(next.text === '' ? null : caseId);
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(flush, pauseMs);
    },
    [flush, caseId, agentId],
  );
  const clear = useCallback(() => {
    showTyping(null);
    setWords(nothing);
    latest.current = nothing;
    save(nothing);
  }, [save]);

  return { ...current, ready: saved !== undefined, write, clear, flush };
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
