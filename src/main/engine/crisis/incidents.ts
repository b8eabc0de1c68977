// The crises of the brands here, as their registers have them now.
import type { RecordedEvent } from '../../../shared/domain/case-event';
import type { AgentId, BrandId, IncidentId } from '../../../shared/domain/ids';
import { frozenBy, maySpeak } from '../../../shared/domain/incident/frozen';
import { foldIncidents, type Incident, overAt, phaseOf } from '../../../shared/domain/incident/incident';
import { isIncidentEvent } from '../../../shared/domain/incident/incident-event';
import { activeFor, type InScope } from '../../../shared/domain/incident/incident-scope';
import type { PendingReply } from '../../../shared/domain/reply';
import type { Instant } from '../../../shared/domain/time';
import type { CaseStore } from '../case-store';
import type { Clock } from '../clock';
import type { WorkspaceStore } from '../workspace-store';
import { registerOf } from './register';

export interface IncidentsPorts {
  readonly store: Pick<CaseStore, 'events' | 'onRecorded'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly workspace: Pick<WorkspaceStore, 'current' | 'onChanged'>;
}

export class Incidents {
  private readonly kept = new Map<BrandId, readonly Incident[]>();

  constructor(private readonly ports: IncidentsPorts) {
    // Nothing recorded and still told of: the hub did not take something.
    ports.store.onRecorded(({ events }) => {
      if (events.length === 0 || events.some(({ body }) => isIncidentEvent(body))) this.kept.clear();
    });
    // A brand may be there no more.
    ports.workspace.onChanged(() => this.kept.clear());
  }

  /** In the order they were declared in. Throws LogUnreadable. */
  of(brandId: BrandId): readonly Incident[] {
    const known = this.kept.get(brandId);
    if (known !== undefined) return known;
    const folded = foldIncidents(this.events(brandId));
    this.kept.set(brandId, folded);
    return folded;
  }

  /** Everything that was written into a brand's register. */
  events(brandId: BrandId): readonly RecordedEvent[] {
    return this.ports.store.events(registerOf(brandId));
  }

  /** Of all brands of the workspace; one of several brands stands here once for each. */
  all(): readonly Incident[] {
    const brands = this.ports.workspace.current()?.brands ?? [];
    return brands.flatMap(({ id }) => this.of(id));
  }

  /** As it stands in the register of each of its brands that are here. */
  find(incidentId: IncidentId): readonly Incident[] {
    return this.all().filter(({ id }) => id === incidentId);
  }

  /** Those that rule over a case now, the newest first. */
  rulingOver(state: InScope): readonly Incident[] {
    return activeFor(this.of(state.brandId), state, this.ports.clock.now());
  }

  /** Brands that a crisis is about now: there the reserve has its seats. */
  brandsNow(): readonly BrandId[] {
    const brands = this.ports.workspace.current()?.brands ?? [];
    return brands.flatMap(({ id }) => (this.lastingIn(id).length > 0 ? [id] : []));
  }

  /** Those of a brand that are not over. */
  lastingIn(brandId: BrandId): readonly Incident[] {
    const now = this.ports.clock.now();
    return this.of(brandId).filter((incident) => phaseOf(incident, now) === 'active');
  }

  /** When the next one is over by its time; null: none lasts. */
  nextEnd(): Instant | null {
    const now = this.ports.clock.now();
    const ends = this.all().map(overAt);
    const next = Math.min(...ends.filter((end) => end > now));
    return Number.isFinite(next) ? next : null;
  }

  /** Whether somebody has to be silent in a case now. */
  silences(state: InScope, agent: AgentId | undefined): boolean {
    return this.rulingOver(state).some((incident) => !maySpeak(incident, agent));
  }

  /** What a reply waits for; null: no crisis stops it. */
  freezing(state: InScope, reply: PendingReply): Incident | null {
    const incidents = this.of(state.brandId);
    return incidents.length === 0 ? null : frozenBy(reply, state, { incidents, now: this.ports.clock.now() });
  }

  /**
   * In whose list a frozen reply stands until a person has looked at it. It may be stopped by no crisis any more: its case
   * was found to be about something else, its author may speak now, or it was written after an end that was heard of late.
   * Then it is the newest one of when it was frozen.
   */
  keeperOf(state: InScope, reply: PendingReply): Incident | null {
    const freezing = this.freezing(state, reply);
    if (freezing !== null) return freezing;
    const incidents = this.of(state.brandId);
    const before = incidents.filter(({ declared }) => declared.at <= reply.changedAt);
    return before.at(-1) ?? incidents.at(-1) ?? null;
  }
}
