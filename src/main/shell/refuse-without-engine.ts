// What needs the log is refused while no engine has it open.
import type { Desk } from './desk';
import { RequestFailure } from './request-failure';

/** Throws RequestFailure. */
export function refuseWithoutEngine(desk: Desk): void {
  if (desk.state.engine === 'running') return;
  throw new RequestFailure('unavailable', 'engine-not-running', 'The log is not open at the moment.');
}
