// Reads a scenario file from disk and says what is wrong with it, line by line.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseScenario } from '../../../shared/scenario/parse-scenario';
import type { Scenario } from '../../../shared/scenario/scenario';

const problemsShown = 20;

/** Throws an error that names the file, and each line with its reason, when it is missing or malformed. */
export function loadScenario(path: string): Scenario {
  const parsed = parseScenario(readText(path));
  if (parsed.ok) return parsed.scenario;
  const lines = parsed.problems
    .slice(0, problemsShown)
    .map(
      ({ line, path: where, reason }) => `line ${line ?? 1}: ${where === '' ? 'the file' : where} ${reason}`,
    );
  const rest = parsed.problems.length - lines.length;
  throw new Error(
    [
      `The scenario ${basename(path)} cannot be played:`,
      ...lines,
      ...(rest > 0 ? [`and ${rest} more`] : []),
    ].join('\n'),
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const others = shippedBeside(path);
    const known = others.length > 0 ? ` Known scenarios: ${others.join(', ')}.` : '';
    throw new Error(`There is no scenario "${basename(path, '.yaml')}".${known}`, { cause: error });
  }
}

function shippedBeside(path: string): readonly string[] {
  try {
    return readdirSync(dirname(path)).flatMap((file) =>
      file.endsWith('.yaml') ? [basename(file, '.yaml')] : [],
    );
  } catch {
    return [];
  }
}
