// Which brands the hub shows the person here: those change within a session, as seats of the reserve open and close.
import type { HubMemory } from './hub-memory';

/** Whether the hub shows other brands now than those that are followed here. What was lost stays lost. */
export function showsOthers(
  heads: Readonly<Record<string, number>>,
  followed: ReadonlyMap<string, unknown>,
  memory: Pick<HubMemory, 'hasLost'>,
): boolean {
  const shown = Object.keys(heads).filter((brand) => !memory.hasLost(brand));
  return shown.length !== followed.size || shown.some((brand) => !followed.has(brand));
}
