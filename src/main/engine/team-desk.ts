// The people of the workspace as work is given to them: who is there, how much they carry, and for whom a warning is.
import type { Case } from '../../shared/domain/case';
import { type DutyState, dutyStateOf } from '../../shared/domain/duty-state';
import type { AgentId } from '../../shared/domain/ids';
import type { Seat } from '../../shared/domain/next-case';
import { type Field, may, mayIn } from '../../shared/domain/permissions';
import { isLastWarning, whoIsWarned } from '../../shared/domain/who-is-warned';
import type { Member, Workspace } from '../../shared/workspace/schema';
import type { CaseStore } from './case-store';
import { ClaimLoads } from './claim-loads';
import type { Clock } from './clock';
import type { Log } from './log/open-log';
import { sealJson, sealKey, unsealJson } from './log/seal';
import { type PeopleNowPorts, peopleNow } from './people-now';

export interface TeamDeskPorts extends PeopleNowPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
}

/** In the log's own facts: who has said that they are away. */
const awayName = 'away';

export class TeamDesk {
  readonly loads: ClaimLoads;
  private saidAway: ReadonlySet<string>;
  private readonly workspace: () => Workspace | null;

  constructor(private readonly ports: TeamDeskPorts) {
    this.workspace = peopleNow(ports);
    this.loads = new ClaimLoads(ports.log, ports.store);
    this.saidAway = new Set(this.readAway());
  }

  /** As they stand now: who is on the reserve without a seat may nothing. */
  members(): readonly Member[] {
    return this.workspace()?.members ?? [];
  }

  member(id: AgentId): Member | null {
    return this.members().find((member) => member.id === id) ?? null;
  }

  duty(member: Member): DutyState {
    const teams = this.workspace()?.teams ?? [];
    return dutyStateOf(member, teams, {
      now: this.ports.clock.now(),
      saysAway: this.saidAway.has(member.id),
    });
  }

  /** What somebody says of themselves; it lasts until they say otherwise, also over a restart. */
  setAway(id: AgentId, isAway: boolean): void {
    const { log } = this.ports;
    const away = new Set(this.saidAway);
    if (isAway) away.add(id);
    else away.delete(id);
    const sealed = sealJson(sealKey(log.meta.projectionKey), [...away], awayName);
    log.transact(() => log.meta.write(awayName, sealed));
    this.saidAway = away;
  }

  /** Who is there. What they carry is counted meanwhile, for who asks for their next case: that takes a while. */
  presence(): readonly Pick<Seat, 'id' | 'duty'>[] {
    // Who waits for it hears what went wrong.
    this.loads.ready().catch(() => undefined);
    return this.members().map((member) => ({ id: member.id, duty: this.duty(member) }));
  }

  /** Counts first, if nobody has asked before. */
  async seats(): Promise<readonly Seat[]> {
    await this.loads.ready();
    return this.members().map((member) => this.seatOf(member));
  }

  supervises(member: Member): boolean {
    return may(member, 'supervise', this.workspace()?.roles ?? []);
  }

  /** Whether somebody may see a case at all; nobody may whom the workspace does not name. */
  sees(id: AgentId, state: Field): boolean {
    const member = this.member(id);
    return member !== null && mayIn(member, 'see', { field: state, roles: this.workspace()?.roles ?? [] });
  }

  /** Whether nobody picks cases of a team by hand: those of a push team, and what no team owns if all one's teams push. */
  isGivenOut(state: Pick<Case, 'team'>, member: Member): boolean {
    const pushes = (id: string) => this.workspace()?.teams.find((team) => team.id === id)?.mode === 'push';
    if (this.supervises(member)) return false;
    if (state.team !== null) return pushes(state.team);
    return member.teams.length > 0 && member.teams.every(pushes);
  }

  /** Whom a warning of a case is for. */
  warned(
    state: Pick<Case, 'assignee' | 'team'> & Field,
    minutesBefore: number,
    thresholds: readonly number[],
  ): ReadonlySet<AgentId> {
    const people = this.members()
      .filter(({ id }) => this.sees(id, state))
      .map((member) => ({
        id: member.id,
        teams: member.teams,
        duty: this.duty(member),
        supervises: this.supervises(member),
      }));
    return whoIsWarned(state, people, isLastWarning(minutesBefore, thresholds));
  }

  private seatOf(member: Member): Seat {
    const ofTeams = (this.workspace()?.teams ?? [])
      .filter((team) => member.teams.includes(team.id))
      .map((team) => team.capacity);
    return {
      id: member.id,
      duty: this.duty(member),
      load: this.loads.of(member.id),
      capacity: member.capacity ?? Math.max(...ofTeams, 1),
    };
  }

  private readAway(): readonly string[] {
    const { meta } = this.ports.log;
    const sealed = meta.read(awayName);
    if (sealed === null) return [];
    try {
      return unsealJson(sealKey(meta.projectionKey), sealed, awayName) as readonly string[];
    } catch {
      // Of a log that was salvaged or restored: nobody has said anything yet.
      return [];
    }
  }
}
