// Which texts there are, and what may be filled into them.
import type { en } from './en';

export type TextKey = keyof typeof en;
export type TextValues = Readonly<Record<string, string | number>>;
/** One language: every text of the English catalogue, or it does not compile. */
export type Catalogue = Readonly<Record<TextKey, string>>;
