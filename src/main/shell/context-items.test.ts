import { describe, expect, test } from 'vitest';
import { contextItems } from './context-items';
import { shellTexts } from './shell-texts';

const texts = shellTexts('en', 'en');
const flags = { canCut: true, canCopy: true, canPaste: true } as never;
const field = {
  isEditable: true,
  misspelledWord: '',
  dictionarySuggestions: [],
  selectionText: '',
  editFlags: flags,
};
const done: string[] = [];
const actions = {
  replace: (word: string) => void done.push(`replace ${word}`),
};
const labels = (clicked: Parameters<typeof contextItems>[0]) =>
  contextItems(clicked, texts, actions).flatMap(({ label }) => label ?? []);

describe('the menu under the pointer', () => {
  test('offers at most five words for one that is in no dictionary', () => {
    const suggestions = ['receive', 'relieve', 'a', 'b', 'c', 'd'];
    const clicked = { ...field, misspelledWord: 'recieve', dictionarySuggestions: suggestions };
    expect(labels(clicked).slice(0, 6)).toEqual(['receive', 'relieve', 'a', 'b', 'c', 'Cut']);
    for (const item of contextItems(clicked, texts, actions).slice(0, 1)) (item.click as () => void)();
    expect(done).toEqual(['replace receive']);
  });

  test('says so when nothing comes to mind', () => {
    expect(labels({ ...field, misspelledWord: 'xqzt' })[0]).toBe('No suggestions');
  });

  test('cuts, copies and pastes in a field, copies a selection elsewhere, and stays away otherwise', () => {
    expect(labels(field)).toEqual(['Cut', 'Copy', 'Paste', expect.any(String), 'Select all']);
    expect(labels({ ...field, isEditable: false, selectionText: 'a word' })).toEqual(['Copy']);
    expect(labels({ ...field, isEditable: false })).toEqual([]);
  });
});
