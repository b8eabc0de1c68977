// How large a file is, as a person says it.

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** "3.4 MB"; never less than one kilobyte. */
export function sizeWords(locale: string, bytes: number): string {
  const power = bytes >= 1e9 ? 2 : bytes >= 1e6 ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power],
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(Math.max(1, bytes / 1_000 ** (power + 1)));
}
