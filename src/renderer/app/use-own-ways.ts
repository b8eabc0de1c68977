// Changes this person's own settings as a command asks, and says what cannot be seen at once.
import { useMemo, useRef } from 'react';
import type { Settings } from '../../shared/ipc/settings';
import { useAppInfo, useSettings, useWriteSettings } from '../data/desk-queries';
import { useServices } from '../data/services';
import { keyCaps } from '../parts/key-names';
import { useCaseActions } from '../state/case-actions';
import { notify } from '../state/session';

export interface OwnWays {
  /** Does nothing before the settings are known; says it when the change could not be kept. */
  change(change: (now: Settings) => Partial<Settings>): Promise<void>;
  openSandbox(): Promise<void>;
}

/** Of what is switched, what nobody sees until they next press a key or write. */
const told = { singleLetterKeys: 'letters', hintsShown: 'hints', checksSpelling: 'spelling' } as const;

/** One for as long as the desk is open. */
export function useOwnWays(): OwnWays {
  const { desk } = useServices();
  const settings = useSettings();
  const write = useWriteSettings();
  const actions = useCaseActions();
  const isMac = useAppInfo()?.platform === 'darwin';
  const latest = useRef({ settings, write, actions, isMac });
  latest.current = { settings, write, actions, isMac };
  return useMemo(
    () => ({
      change: (change) =>
        latest.current.actions.attempt(async () => {
          const now = latest.current.settings;
          if (now === undefined) return;
          const patch = change(now);
          await latest.current.write(patch);
          say(patch, keyCaps('Mod+k', latest.current.isMac));
        }),
      openSandbox: () =>
        latest.current.actions.attempt(() => desk.request('app.openSandbox', { scenario: null })),
    }),
    [desk],
  );
}

function say(patch: Partial<Settings>, key: string): void {
  for (const [name, what] of Object.entries(told)) {
    const value = patch[name as keyof typeof told];
    if (value !== undefined)
      notify({ tone: 'done', text: `own.${what}.${value ? 'on' : 'off'}`, values: { key }, undoable: false });
  }
}
