// Reads again what changed, and only what somebody has read: one question under way each, however often it changes.
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { CaseId } from '../../shared/domain/ids';
import { queryKeys } from './query-keys';

export class Rereads {
  private readonly queries: QueryClient;
  private readonly reading = new Set<string>();
  private readonly again = new Set<string>();

  constructor(queries: QueryClient) {
    this.queries = queries;
  }

  /** A case changed, and with it what is shown of its story. */
  caseChanged(id: CaseId): void {
    const queryKey = queryKeys.case(id);
    if (this.queries.getQueryCache().get(nameOf(queryKey)) === undefined) return;
    for (const query of this.queries.getQueryCache().findAll({ queryKey })) this.changed(query.queryKey);
  }

  /** What is on screen is read now; what is kept for later is read when it is looked at. */
  changed(queryKey: QueryKey): void {
    const name = nameOf(queryKey);
    const query = this.queries.getQueryCache().get(name);
    if (query === undefined) return;
    if (!query.isActive()) {
      query.invalidate();
      return;
    }
    if (this.reading.has(name)) {
      this.again.add(name);
      return;
    }
    this.reading.add(name);
    // The first read is under way and may have been answered before the change.
    const first = query.state.data === undefined ? query.promise : undefined;
    if (first !== undefined) this.again.add(name);
    const read = first ?? this.queries.invalidateQueries({ queryKey, exact: true });
    const done = () => {
      this.reading.delete(name);
      if (this.again.delete(name)) this.changed(queryKey);
    };
    read.then(done, done);
  }
}

/** The name TanStack Query gives to a key of plain words; its own way to it is dear for every case of a burst. */
function nameOf(queryKey: QueryKey): string {
  return JSON.stringify(queryKey);
}
