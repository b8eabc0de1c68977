// What the running desk is given by the application.
import type { ApplicationParts } from './application-parts';
import type { PageLink } from './page-link';
import type { SecretStore } from './secrets';
import type { StartInput } from './start-input';
import type { StartPageFile } from './start-page-file';

export interface RunningDeskParts extends ApplicationParts {
  readonly input: StartInput;
  /** Resolves when the first look for the key is over. */
  readonly firstLook: Promise<void>;
  /** Nobody sits here until somebody sits down. */
  readonly startsLocked: boolean;
  readonly page: PageLink;
  readonly startPage: StartPageFile;
  readonly secrets: SecretStore;
  readonly isQuitting: () => boolean;
  readonly showWindow: () => void;
}
