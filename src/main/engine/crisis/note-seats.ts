// Writes into the running log who of the reserve gets a seat by a crisis, and who loses it again (R66).
import { asId, type BrandId, type IncidentId, type StepId } from '../../../shared/domain/ids';
import { seatsIn } from '../../../shared/domain/reserve';
import type { Happening } from '../case-store';
import { actorOf, type CommandContext } from '../command-context';
import { registerOf } from './register';

/** A step of its own, beside the declaration or the end; nothing where nobody of the reserve is concerned. */
export function noteSeats(
  context: CommandContext,
  incidentId: IncidentId,
  entry: 'seated' | 'unseated',
): void {
  const brands = context.incidents.find(incidentId).map(({ brandId }) => brandId);
  const stays = entry === 'unseated' ? brandsOfOthers(context, incidentId) : [];
  const changing = brands.filter((brand) => !stays.includes(brand));
  const named = (context.workspace.current()?.members ?? []).filter(
    (member) => member.reserve === true && seatsIn(member, changing).length > 0,
  );
  if (named.length === 0) return;
  const text = named.map(({ name }) => name).join(', ');
  const actor = actorOf(context);
  const body = { type: 'IncidentNoted', incidentId, entry, text, about: null } as const;
  context.store.record(
    brands.map((brandId): Happening => ({ caseId: registerOf(brandId), brandId, actor, body })),
    { stepId: asId<StepId>(context.chance.id()) },
  );
}

/** Where another crisis lasts the seats stay. */
function brandsOfOthers({ incidents }: CommandContext, incidentId: IncidentId): readonly BrandId[] {
  return incidents
    .brandsNow()
    .filter((brand) => incidents.lastingIn(brand).some(({ id }) => id !== incidentId));
}
