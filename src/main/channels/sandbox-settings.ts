// Where a sandbox account finds its scenario and keeps what was "sent": known to the session, not to the workspace.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SandboxSession {
  readonly profileDir: string;
  /** Chosen at start; null leaves what the account names. */
  readonly scenario: string | null;
}

// From dist/channels, where this runs, to the folder that ships with the application.
const shippedScenarios = '../../assets/sandbox/scenarios';

/** An account's settings, completed with what only this session knows. */
export function sandboxSettings(
  settings: Readonly<Record<string, unknown>>,
  { profileDir, scenario }: SandboxSession,
): Readonly<Record<string, unknown>> {
  return {
    ...settings,
    ...(scenario === null ? {} : { scenario }),
    scenariosDir: fileURLToPath(new URL(shippedScenarios, import.meta.url)),
    stateDir: join(profileDir, 'sandbox'),
  };
}
