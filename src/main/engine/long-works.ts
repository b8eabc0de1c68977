// Work that takes longer than a person waits without a word: how far it is, and a way to stop it.
import type { LongWork, LongWorkKind } from '../../shared/ipc/long-work';

/** Held by whoever does the work; `end` exactly once, however it ended. */
export interface RunningWork {
  progress(done: number, total: number | null): void;
  end(): void;
}

interface Running {
  shown: LongWork;
  readonly cancel: (() => void) | null;
}

export class LongWorks {
  private readonly running = new Map<string, Running>();
  private started = 0;

  /** `changed` is called at every step; who listens gathers. */
  constructor(private readonly changed: () => void) {}

  /** `cancel` asks the work to stop at its next safe place; without it the person cannot stop it. */
  begin(kind: LongWorkKind, cancel: (() => void) | null = null): RunningWork {
    this.started += 1;
    const id = `${kind}-${this.started}`;
    this.show(id, { id, kind, done: 0, total: null, canCancel: cancel !== null }, cancel);
    return {
      progress: (done, total) => {
        const work = this.running.get(id);
        if (work !== undefined) this.show(id, { ...work.shown, done, total }, work.cancel);
      },
      end: () => {
        if (this.running.delete(id)) this.changed();
      },
    };
  }

  /** In the order they were begun. */
  list(): readonly LongWork[] {
    return [...this.running.values()].map(({ shown }) => shown);
  }

  /** False when it has ended already or cannot be stopped. It is listed until it says itself that it ended. */
  cancel(id: string): boolean {
    const work = this.running.get(id);
    if (work === undefined || work.cancel === null) return false;
    // Asked once: what is stopping already is not asked again.
    this.show(id, { ...work.shown, canCancel: false }, null);
    work.cancel();
    return true;
  }

  private show(id: string, shown: LongWork, cancel: (() => void) | null): void {
    this.running.set(id, { shown, cancel });
    this.changed();
  }
}
