// Prints what was measured beside its target and the figure of an earlier run.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { targets } from './targets';

export type Figures = Readonly<Record<string, number>>;

const storedSchema = z.object({ figures: z.record(z.string(), z.number()).optional() }).catchall(z.unknown());

/** The figures of a report that an earlier run stored. Throws when the file is none. */
export function figuresIn(file: string): Figures {
  const stored = storedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

const round = (value: number) => Number(value.toPrecision(4));

export const rounded = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, round(value)]));

/** One line a figure; what was not measured does not stand there. */
export function table(figures: Figures, before: Figures | null): string {
  const rows = [['measure', 'value', 'target', ...(before === null ? [] : ['to before'])]];
  for (const { key, meaning, atMost } of targets) {
    const value = figures[key];
    if (value === undefined) continue;
    const target = atMost === null ? '' : `<= ${atMost} ${value <= atMost ? 'met' : 'MISSED'}`;
    const earlier = before?.[key];
    const ratio = earlier === undefined || earlier === 0 ? '' : `${(value / earlier).toFixed(2)}x`;
    rows.push([`${key}: ${meaning}`, String(round(value)), target, ...(before === null ? [] : [ratio])]);
  }
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
