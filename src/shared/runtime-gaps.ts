// Fills what Node 18 and Chromium 114 lack; every entry imports this first, before any library looks for it.
// The guards and casts stay until the oldest runtime in use is Node 22.
interface Growing {
  [name: string]: unknown;
}

function fill(holder: object, name: string, implementation: unknown): void {
  if (name in holder) return;
  Object.defineProperty(holder as Growing, name, {
    value: implementation,
    configurable: true,
    writable: true,
  });
}

function anySignal(signals: Iterable<AbortSignal>): AbortSignal {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) {
      controller.abort(signal.reason);
      break;
    }
    const follow = () => controller.abort(signal.reason);
    signal.addEventListener('abort', follow, { once: true, signal: controller.signal });
  }
  return controller.signal;
}

function withResolvers() {
  let resolve: (value: unknown) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

function canParse(url: string, base?: string): boolean {
  try {
    new URL(url, base);
    return true;
  } catch {
    return false;
  }
}

function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item, index: number) => PropertyKey) {
  const groups: Record<PropertyKey, Item[]> = Object.create(null);
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups[key];
    if (group) group.push(item);
    else groups[key] = [item];
  }
  return groups;
}

fill(AbortSignal, 'any', anySignal);
fill(Promise, 'withResolvers', withResolvers);
fill(URL, 'canParse', canParse);
fill(Object, 'groupBy', groupBy);
