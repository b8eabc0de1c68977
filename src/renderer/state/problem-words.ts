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
  return known(`error.${code}`) ?? { text: 'error.unexpected', values: { detail } };
}

export function problemWords(error: unknown): Words {
  if (error instanceof DeskError) return codeWords(error.code, error.message);
  return {
    text: 'error.unexpected',
    values: { detail: error instanceof Error ? error.message : String(error) },
  };
}

/** What an undo took back, by the name of the step. */
export function undoneWords(step: string): Words {
  return known(`undo.${step}`) ?? { text: 'undo.step', values: {} };
}

function known(key: string): Words | null {
  return isTextKey(key) ? { text: key, values: {} } : null;
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}
