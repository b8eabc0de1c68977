// Which key was pressed, by the name commands use: pure.

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** AltGr writes characters such as `@`; it is no modifier of a command. */
  readonly altGraph: boolean;
}

/** "j", "Shift+j", "Mod+k", "!", "ArrowDown"; null for what can be no command. */
export function keyName(pressed: Pressed): string | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey, altGraph } = pressed;
  if (key === 'Unidentified' || key === 'Dead' || key === 'Process') return null;
  if (altKey && !altGraph) return null;
  const isLetter = /^\p{L}$/u.test(key);
  const name = isLetter ? key.toLowerCase() : key;
  const modifier = (ctrlKey || metaKey) && !altGraph ? 'Mod+' : '';
  // The shift of `!` and `?` is part of the character, and keyboards differ in where it is.
  const shift = shiftKey && (isLetter || key.length > 1) ? 'Shift+' : '';
  return `${modifier}${shift}${name}`;
}

/** Whether a key writes, by itself or with the shift key, a character (WCAG 2.1.4). */
export function isCharacterKey(name: string): boolean {
  return [...name.replace(/^Shift\+(?=.$)/u, '')].length === 1;
}

const shown: Readonly<Record<string, string>> = {
  Enter: '⏎',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
};

/** A command's key as caps, for the sheet of keys: "g q", "⇧ j", "Ctrl k". */
export function keyCaps(name: string, isMac: boolean): string {
  return name
    .split(' ')
    .flatMap((part) =>
      part.split('+').filter((piece, index, all) => piece !== '' || index === all.length - 1),
    )
    .map((piece) =>
      piece === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : piece === 'Shift' ? '⇧' : (shown[piece] ?? piece),
    )
    .join(' ');
}
