// What a sandbox account is told: which scenario it plays, how it looks, and where its files are.
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';

const settingsSchema = z.object({
  /** A shipped scenario by name, or the full path of a file. */
  scenario: z.string().min(1),
  /** How the brand signs what it wrote elsewhere. */
  name: z.string().min(1).default('The brand'),
  look: z.enum(['social', 'mail']).default('social'),
  /** Null: the speed that the file asks for. */
  speed: z.number().min(0.1).max(1_000).nullable().default(null),
  scenariosDir: z.string().min(1),
  /** Where what was sent is kept over a restart; null keeps it in memory only. */
  stateDir: z.string().min(1).nullable().default(null),
});
export type SandboxSettings = z.output<typeof settingsSchema>;

/** Throws with the field's name and the reason. */
export function readSandboxSettings(settings: Readonly<Record<string, unknown>>): SandboxSettings {
  const parsed = settingsSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`Setting "${issue?.path.join('.') ?? ''}": ${issue?.message ?? 'cannot be read'}`);
}

/** The scenario's file. A bare name can only mean a shipped scenario, never a file elsewhere. */
export function scenarioPath({ scenario, scenariosDir }: SandboxSettings): string {
  if (/^[a-z0-9][a-z0-9-]*$/.test(scenario)) return join(scenariosDir, `${scenario}.yaml`);
  if (isAbsolute(scenario)) return scenario;
  throw new Error(
    `Setting "scenario": "${scenario}" is neither the name of a scenario nor the full path of a file`,
  );
}
