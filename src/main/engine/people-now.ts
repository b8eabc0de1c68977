// The workspace with its people as they stand now: the reserve has seats where a crisis is, and none elsewhere (R66).
import type { BrandId } from '../../shared/domain/ids';
import { seated } from '../../shared/domain/reserve';
import type { Workspace } from '../../shared/workspace/schema';

export interface PeopleNowPorts {
  readonly workspace: { readonly current: () => Workspace | null };
  /** Knows in which brands a crisis lasts. */
  readonly incidents: { readonly brandsNow: () => readonly BrandId[] };
  /** Knows which brands the team's hub shows here; asked once there is one. */
  readonly hub: () => { readonly shows: (brand: BrandId) => boolean };
}

/** For judging only, never for writing back. The definition itself where nobody is on the reserve. */
export function peopleNow({ workspace: store, incidents, hub }: PeopleNowPorts): () => Workspace | null {
  let known: { readonly of: Workspace; readonly brands: string; readonly is: Workspace } | null = null;
  return () => {
    const workspace = store.current();
    if (workspace === null || !workspace.members.some(({ reserve }) => reserve === true)) return workspace;
    // A hub that shows a brand no more has ended its crisis before this desktop could hear of it.
    const inCrisis = incidents.brandsNow().filter((brand) => hub().shows(brand));
    const brands = inCrisis.join(' ');
    // Asked for every case of a step on thousands.
    if (known?.of !== workspace || known.brands !== brands) {
      const members = workspace.members.map((member) => seated(member, () => inCrisis));
      known = { of: workspace, brands, is: { ...workspace, members } };
    }
    return known.is;
  };
}
