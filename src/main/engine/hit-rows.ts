// Rows of the cases a search found: short ones are folded here while their words are still read, the rest is elsewhere.
import { setImmediate as breath } from 'node:timers/promises';
import { caseRow } from '../../shared/domain/case-row';
import type { CaseId } from '../../shared/domain/ids';
import type { Instant } from '../../shared/domain/time';
import type { SearchHit } from '../../shared/ipc/engine-answers';
import type { CommandContext } from './command-context';
import type { FoundCase } from './search-find';

/** Events of one case, of one turn of the engine's thread (some 50 us each), and of one search. */
const most = { ofCase: 20, ofTurn: 30, inAll: 240 };
/** What is not folded by then is sooner read from the projection: the engine has other things to do. */
const longestMs = 25;

type Context = Pick<CommandContext, 'log' | 'store' | 'clock'>;

export class HitRows {
  private folding: Promise<void> | null = null;
  private events = 0;
  private until: Instant | null = null;

  constructor(private readonly context: Context) {}

  /** Begins on cases that are probably asked for, beside whatever its caller waits for. */
  foresee(cases: readonly CaseId[]): void {
    const before = this.folding ?? Promise.resolve();
    this.folding = before.then(() => this.fold(cases));
    // Whoever wants the rows hears of it.
    this.folding.catch(() => undefined);
  }

  /** Each hit with its row, or null for one that is not at hand. Throws LogUnreadable. */
  async of(hits: readonly FoundCase[]): Promise<readonly SearchHit[]> {
    this.foresee(hits.map(({ caseId }) => caseId));
    await this.folding;
    return hits.map(({ caseId, excerpt }) => {
      const state = this.context.store.atHand(caseId);
      return { caseId, row: state === null ? null : caseRow(state), excerpt };
    });
  }

  private async fold(cases: readonly CaseId[]): Promise<void> {
    const { store, clock } = this.context;
    this.until ??= clock.now() + longestMs;
    for (const some of this.turnsOf(cases)) {
      if (clock.now() > this.until) return;
      await breath();
      // As for the rows of a rebuild: what a row says their seals prove, and opening a case looks at its links.
      store.fetch(some, 'seals');
      // Of one alone nothing is fetched ahead.
      for (const caseId of some) store.read(caseId);
    }
  }

  private turnsOf(cases: readonly CaseId[]): readonly (readonly CaseId[])[] {
    const { log, store } = this.context;
    const wanted = [...new Set(cases)].filter((caseId) => !store.isAtHand(caseId));
    if (wanted.length === 0) return [];
    log.events.expectCases(wanted);
    const turns: CaseId[][] = [];
    let ofTurn = most.ofTurn;
    for (const caseId of wanted) {
      const events = log.events.lengthOf(caseId);
      if (events === 0 || events > most.ofCase || this.events + events > most.inAll) continue;
      this.events += events;
      if (ofTurn + events > most.ofTurn) {
        turns.push([]);
        ofTurn = 0;
      }
      ofTurn += events;
      turns.at(-1)?.push(caseId);
    }
    return turns;
  }
}
