// Stands in for preload, shell and engine, then mounts the real page.
import type { DeskApi } from '../../../src/shared/ipc/desk-api';
import type { PushName } from '../../../src/shared/ipc/requests';
import { portsMessage } from '../../../src/shared/ipc/requests';
import { succeed } from '../../../src/shared/ipc/result';
import { settingsSchema } from '../../../src/shared/ipc/settings';
import { addOthers, openMorning } from './cases';
import { ScriptedEngine } from './scripted-engine';
import { workspace } from './workspace';

const asked = new URLSearchParams(location.search);
const word = (name: string) => asked.get(name) ?? undefined;
const engine = new ScriptedEngine(asked.has('first-run') ? null : workspace);
const listeners = new Map<PushName, Set<(value: never) => void>>();
let settings = settingsSchema.parse({
  theme: word('theme'),
  language: word('language'),
  density: word('density'),
});
const keychain = word('keychain') ?? 'unlocked';
if (!asked.has('first-run') && !asked.has('empty')) openMorning(engine, Number(word('others') ?? 40));

function push(name: PushName, value: unknown): void {
  for (const listener of listeners.get(name) ?? []) listener(value as never);
}

const answers: Record<string, (input: never) => unknown> = {
  'app.info': () => ({
    version: '0.1.0',
    electron: '0',
    fallbackRuntime: false,
    platform: 'linux',
    sandbox: asked.has('sandbox'),
    systemLanguage: 'en-GB',
    notifications: true,
    desk: {
      engine: keychain === 'unlocked' ? 'running' : 'waiting-for-key',
      channels: 'running',
      keychain,
      problem: null,
    },
  }),
  'settings.read': () => settings,
  'settings.write': (patch: object) => {
    settings = { ...settings, ...patch };
    return settings;
  },
  'connection.test': () => ({
    kind: 'failed',
    cause: 'wrong-credentials',
    step: 'session',
    detail: 'Invalid identifier or password',
    retryAt: null,
  }),
  'desk.connect': () => {
    const page = new MessageChannel();
    const feed = new MessageChannel();
    engine.connect(page.port1, feed.port1);
    window.postMessage(portsMessage, location.origin, [page.port2, feed.port2]);
  },
};

const desk: DeskApi = {
  request: async (name, input) => succeed(answers[name]?.(input as never)) as never,
  on: (name, listener) => {
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known.add(listener as never));
    return () => known.delete(listener as never);
  },
};

Object.assign(window, {
  desk,
  harness: {
    push,
    asked: engine.asked,
    arrive: (count: number) => {
      addOthers(engine, count, 10_000);
      engine.flush();
    },
    record: (...event: Parameters<ScriptedEngine['record']>) => {
      engine.record(...event);
      engine.flush();
    },
  },
});

await import('../../../src/renderer/main');
