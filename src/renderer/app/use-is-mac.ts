// Whether keys are named as on a Mac.
import { useAppInfo } from '../data/desk-queries';

export function useIsMac(): boolean {
  return useAppInfo()?.platform === 'darwin';
}
