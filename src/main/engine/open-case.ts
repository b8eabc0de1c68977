// A case as the page opens it: its state, and a stretch of its story. Stories just read are kept, so that reading on is cheap.
import type { Case } from '../../shared/domain/case';
import { type ConversationEntry, conversation } from '../../shared/domain/conversation';
import type { CaseId } from '../../shared/domain/ids';
import type { Instant } from '../../shared/domain/time';
import type { Capabilities } from '../../shared/ipc/channels-port';
import type { OpenCase } from '../../shared/ipc/engine-answers';
import type { CaseStore } from './case-store';
import { type CommandContext, caseOf } from './command-context';
import { windowClosesAt } from './messaging-window';

interface Story {
  /** Position in the log of the newest event it tells of. */
  readonly at: number;
  readonly entries: readonly ConversationEntry[];
  readonly windowClosesAt: (capabilities: Capabilities | null) => Instant | null;
}

/** Long enough for reading on through a thread of thousands, short enough that nothing erased stays. */
const keptMs = 30_000;
const storiesKept = 4;
/** A shorter story is read faster than it is worth keeping. */
const worthKeeping = 200;
/** What waits is thousands in a thread nobody answers; the page asks only which is owed first. */
const waitingShown = 50;

interface Kept {
  readonly story: Story;
  readonly until: Instant;
}

const storiesOf = new WeakMap<CaseStore, Stories>();

/** At most `limit` entries before a place of the story; null: its end. Throws Refusal when there is no such case. */
export function readOpenCase(
  context: CommandContext,
  place: { readonly caseId: CaseId; readonly before: number | null; readonly limit: number },
  capabilitiesOf: (state: Case) => Capabilities | null,
): OpenCase {
  const stories = storiesOf.get(context.store) ?? new Stories();
  storiesOf.set(context.store, stories);
  // The story first: the case is folded from the same events, and not from a second reading of them.
  const { entries, windowClosesAt: closesAt } = stories.read(context, place.caseId);
  const state = caseOf(context, place.caseId);
  const end = place.before === null ? entries.length : Math.max(0, Math.min(place.before, entries.length));
  const start = Math.max(0, end - place.limit);
  return {
    state: withFewWaiting(state),
    entries: entries.slice(start, end),
    hasOlder: start > 0,
    oldestPosition: start,
    firstUnanswered: placeOfFirst(state, entries),
    windowClosesAt: closesAt(capabilitiesOf(state)),
  };
}

class Stories {
  private readonly kept = new Map<CaseId, Kept>();

  read(context: CommandContext, caseId: CaseId): Story {
    const now = context.clock.now();
    for (const [id, { until }] of this.kept) if (until < now) this.kept.delete(id);
    const at = context.log.cases.lastPositionOf(caseId);
    const known = this.kept.get(caseId)?.story;
    if (known?.at === at) return known;
    this.kept.delete(caseId);
    const events = context.store.events(caseId);
    const entries = conversation(events);
    const story: Story = {
      at,
      entries,
      windowClosesAt: (capabilities) => windowClosesAt(events, capabilities),
    };
    if (entries.length > worthKeeping) {
      const oldest = this.kept.size >= storiesKept ? this.kept.keys().next().value : undefined;
      if (oldest !== undefined) this.kept.delete(oldest);
      this.kept.set(caseId, { story, until: now + keptMs });
    }
    return story;
  }
}

function placeOfFirst({ unanswered }: Case, entries: readonly ConversationEntry[]): number | null {
  const first = unanswered[0];
  if (first === undefined) return null;
  const place = entries.findIndex(
    (entry) => entry.kind === 'message' && entry.message.externalId === first.externalId,
  );
  return place < 0 ? null : place;
}

/** Keeps those that are owed first: the page works its clock out of them. */
function withFewWaiting(state: Case): Case {
  if (state.unanswered.length <= waitingShown && state.setAside.length <= waitingShown) return state;
  const soonest = [...state.unanswered].sort(
    (a, b) => (a.responseDueAt ?? a.postedAt) - (b.responseDueAt ?? b.postedAt),
  );
  return {
    ...state,
    unanswered: soonest.slice(0, waitingShown),
    setAside: state.setAside.slice(0, waitingShown),
  };
}
