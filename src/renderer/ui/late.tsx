// Screens that the first page does without: loaded when the page is idle, or when they are first needed.
import { type ComponentType, useEffect, useSyncExternalStore } from 'react';

type Load<Props> = () => Promise<ComponentType<Props>>;

const all: (() => Promise<void>)[] = [];

/**
 * A component whose code comes later. Once it has come it renders like any other, in the same frame; until then
 * `Meanwhile` stands in its place, or nothing.
 */
export function late<Props extends object>(
  load: Load<Props>,
  Meanwhile?: ComponentType<Props>,
): ComponentType<Props> {
  let Loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const waiting = new Set<() => void>();
  const begin = () => {
    loading ??= load().then((component) => {
      Loaded = component;
      for (const tell of waiting) tell();
    });
    return loading;
  };
  const subscribe = (tell: () => void) => {
    waiting.add(tell);
    return () => waiting.delete(tell);
  };
  all.push(begin);
  return function Late(props: Props) {
    const Component = useSyncExternalStore(subscribe, () => Loaded);
    useEffect(() => void begin(), []);
    if (Component !== null) return <Component {...props} />;
    return Meanwhile === undefined ? null : <Meanwhile {...props} />;
  };
}

/** Loads what has not been loaded yet, one after the other, each when the page has nothing else to do. */
export function loadLateOnes(): void {
  const next = () => {
    const begin = all.shift();
    if (begin !== undefined) requestIdleCallback(() => void begin().finally(next), { timeout: 2_000 });
  };
  next();
}
