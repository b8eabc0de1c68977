// Opening times of one day as people type them: "09:00–14:00, 16:00–19:00".
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Nothing typed is closed. What is no time stays as it was typed, for the definition to refuse it by name. */
export function spansOf(typed: string): readonly Span[] {
  return typed
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [from = '', ...rest] = one.split(/[–—-]/);
      return { from: clockTime(from), to: clockTime(rest.join('-')) };
    });
}

export function spanWords(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${from}–${to}`).join(', ');
}

/** "9" and "9:30" are what the definition writes as "09:00" and "09:30". */
function clockTime(typed: string): string {
  const [, hours, minutes = '00'] = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(typed) ?? [];
  return hours === undefined ? typed.trim() : `${hours.padStart(2, '0')}:${minutes}`;
}
