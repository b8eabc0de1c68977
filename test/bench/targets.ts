// What each figure should be; where no target is named, the figure explains another.
export interface Target {
  readonly key: string;
  readonly meaning: string;
  /** At most this; null: no target. */
  readonly atMost: number | null;
}

export const targets: readonly Target[] = [
  { key: 'ingest.cpuRatioToRawIdb', meaning: 'CPU a message, search off, over raw IndexedDB', atMost: 1.5 },
  { key: 'ingest.withSearch', meaning: 'CPU a message, search on, over raw IndexedDB', atMost: 3.5 },
  { key: 'ingest.engineRatio', meaning: 'of it the engine process', atMost: null },
  { key: 'ingest.pageRatio', meaning: 'of it the page with the store worker', atMost: null },
  { key: 'ingest.allNewCases', meaning: 'the same when every message opens a case', atMost: null },
  { key: 'burst10k.p95Ms', meaning: 'arrival to painted at 10,000 a minute', atMost: 100 },
  { key: 'burst10k.backlog', meaning: 'messages not painted a second after the burst', atMost: 0 },
  { key: 'key.p95Ms', meaning: 'triage key to painted result', atMost: 33 },
  { key: 'key.p50Ms', meaning: 'triage key to painted result, median', atMost: null },
  { key: 'key.burstRatio', meaning: 'the same during the burst over idle', atMost: 1.25 },
  { key: 'openCase.p95Ms', meaning: 'next case of 30 messages, key to painted', atMost: 50 },
  { key: 'openCase.p50Ms', meaning: 'the same, median', atMost: null },
  { key: 'firstPage.p95Ms', meaning: 'first 50 rows of the queue', atMost: 10 },
  { key: 'counters.p95Ms', meaning: 'all counts of all views', atMost: 2 },
  { key: 'search.p95Ms', meaning: 'words, two words, prefixes, newest first', atMost: 10 },
  { key: 'start.ratio100k', meaning: 'start to first rows, over a static page', atMost: 1.25 },
  { key: 'start.ratio10k', meaning: 'start to first rows, over a static page', atMost: 1.25 },
  { key: 'start.cpuRatio', meaning: 'CPU until then, over a static page', atMost: null },
  { key: 'disk.ratioToJson', meaning: 'bytes stored over the JSON', atMost: 2.2 },
  { key: 'rss.rendererMb', meaning: 'memory of the page', atMost: 200 },
];
