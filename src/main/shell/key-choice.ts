// What an operator chose beforehand, through the environment, for a desktop without a keychain.
import { type KeyChoice, shortestPassphrase } from './secrets';
import { StartRefused } from './start-refused';

/**
 * Reads SEMAFORO_KEY_FALLBACK (memory or passphrase) and SEMAFORO_PASSPHRASE, and takes the passphrase out of the
 * environment so that no process started from here inherits it. The sandbox holds nothing real: unless told
 * otherwise it does without a keychain and asks nobody. Throws StartRefused.
 */
export function takeKeyChoice(env: Record<string, string | undefined>, sandbox: boolean): KeyChoice {
  const fallback = env['SEMAFORO_KEY_FALLBACK'] ?? (sandbox ? 'memory' : 'ask');
  const passphrase = env['SEMAFORO_PASSPHRASE'] ?? null;
  delete env['SEMAFORO_PASSPHRASE'];
  if (fallback !== 'ask' && fallback !== 'memory' && fallback !== 'passphrase') {
    throw new StartRefused('SEMAFORO_KEY_FALLBACK is neither "memory" nor "passphrase"');
  }
  if (fallback === 'passphrase' && (passphrase === null || [...passphrase].length < shortestPassphrase)) {
    throw new StartRefused(
      `SEMAFORO_KEY_FALLBACK=passphrase needs SEMAFORO_PASSPHRASE with ${shortestPassphrase} characters or more`,
    );
  }
  return { fallback, passphrase };
}
