// What went wrong, as a text of the catalogue.
import { en } from '../../shared/texts/en';
import type { TextKey, TextValues } from '../../shared/texts/text-key';
import { DeskError } from '../data/desk';

export interface Words {
  readonly text: TextKey;
  readonly values: TextValues;
}

/** The text for a code of a failure or a refusal; one sentence fits all that have none. */
export function codeWords(code: string, detail: string): Words {
  const key = `error.${code}`;
  return isTextKey(key) ? { text: key, values: {} } : { text: 'error.unexpected', values: { detail } };
}

export function problemWords(error: unknown): Words {
  if (error instanceof DeskError) return codeWords(error.code, error.message);
  return {
    text: 'error.unexpected',
    values: { detail: error instanceof Error ? error.message : String(error) },
  };
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}
