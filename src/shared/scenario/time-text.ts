// Lengths of time as a scenario's author writes them: "2 min", "1 h 40 min", "-3 d 2 h".
import { type DurationMs, day, hour, minute, second } from '../domain/time';

const units: ReadonlyMap<string, DurationMs> = new Map([
  ['s', second],
  ['min', minute],
  ['h', hour],
  ['d', day],
]);
const wholeText = /^-?\s*\d+(\.\d+)?\s*(s|min|h|d)(\s+\d+(\.\d+)?\s*(s|min|h|d))*$/;
const onePart = /(\d+(?:\.\d+)?)\s*(s|min|h|d)/g;

/** Milliseconds, negative with a leading minus; null when the text is no length of time. */
export function parseTimeText(text: string): DurationMs | null {
  const trimmed = text.trim();
  if (!wholeText.test(trimmed)) return null;
  let total = 0;
  for (const [, amount = '', unit = ''] of trimmed.matchAll(onePart)) {
    total += Number.parseFloat(amount) * (units.get(unit) ?? 0);
  }
  return trimmed.startsWith('-') ? -total : total;
}
