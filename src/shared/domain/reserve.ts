// The reserve: people who have a seat only while a crisis of their brands lasts (R66, A22).
import type { BrandId } from './ids';
import type { Permitted } from './permissions';
import type { RoleAction } from './role';

/** The part of a member that says whether they wait on the reserve. */
export interface OnReserve extends Permitted {
  readonly reserve?: boolean | undefined;
}

/** A seat that opens by itself leads nothing: who may do one of these is no reserve. */
export const notOfReserve: readonly RoleAction[] = ['supervise', 'manage', 'erase'];

/** Nobody can give a role this name: who has it may nothing. */
const noRole = '';

/** In which brands somebody of the reserve has a seat, of those that a crisis is about. */
export function seatsIn(member: Pick<OnReserve, 'brands'>, inCrisis: readonly BrandId[]): readonly BrandId[] {
  return inCrisis.filter((brand) => member.brands?.includes(brand) ?? true);
}

/**
 * A member as they stand now. Who is on the reserve may what their role says, in the brands that a crisis is about and
 * nowhere else; without one they may nothing at all.
 */
export function seated<Member extends OnReserve>(member: Member, inCrisis: () => readonly BrandId[]): Member {
  if (member.reserve !== true) return member;
  const brands = seatsIn(member, inCrisis());
  return brands.length === 0 ? { ...member, role: noRole, teams: [], brands } : { ...member, brands };
}
