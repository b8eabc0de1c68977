// Whom to reach in a crisis, and in which order (R67, R80).
import type { DutyState } from '../duty-state';
import type { AgentId, BrandId, TeamId } from '../ids';
import type { ChannelKind } from '../message';
import type { OnReserve } from '../reserve';
import type { CustomRole } from '../role';
import { supervisesBrand } from '../supervises-brand';

/**
 * roster: on the list of who approves next; supervisor: answers for the brand; red: of the team that answers crises;
 * reserve: has a seat because of it.
 */
export type CallReason = 'roster' | 'supervisor' | 'red' | 'reserve';

export interface Call {
  readonly id: AgentId;
  readonly because: CallReason;
  readonly duty: DutyState;
}

interface Desk {
  readonly members: readonly (OnReserve & { readonly id: AgentId })[];
  readonly brands: readonly {
    readonly id: BrandId;
    readonly promises: { readonly red: { readonly team: TeamId } };
  }[];
  readonly accounts: readonly { readonly brand: BrandId; readonly channel: ChannelKind }[];
  readonly roles: readonly CustomRole[];
  readonly approval: { readonly roster: readonly AgentId[] };
}

/**
 * Everybody of the brands who has to know, each once and for the first reason that fits: the roster in its order, then
 * who supervises, then who answers crises, then the reserve. Whoever is at work comes before who is not.
 */
export function whoToCall(
  desk: Desk,
  about: readonly BrandId[],
  dutyOf: (id: AgentId) => DutyState,
): readonly Call[] {
  const { members, brands, approval } = desk;
  const ofBrands = members.filter((member) => about.some((brand) => member.brands?.includes(brand) ?? true));
  const redTeams = new Set(
    brands.filter(({ id }) => about.includes(id)).map(({ promises }) => promises.red.team),
  );
  const onRoster = approval.roster.flatMap((id) => ofBrands.filter((member) => member.id === id));
  const leading = ofBrands.filter((member) => about.some((brand) => supervisesBrand(member, brand, desk)));
  const answering = ofBrands.filter(({ teams }) => teams.some((team) => redTeams.has(team)));
  const calls = new Map<AgentId, Call>();
  const add = (all: typeof ofBrands, because: CallReason) => {
    for (const { id } of all) if (!calls.has(id)) calls.set(id, { id, because, duty: dutyOf(id) });
  };
  add(onRoster, 'roster');
  add(leading, 'supervisor');
  add(answering, 'red');
  add(
    ofBrands.filter(({ reserve }) => reserve === true),
    'reserve',
  );
  const all = [...calls.values()];
  return [...all.filter(({ duty }) => duty === 'here'), ...all.filter(({ duty }) => duty !== 'here')];
}
