// Starts the whole built application on a profile, with the bench's hook in its main process.
import { parts, root } from './build-parts';
import type { Env } from './desk-keys';
import { ElectronRun } from './electron-run';

export function startApp(
  { profile, env }: { readonly profile: string; readonly env: Env },
  options: { readonly standIn: boolean; readonly workspace?: string },
): ElectronRun {
  const workspace = options.workspace === undefined ? [] : ['--workspace', options.workspace];
  return new ElectronRun({
    words: [root, '--profile', profile, '--no-window-effects', ...workspace],
    hook: parts.appHook,
    env: { ...env, BENCH_STAND_IN: options.standIn ? '1' : '0' },
  });
}
