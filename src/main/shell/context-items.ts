// What stands in the menu under the pointer: words that may have been meant, and what can be done with a selection. Pure.
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { ShellTexts } from './shell-texts';

type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'misspelledWord' | 'dictionarySuggestions' | 'selectionText' | 'editFlags'
>;

export interface ContextActions {
  readonly replace: (word: string) => void;
}

const mostSuggestions = 5;

/** Nothing where there is nothing to do. */
export function contextItems(
  clicked: Clicked,
  texts: ShellTexts,
  actions: ContextActions,
): readonly MenuItemConstructorOptions[] {
  const { isEditable, editFlags, selectionText } = clicked;
  const edit: readonly MenuItemConstructorOptions[] = [
    { role: 'cut', label: texts.cut, enabled: editFlags.canCut },
    { role: 'copy', label: texts.copy, enabled: editFlags.canCopy },
    { role: 'paste', label: texts.paste, enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: texts.pasteAndMatchStyle, enabled: editFlags.canPaste },
    { role: 'selectAll', label: texts.selectAll },
  ];
  if (isEditable) return [...spellingItems(clicked, texts, actions), ...edit];
  return selectionText.trim() === '' ? [] : [{ role: 'copy', label: texts.copy }];
}

function spellingItems(
  { misspelledWord, dictionarySuggestions }: Clicked,
  texts: ShellTexts,
  { replace }: ContextActions,
): readonly MenuItemConstructorOptions[] {
  if (misspelledWord === '') return [];
  const suggestions = dictionarySuggestions.slice(0, mostSuggestions);
  return [
    ...(suggestions.length === 0 ? [{ label: texts.noSuggestions, enabled: false }] : []),
    ...suggestions.map((word) => ({ label: word, click: () => replace(word) })),
    // No word is learned: Chromium would keep it unsealed, and it may well be a customer's name.
    { type: 'separator' },
  ];
}
