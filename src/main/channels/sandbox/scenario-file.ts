// A scenario file that may grow while it is played: read again when it changed, with its mistakes named by line.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseScenario } from '../../../shared/scenario/parse-scenario';
import type { Scenario } from '../../../shared/scenario/scenario';

const problemsShown = 20;

export interface ScenarioFile {
  /** As it stands now; the last one that could be read while it cannot. */
  current(): Scenario;
  /** Why the file as it stands now cannot be read; null when it can. */
  problem(): string | null;
}

/** Throws an error that names the file, and each line with its reason, when it is missing or malformed. */
export function openScenarioFile(path: string): ScenarioFile {
  let scenario = loadScenario(path);
  let stamp = stampOf(path);
  let problem: string | null = null;
  const refresh = () => {
    const now = stampOf(path);
    if (now === stamp) return;
    stamp = now;
    try {
      scenario = loadScenario(path);
      problem = null;
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
  };
  return {
    current: () => {
      refresh();
      return scenario;
    },
    problem: () => {
      refresh();
      return problem;
    },
  };
}

function stampOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
}

function loadScenario(path: string): Scenario {
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
