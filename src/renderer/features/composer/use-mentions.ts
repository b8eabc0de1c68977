// Completes the names of colleagues in a note while they are typed: arrows, Enter and Escape belong to the list meanwhile.
import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { completed, completionsOf, type TypedMention, typedMention } from '../../../shared/domain/mention';
import { can } from '../../../shared/domain/permissions';
import type { Member } from '../../../shared/workspace/schema';
import { useBrand, useMe, useWorkspace } from '../../data/desk-queries';

const mostShown = 6;

/** Colleagues who may see the case; who may not is not offered, and refused by the engine. */
export function useMentionable(state: Case): readonly Member[] {
  const workspace = useWorkspace();
  const brand = useBrand(state.brandId);
  const me = useMe();
  if (!workspace || brand === undefined) return [];
  const target = { state, brand, roles: workspace.roles };
  return workspace.members.filter((member) => member.id !== me?.id && can(member, 'see', target).ok);
}

export interface Mentions {
  readonly shown: readonly Member[];
  readonly marked: number;
  readonly pick: (member: Member) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Call whenever the words or the caret changed. */
  readonly look: () => void;
}

export function useMentions(
  area: RefObject<HTMLTextAreaElement | null>,
  people: readonly Member[],
  write: (text: string) => void,
): Mentions {
  const [typed, setTyped] = useState<TypedMention | null>(null);
  const [marked, setMarked] = useState(0);
  const [caret, setCaret] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (caret === null) return;
    area.current?.setSelectionRange(caret, caret);
    setCaret(null);
  }, [caret, area]);
  const shown = typed === null ? [] : completionsOf(typed.letters, people).slice(0, mostShown);
  const look = () => {
    const element = area.current;
    const isPoint = element !== null && element.selectionStart === element.selectionEnd;
    setTyped(isPoint ? typedMention(element.value, element.selectionStart) : null);
    setMarked(0);
  };
  const pick = (member: Member) => {
    const element = area.current;
    if (typed === null || element === null) return;
    const done = completed(element.value, typed, member.name);
    write(done.text);
    setCaret(done.caret);
    setTyped(null);
    element.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (shown.length === 0 || event.nativeEvent.isComposing) return;
    const chosen = shown[marked];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setMarked((marked + step + shown.length) % shown.length);
    else if (event.key === 'Escape') setTyped(null);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) pick(chosen);
    else return;
    event.preventDefault();
  };
  return { shown, marked: Math.min(marked, shown.length - 1), pick, onKeyDown, look };
}
