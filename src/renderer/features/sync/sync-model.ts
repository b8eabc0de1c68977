// How an account is doing, in one honest line: pure.
import { minute } from '../../../shared/domain/time';
import type { AccountStatus } from '../../../shared/ipc/engine-answers';
import { agoWords, durationWords } from '../../state/time-words';
import type { Text } from '../../state/use-text';

const staleAfter = 5 * minute;

/** Whether what we see of an account may be old: it fails, is stopped, or was not heard for five minutes. */
export function isStale(account: AccountStatus, now: number): boolean {
  if (account.state === 'failing' || account.state === 'no-secret' || account.state === 'stopped')
    return true;
  return account.lastHeardAt !== null && now - account.lastHeardAt > staleAfter;
}

interface Line {
  readonly account: AccountStatus;
  readonly name: string;
  readonly now: number;
}

/** "Bluesky heard just now", "Bluesky last heard 14 min ago, next try in 30 s". */
export function accountLine(text: Text, { account, name, now }: Line): string {
  if (account.state === 'no-secret') return text('sync.noSecret', { name });
  if (account.state === 'stopped') return text('sync.stopped', { name });
  if (account.state === 'failing' && needsNewSecret(account.cause)) return text('sync.refused', { name });
  if (account.lastHeardAt === null)
    return text(account.state === 'failing' ? 'sync.neverHeardFailing' : 'sync.neverHeard', { name });
  const ago = agoWords(text, account.lastHeardAt, now);
  if (!isStale(account, now) && account.state !== 'limited') return text('sync.heard', { name, ago });
  if (account.state === 'limited') return text('sync.limited', { name, ago });
  const next =
    account.nextTryAt === null || account.nextTryAt <= now
      ? null
      : durationWords(text, account.nextTryAt - now);
  return next === null
    ? text('sync.lastHeard', { name, ago })
    : text('sync.lastHeardNext', { name, ago, next });
}

/** What no waiting mends: somebody has to bring another password or token. */
function needsNewSecret(cause: string | null): boolean {
  return cause === 'wrong-credentials' || cause === 'expired-token' || cause === 'missing-scope';
}
