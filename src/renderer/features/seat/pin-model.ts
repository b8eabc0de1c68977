// What may be typed as a PIN.
import { pinSchema } from '../../../shared/ipc/seat-answer';

const longest = 12;

/** Anything else that was typed or pasted is left out. */
export function onlyDigits(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, longest);
}

export function isWholePin(pin: string): boolean {
  return pinSchema.safeParse(pin).success;
}
