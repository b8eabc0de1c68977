// Decides which folder holds all data of this process, so that a profile and its sandbox never meet.
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CommandLine } from './command-line';

export interface Profile {
  /** The folder of everything this process keeps. */
  readonly folder: string;
  /** The folder from which a sandbox of this profile is named. */
  readonly base: string;
  readonly sandbox: boolean;
  /** The folder of the sandbox of this profile, whether or not it was ever opened. */
  readonly sandboxFolder: string;
}

/** Without `--profile` the sandbox lies beside the person's own profile; with it, inside. So does the gallery. */
export function profileOf(
  commandLine: Pick<CommandLine, 'profile' | 'sandbox' | 'gallery'>,
  appData: string,
  cwd: string,
): Profile {
  const own = join(appData, 'semaforo');
  const base = commandLine.profile === null ? own : resolve(cwd, commandLine.profile);
  const { sandbox, gallery } = commandLine;
  const beside = (name: string) => (commandLine.profile === null ? `${own}-${name}` : join(base, name));
  const folder = gallery ? beside('gallery') : sandbox ? beside('sandbox') : base;
  return { folder, base, sandbox, sandboxFolder: beside('sandbox') };
}

/** Makes the folder if need be, readable by this person only. Throws when it cannot be made. */
export function prepareProfile(profile: Profile): void {
  mkdirSync(profile.folder, { recursive: true, mode: 0o700 });
}

/** The name under which the keychain keeps this profile's secrets; another profile has another. */
export function keychainServiceOf(folder: string): string {
  const digest = createHash('sha256').update(realpathSync(folder)).digest('hex');
  return `semaforo-${digest.slice(0, 24)}`;
}
