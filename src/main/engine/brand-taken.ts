// Whether a brand that the hub does not show to somebody was taken from them.
import { asId, type BrandId } from '../../shared/domain/ids';
import { seatsIn } from '../../shared/domain/reserve';
import type { Workspace } from '../../shared/workspace/schema';

/** A brand that left the definition was taken from nobody, nor one on whose reserve somebody waits for a crisis. */
export function isBrandTaken(workspace: Workspace | null, id: string, agent: string): boolean {
  const brand = asId<BrandId>(id);
  if (!workspace?.brands.some((one) => one.id === brand)) return false;
  const member = workspace.members.find((one) => one.id === agent);
  return member?.reserve !== true || seatsIn(member, [brand]).length === 0;
}
