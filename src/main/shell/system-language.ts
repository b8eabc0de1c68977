// The language of this person's system, as a tag that every formatter accepts.
import { app } from 'electron';

let asked: string | null = null;

/** For this run the system counts as one of that language (`--language`). Call before anything asks. */
export function speakAsIf(language: string): void {
  asked = language;
}

/** A system without a language calls it "C" or "POSIX"; English stands in. */
export function systemLanguage(): string {
  return asked ?? app.getPreferredSystemLanguages().find(isLanguageTag) ?? 'en';
}

function isLanguageTag(text: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text);
}
