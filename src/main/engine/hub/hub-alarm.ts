// The brand's list is not what it was, or not what a desktop of ours writes: a person has to know, nothing is mended.
import type { HubAlarmKind } from '../../../shared/ipc/hub-status';

export class HubAlarm extends Error {
  override readonly name = 'HubAlarm';

  constructor(
    readonly kind: HubAlarmKind,
    readonly brand: string,
    readonly seq: number,
  ) {
    super(`The list of ${brand} is not to be trusted at ${seq} (${kind})`);
  }
}
