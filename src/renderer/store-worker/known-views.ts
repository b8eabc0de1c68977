// Remembers in which views cases stand that changed or were read of late, so that few rows are read before they are replaced.
import type { ViewId } from '../../shared/domain/case-row';
import { viewsOfKeys } from '../../shared/domain/list-key';

const most = 20_000;

export class KnownViews {
  private readonly views = new Map<string, readonly ViewId[]>();
  /** Cases stand in few combinations of views; each is kept once. */
  private readonly shared = new Map<string, readonly ViewId[]>();

  get(id: string): readonly ViewId[] | undefined {
    return this.views.get(id);
  }

  set(id: string, views: readonly ViewId[]): void {
    this.views.delete(id);
    this.views.set(id, views);
    if (this.views.size <= most) return;
    const oldest = this.views.keys().next().value;
    if (oldest !== undefined) this.views.delete(oldest);
  }

  /** The keys a row was found under; what is known already came from a change and stays. */
  learn(id: string, keys: readonly string[]): void {
    if (!this.views.has(id)) this.set(id, this.ofKeys(keys));
  }

  delete(id: string): void {
    this.views.delete(id);
  }

  clear(): void {
    this.views.clear();
  }

  ofKeys(keys: readonly string[]): readonly ViewId[] {
    const views = viewsOfKeys(keys);
    const name = views.join();
    const known = this.shared.get(name);
    if (known !== undefined) return known;
    this.shared.set(name, views);
    return views;
  }
}
