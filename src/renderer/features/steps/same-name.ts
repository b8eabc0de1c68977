// Whether what somebody typed is the name they were asked to type.

export function isSameName(typed: string, name: string): boolean {
  return plain(typed) === plain(name);
}

function plain(words: string): string {
  return words.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
