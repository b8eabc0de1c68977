// What each figure should be; where no target is named, the figure explains another.
export interface Target {
  readonly key: string;
  readonly meaning: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

export const targets: readonly Target[] = [
  { key: 'ingest.cpuRatioToRawIdb', meaning: 'CPU a message, search off, over raw IndexedDB', atMost: 1.5 },
  { key: 'ingest.withSearch', meaning: 'CPU a message, search on, over raw IndexedDB', atMost: 3.5 },
  { key: 'ingest.cpuRatioToRxdb', meaning: 'CPU a message, search off, over RxDB', atMost: 0.4 },
  { key: 'ingest.engineRatio', meaning: 'of the first the engine process' },
  { key: 'ingest.pageRatio', meaning: 'of the first the page with the store worker' },
  { key: 'ingest.rateRatioToRawIdb', meaning: 'messages a second over raw IndexedDB' },
  { key: 'burst10k.p95Ms', meaning: 'arrival to painted at 10,000 a minute', atMost: 100 },
  { key: 'burst10k.backlog', meaning: 'messages not painted a second after the burst', atMost: 0 },
  { key: 'burst50k.p95Ms', meaning: 'arrival to painted at 50,000 a minute', atMost: 250 },
  { key: 'burst50k.backlog', meaning: 'messages not painted a second after the burst', atMost: 0 },
  { key: 'key.p95Ms', meaning: 'triage key to painted result', atMost: 33 },
  { key: 'key.p50Ms', meaning: 'triage key to painted result, median' },
  { key: 'key.burstRatio', meaning: 'the same in the burst of 10,000 over at rest', atMost: 1.25 },
  { key: 'key.burst50kRatio', meaning: 'the same in the burst of 50,000 over at rest' },
  { key: 'key.slowDiskP95Ms', meaning: 'triage key with 5 ms more a flush', atMost: 50 },
  { key: 'key.slowDiskP50Ms', meaning: 'the same, median' },
  { key: 'openCase.p95Ms', meaning: 'next case of 30 messages, key to painted', atMost: 50 },
  { key: 'openCase.p50Ms', meaning: 'the same, median' },
  { key: 'openCase.sealedRatio', meaning: 'opening a case, sealed over plain', atMost: 1.25 },
  { key: 'openCase.readSealedRatio', meaning: 'of it the reading alone, sealed over plain' },
  { key: 'firstPage.p95Ms', meaning: 'first 50 rows of the queue', atMost: 10 },
  { key: 'firstPage.storeP95Ms', meaning: 'the same, read from the store' },
  { key: 'firstPage.growth1M', meaning: 'the same, 1M messages over 100k', atMost: 2 },
  { key: 'counters.p95Ms', meaning: 'all counts of all views', atMost: 2 },
  { key: 'search.p95Ms', meaning: 'words, two words, prefixes, newest first', atMost: 10 },
  { key: 'search.rankedP95Ms', meaning: 'the same, best first', atMost: 50 },
  { key: 'search.lagMs', meaning: 'longest until a message of a burst is found', atMost: 2_000 },
  { key: 'start.ratio100k', meaning: 'start to first rows, over a static page', atMost: 1.25 },
  { key: 'start.ratio1M', meaning: 'the same with 1M messages', atMost: 1.35 },
  { key: 'start.cpuRatio', meaning: 'CPU until then, over a static page' },
  { key: 'start.cpuRatio1M', meaning: 'the same with 1M messages' },
  { key: 'rebuild.seconds', meaning: 'a lost list, until it is whole again', atMost: 30 },
  { key: 'rebuild.firstRowsMs', meaning: 'the same, until its most urgent cases are there' },
  { key: 'rebuild.maxGapMs', meaning: 'longest time between two frames meanwhile' },
  { key: 'step.seconds', meaning: 'a tier set on 50,000 cases' },
  { key: 'step.undoSeconds', meaning: 'the same taken back' },
  { key: 'step.keyMs', meaning: 'a key that moves the selection meanwhile, the slowest' },
  { key: 'step.maxGapMs', meaning: 'longest time between two frames meanwhile' },
  { key: 'rules.seconds', meaning: '200 rules tried on 100,000 stored messages', atMost: 10 },
  { key: 'rules.askRatio', meaning: 'asking the engine meanwhile, median over at rest' },
  { key: 'rules.live5kKeyP95Ms', meaning: 'key while 200 rules read 5,000 a minute', atMost: 33 },
  { key: 'rules.live5kKeyRatio', meaning: 'the same over at rest', atMost: 1.25 },
  { key: 'rules.live5kP95Ms', meaning: 'arrival to painted meanwhile', atMost: 100 },
  { key: 'rules.live5kBacklog', meaning: 'messages not painted a second later', atMost: 0 },
  { key: 'surge.falseADay', meaning: 'surges raised in a quiet day', atMost: 0.15 },
  { key: 'surge.found2Percent', meaning: 'of surges of twice the usual, found within 6 hours' },
  { key: 'surge.found3Percent', meaning: 'the same at three times', atLeast: 65 },
  { key: 'surge.found5Percent', meaning: 'the same at five times', atLeast: 85 },
  { key: 'surge.delay3Minutes', meaning: 'until one of three times the usual is seen, median', atMost: 60 },
  { key: 'surge.delay5Minutes', meaning: 'the same at five times', atMost: 60 },
  { key: 'surge.recordedFound3Percent', meaning: 'found, recorded curves at three times', atLeast: 65 },
  { key: 'surge.recordedFound5Percent', meaning: 'the same at five times', atLeast: 85 },
  { key: 'surge.fixedFalseADay', meaning: 'raised in a quiet day by a fixed threshold' },
  { key: 'surge.fixedFound3Percent', meaning: 'found by it at three times' },
  { key: 'surge.fixedDelay3Minutes', meaning: 'until then, median' },
  { key: 'surge.zScoreFalseADay', meaning: 'raised in a quiet day by a z-score of 3' },
  { key: 'surge.zScoreFound3Percent', meaning: 'found by it at three times' },
  { key: 'surge.zScoreDelay3Minutes', meaning: 'until then, median' },
  { key: 'ipc.ratioToContextBridge', meaning: 'rows a second, port over context bridge', atLeast: 3 },
  { key: 'ipc.maxGapMs', meaning: 'longest time between two frames meanwhile', atMost: 50 },
  { key: 'ipc.bridgeMaxGapMs', meaning: 'the same with the context bridge' },
  { key: 'disk.ratioToJson', meaning: 'bytes stored over the JSON', atMost: 2.2 },
  { key: 'rss.rendererMb', meaning: 'memory of the page', atMost: 200 },
  { key: 'rss.growth1M', meaning: 'the same, 1M messages over 100k', atMost: 1.1 },
  { key: 'rss.ownMb', meaning: 'of it what is not read from files or shared' },
  { key: 'rss.floorMb', meaning: 'memory of a page of fixed rows' },
];

/** Null: no target is named. */
export function isMet({ atMost, atLeast }: Target, value: number): boolean | null {
  if (atMost !== undefined) return value <= atMost;
  return atLeast === undefined ? null : value >= atLeast;
}
