// What is selected, open and being looked at: view state only, never a row.
import { create } from 'zustand';
import type { ViewId } from '../../shared/domain/case-row';
import type { GuidedStep } from '../../shared/domain/diversion';
import type { BrandId, CaseId, ExternalId, ReplyId } from '../../shared/domain/ids';
import type { PassStep } from '../../shared/domain/playbook-pass';
import type { TextKey, TextValues } from '../../shared/texts/text-key';
import { awaitField } from './field-ahead';
import { noteTarget } from './note-target';
import { translatedMessages } from './translation-wish';

export type Screen =
  | 'queue'
  | 'outbox'
  | 'approvals'
  | 'crisis'
  | 'alike'
  | 'today'
  | 'coaching'
  | 'training'
  | 'faq'
  | 'settings';
export type Pane = 'list' | 'case';
export type FocusTarget = 'list' | 'case' | 'reply' | 'note' | 'search';

export type OpenDialog =
  | { readonly kind: 'palette'; readonly typed?: string }
  | { readonly kind: 'keys' }
  | { readonly kind: 'canned' }
  | { readonly kind: 'divert'; readonly again?: GuidedWords }
  | { readonly kind: 'assign' }
  | { readonly kind: 'tags' }
  | { readonly kind: 'snooze' }
  | { readonly kind: 'merge' }
  | { readonly kind: 'link-case' }
  | { readonly kind: 'escalate' }
  | { readonly kind: 'no-reply' }
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'erase' }
  | { readonly kind: 'hold' }
  | {
      readonly kind: 'forget-brand';
      readonly brandId: BrandId;
      readonly name: string;
      readonly cases: number;
      /** The workspace has no other, and one it must have: its definition stays. */
      readonly isLast: boolean;
    }
  | { readonly kind: 'backup' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'take-over' }
  | { readonly kind: 'take-claim' }
  | { readonly kind: 'seat' }
  | { readonly kind: 'shift' }
  /** Of one brand to begin with; absent: of all that one may declare it for. */
  | { readonly kind: 'declare-crisis'; readonly brandId?: BrandId }
  | { readonly kind: 'holding' }
  | { readonly kind: 'break-glass'; readonly reply: ReadReply }
  | { readonly kind: 'connect' }
  | { readonly kind: 'doing' }
  | { readonly kind: 'link'; readonly url: string };

/** A guided step that was taken back: its words are still of that step. */
export interface GuidedWords {
  readonly caseId: CaseId;
  readonly step: GuidedStep;
  readonly text: string;
}

/** Words somebody has before them, and the conversation up to which message. */
export interface ReadReply {
  readonly caseId: CaseId;
  readonly replyId: ReplyId;
  readonly digest: string;
  readonly newest: ExternalId | null;
  readonly words: string;
}

/** One line about what just happened; `problem` stays until it is read. */
export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'problem';
  readonly text: TextKey;
  readonly values: TextValues;
  /** A sentence that stands in the text as {reason}. */
  readonly reason?: { readonly text: TextKey; readonly values: TextValues };
  readonly undoable: boolean;
  /** For a step that can be undone for a while only. */
  readonly lastsMs?: number;
}

interface Session {
  readonly screen: Screen;
  readonly view: ViewId;
  readonly selected: CaseId | null;
  /** Which pane shows where only one fits. */
  readonly pane: Pane;
  readonly drawer: 'views' | 'customer' | null;
  readonly marked: ReadonlySet<CaseId>;
  readonly composer: 'reply' | 'note';
  /** Whether the playbook stands unfolded over what is written. */
  readonly playbook: boolean;
  /** The playbook pass over a case; null: none is under way. */
  readonly pass: {
    readonly caseId: CaseId;
    readonly step: PassStep;
    /** How the playbook stood before it began. */
    readonly wasUnfolded: boolean;
  } | null;
  readonly dialog: OpenDialog | null;
  readonly notice: Notice | null;
  readonly focus: { readonly target: FocusTarget; readonly turn: number } | null;
}

export const useSession = create<Session>(() => ({
  screen: 'queue',
  view: 'all-open',
  selected: null,
  pane: 'list',
  drawer: null,
  marked: new Set(),
  composer: 'reply',
  playbook: false,
  pass: null,
  dialog: null,
  notice: null,
  focus: null,
}));

let turn = 0;

/** Asks the part that owns the target to take the focus. */
export function moveFocus(target: FocusTarget): void {
  turn += 1;
  awaitField(target === 'reply' || target === 'note' || target === 'search' ? target : null);
  useSession.setState({ focus: { target, turn } });
}

export function openDialog(dialog: OpenDialog): void {
  useSession.setState({ dialog });
}

/** Somebody else sits down: what the one before looked at is none of theirs. */
export function clearDesk(): void {
  awaitField(null);
  noteTarget.set(null);
  translatedMessages.set(new Set());
  useSession.setState({
    screen: 'queue',
    view: 'all-open',
    selected: null,
    pane: 'list',
    drawer: null,
    marked: new Set(),
    composer: 'reply',
    pass: null,
    dialog: null,
    notice: null,
    focus: null,
  });
}

export function closeDialog(): void {
  useSession.setState({ dialog: null });
}

export function notify(notice: Omit<Notice, 'id'>): void {
  turn += 1;
  useSession.setState({ notice: { ...notice, id: turn } });
}

/** What a command works on: the marked cases, else the selected one. */
export function targets(): readonly CaseId[] {
  const { marked, selected } = useSession.getState();
  if (marked.size > 0) return [...marked];
  return selected === null ? [] : [selected];
}
