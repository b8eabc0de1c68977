// Tells when the computer wakes up: deadlines passed while it slept.
import { powerMonitor } from 'electron';

/** One sleep may be reported more than once, so whoever listens must not mind a repetition. */
export function onResume(listener: () => void): void {
  powerMonitor.on('resume', listener);
}
