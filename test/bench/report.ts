// Prints what was measured beside its target and the figure of an earlier run.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isMet, type Target, targets } from './targets';

export type Figures = Readonly<Record<string, number>>;

const storedSchema = z.record(z.string(), z.unknown());

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

/** One line a figure; a target that was not measured says so. */
export function table(figures: Figures, before: Figures | null): string {
  const rows = [['measure', 'value', 'target', ...(before === null ? [] : ['to before'])]];
  for (const target of targets) {
    const value = figures[target.key];
    const wanted = wantedOf(target);
    if (value === undefined && wanted === '') continue;
    const earlier = before?.[target.key];
    const ratio = value === undefined || !earlier ? '' : `${(value / earlier).toFixed(2)}x`;
    rows.push([
      `${target.key}: ${target.meaning}`,
      value === undefined ? '-' : String(round(value)),
      value === undefined ? `${wanted} not measured` : `${wanted} ${verdict(target, value)}`.trim(),
      ...(before === null ? [] : [ratio]),
    ]);
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

function wantedOf({ atMost, atLeast }: Target): string {
  if (atMost !== undefined) return `<= ${atMost}`;
  return atLeast === undefined ? '' : `>= ${atLeast}`;
}

function verdict(target: Target, value: number): string {
  const met = isMet(target, value);
  if (met === null) return '';
  return met ? 'met' : 'MISSED';
}
