// Stands in for preload, shell and engine: everything the page talks to, with levers for a test.
import type { CaseEventBody } from '../../../src/shared/domain/case-event';
import { asId, type CaseId } from '../../../src/shared/domain/ids';
import type { DeskApi } from '../../../src/shared/ipc/desk-api';
import type { DeskStatus } from '../../../src/shared/ipc/engine-answers';
import { type PushName, portsMessage, type RequestName } from '../../../src/shared/ipc/requests';
import { succeed } from '../../../src/shared/ipc/result';
import { type Settings, settingsSchema } from '../../../src/shared/ipc/settings';
import { addOthers, openMorning } from './cases';
import { ScriptedEngine } from './scripted-engine';
import { standingSurge } from './surge';
import { workspace } from './workspace';

export interface DeskOptions {
  readonly settings?: Partial<Settings>;
  readonly firstRun?: boolean;
  readonly empty?: boolean;
  readonly sandbox?: boolean;
  readonly keychain?: string;
  /** Cases beyond those of the morning. */
  readonly others?: number;
  /** What the shell answers beyond the usual. */
  readonly answers?: Partial<Record<RequestName, (input: never) => unknown>>;
  /** What the engine says of itself beyond the usual. */
  readonly status?: Partial<DeskStatus>;
}

export interface ScriptedDesk {
  readonly api: DeskApi;
  readonly engine: ScriptedEngine;
  /** Requests to the shell, for tests to look at. */
  readonly requests: { readonly name: RequestName; readonly input: unknown }[];
  readonly push: (name: PushName, value: unknown) => void;
  readonly arrive: (count: number) => void;
  readonly record: (caseId: string, body: CaseEventBody) => void;
  /** A surge begins to stand, for who supervises. */
  readonly raiseSurge: () => void;
}

export function scriptedDesk(options: DeskOptions = {}): ScriptedDesk {
  const engine = new ScriptedEngine(options.firstRun ? null : workspace);
  engine.statusBeyond = options.status ?? {};
  if (!options.firstRun && !options.empty) openMorning(engine, options.others ?? 40);
  const listeners = new Map<PushName, Set<(value: never) => void>>();
  const requests: ScriptedDesk['requests'] = [];
  let settings = settingsSchema.parse(options.settings ?? {});
  const keychain = options.keychain ?? 'unlocked';
  const answers: Partial<Record<RequestName, (input: never) => unknown>> = {
    'app.info': () => ({
      version: '0.1.0',
      electron: '0',
      fallbackRuntime: false,
      platform: 'linux',
      sandbox: options.sandbox ?? false,
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
    'hub.place': () => null,
    'diagnostics.read': () => ({
      version: '0.1.0',
      electron: '0',
      platform: 'linux x64',
      systemVersion: '6.1',
      upMs: 3_720_000,
      parts: (['shell', 'page', 'engine'] as const).map((part) => ({ part, bytes: 9e7, cpuPercent: 1.2 })),
      dataBytes: 4.2e8,
      lines: ['2026-11-22T10:00:00.000Z engine restarted 1'],
    }),
    'diagnostics.save': () => true,
    'spelling.speak': () => 'no-dictionary',
    'settings.write': (patch: Partial<Settings>) => {
      settings = { ...settings, ...patch };
      return settings;
    },
    'seat.take': ({ agentId }: { readonly agentId: string }) => {
      settings = { ...settings, agentId, locked: false };
      return { kind: 'seated' };
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
    ...options.answers,
  };
  const api: DeskApi = {
    request: async (name, input) => {
      requests.push({ name, input });
      return succeed(await answers[name]?.(input as never)) as never;
    },
    on: (name, listener) => {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener as never));
      return () => known.delete(listener as never);
    },
  };
  return {
    api,
    engine,
    requests,
    push: (name, value) => {
      for (const listener of listeners.get(name) ?? []) listener(value as never);
    },
    arrive: (count) => {
      addOthers(engine, count, 10_000);
      engine.flush();
    },
    record: (caseId, body) => {
      engine.record(caseId, body);
      engine.flush();
    },
    raiseSurge: () => {
      const { notice, reading } = standingSurge(engine.caseIds()[0] ?? asId<CaseId>(''));
      engine.surges = [reading];
      engine.tellStatus({ surges: [notice] });
    },
  };
}
