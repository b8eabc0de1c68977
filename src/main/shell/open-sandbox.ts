// Starts a second process of this app on the sandbox of this profile.
import { spawn } from 'node:child_process';
import { app } from 'electron';

export interface SandboxStart {
  readonly scenario: string | null;
  /** What `--profile` named for this process, as a full path; null for the person's own. */
  readonly profile: string | null;
  readonly windowEffects: boolean;
}

/** A sandbox that is open already comes forward instead. */
export function openSandbox({ scenario, profile, windowEffects }: SandboxStart): void {
  const words = [
    // A packaged app knows its own folder.
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    // What root needs for this process it needs for that one too.
    ...process.argv.filter((word) => word === '--no-sandbox'),
    ...(profile === null ? [] : ['--profile', profile]),
    ...(windowEffects ? [] : ['--no-window-effects']),
    '--sandbox',
    ...(scenario === null ? [] : [scenario]),
  ];
  spawn(process.execPath, words, { detached: true, stdio: 'ignore' }).unref();
}
