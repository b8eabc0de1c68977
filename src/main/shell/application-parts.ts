// What a start has found out before the application is made.
import type { CommandLine } from './command-line';
import type { Profile } from './profile';
import type { KeyChoice } from './secrets';
import type { ShellLog } from './shell-log';

export interface ApplicationParts {
  readonly commandLine: CommandLine;
  readonly profile: Profile;
  readonly keyChoice: KeyChoice;
  readonly log: ShellLog;
  /** Says why on the standard error and ends the process. */
  readonly refuse: (reason: string) => void;
}
