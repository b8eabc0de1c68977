// Which brands have cases on this desktop, also those that the workspace names no more.
import { setImmediate as breath } from 'node:timers/promises';
import { countHeld } from '../../shared/domain/custody';
import type { BrandId } from '../../shared/domain/ids';
import { seesPlace } from '../../shared/domain/sight';
import type { KeptBrand } from '../../shared/ipc/engine-answers';
import { parseWorkspace } from '../../shared/workspace/parse';
import type { CommandContext } from './command-context';
import { sightHere } from './who-sees';

/** Earlier definitions that are looked through for the name of a brand. */
const definitionsRead = 20;

/** Brands of the workspace in its order, then the others; those that the person here sees. */
export async function keptBrands(context: CommandContext): Promise<readonly KeptBrand[]> {
  const { log, workspace } = context;
  const counts = await casesByBrand(context);
  const records = log.erasures.records(Number.MAX_SAFE_INTEGER);
  const current = (workspace.current()?.brands ?? []).map(({ id, name }) => ({
    brandId: id,
    name,
    isInWorkspace: true,
  }));
  const named = new Set(current.map(({ brandId }) => brandId));
  const others = [...counts.keys()]
    .filter((brandId) => !named.has(brandId))
    .map((brandId) => ({ brandId, name: earlierName(context, brandId), isInWorkspace: false }));
  const sight = sightHere(context);
  const seen = [...current, ...others].filter(({ brandId }) => seesPlace(sight, { brandId }));
  return seen.map((brand) => ({
    ...brand,
    cases: counts.get(brand.brandId) ?? 0,
    held: countHeld(records, brand.brandId),
  }));
}

async function casesByBrand({ log }: CommandContext): Promise<ReadonlyMap<BrandId, number>> {
  const brands = new Map<number, BrandId>();
  const counts = new Map<BrandId, number>();
  for (const step of log.erasures.countByBrand()) {
    await breath();
    for (const [key, { total, example }] of step) {
      const brandId = brands.get(key) ?? log.events.readCase(example)[0]?.brandId;
      // Its key was destroyed and its cases are being cleared away.
      if (brandId === undefined) continue;
      brands.set(key, brandId);
      counts.set(brandId, (counts.get(brandId) ?? 0) + total);
    }
  }
  return counts;
}

function earlierName({ log }: CommandContext, brandId: BrandId): string {
  for (const text of log.desk.readWorkspaces(definitionsRead)) {
    const parsed = parseWorkspace(text, 'earlier workspace');
    const brand = parsed.ok ? parsed.workspace.brands.find(({ id }) => id === brandId) : undefined;
    if (brand !== undefined) return brand.name;
  }
  return brandId;
}
