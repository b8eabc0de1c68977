import { useAppInfo } from '../data/desk-queries';
import { KeyCap } from '../ui/key-cap';
import { keyCaps } from './key-names';
import { useOwnKey } from './use-own-key';

interface OwnKeyProps {
  /** Id of the command. */
  readonly of: string;
  /** Its default key. */
  readonly usual: string;
}

/** The key of a command as this person has it; nothing where it has none or is switched off. */
export function OwnKey({ of, usual }: OwnKeyProps) {
  const key = useOwnKey(of, usual);
  const isMac = useAppInfo()?.platform === 'darwin';
  return key === undefined ? null : <KeyCap keys={keyCaps(key, isMac)} />;
}
