// Remembers what the page was given and looks at, so that only changes of that are opened for it.
import type { ViewId } from '../../shared/domain/case-row';

/** More than the page keeps at a time. */
const mostRows = 20_000;
/** The page shows one view; a read of another may be under way. */
const mostViews = 2;

export class ShownRows {
  private readonly ids = new Set<string>();
  private views: readonly ViewId[] = [];

  add(ids: readonly string[]): void {
    for (const id of ids) {
      this.ids.delete(id);
      this.ids.add(id);
    }
    for (const id of this.ids) {
      if (this.ids.size <= mostRows) return;
      this.ids.delete(id);
    }
  }

  look(view: ViewId): void {
    this.views = [view, ...this.views.filter((one) => one !== view)].slice(0, mostViews);
  }

  concerns(id: string, views: readonly ViewId[]): boolean {
    return this.ids.has(id) || views.some((view) => this.views.includes(view));
  }
}
