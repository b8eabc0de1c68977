import { describe, expect, test } from 'vitest';
import type { ShellFacts } from '../ipc/diagnostics';
import type { AccountStatus, DeskStatus } from '../ipc/engine-answers';
import type { HubStatus } from '../ipc/hub-status';
import { type DiagnosticFacts, diagnosticText } from './diagnostic-text';

const madeAt = Date.UTC(2026, 10, 22, 10, 0, 0);
const canary = (place: string) => `kanari-${place}`;

const account: AccountStatus = {
  accountId: canary('account') as AccountStatus['accountId'],
  lastHeardAt: madeAt - 60_000,
  nextTryAt: null,
  state: 'failing',
  cause: canary('cause'),
  detail: `The server said: ${canary('detail')}`,
};
const hub: HubStatus = {
  state: 'behind',
  fault: null,
  agent: canary('agent'),
  manages: true,
  behind: 3,
  pendingSteps: 1,
  lastContactAt: madeAt,
  refused: [{ caseId: canary('case') as never, code: canary('code') }],
  leases: [{ accountId: canary('lease') as never, heldBy: 'here', agent: canary('holder'), desktops: 2 }],
  presence: [{ caseId: canary('there') as never, agent: canary('colleague'), doing: 'reads' }],
  workspace: { version: 4, conflict: { version: 5, author: canary('author') }, refused: canary('refused') },
  alarm: { kind: 'chain', brand: canary('brand'), seq: 9 },
};
const status: DeskStatus = {
  accounts: [account],
  outbox: { held: 1, queued: 2, sending: 0, unknown: 3, failed: 0 },
  setAside: 5,
  works: [{ id: canary('work'), kind: 'backup', done: 1, total: 2, canCancel: true }],
  cutStep: { kind: 'step', name: canary('step'), cases: 2 },
  lastBackupAt: null,
  hub,
  log: { position: 77, salvaged: false, diskFull: false, isScarce: true, freeBytes: 1.5e9 },
};
const shell: ShellFacts = {
  version: '1.0.0',
  electron: '45.0.0',
  platform: 'linux x64',
  systemVersion: '6.1',
  upMs: 61_000,
  parts: [{ part: 'engine', bytes: 123_456_789, cpuPercent: 2 }],
  dataBytes: 10_000_000,
  lines: ['2026-11-22T09:59:00.000Z engine restarted 1'],
};
const facts: DiagnosticFacts = {
  madeAt,
  shell,
  status,
  tail: [{ position: 76, at: madeAt - 1_000, type: 'MessageReceived', by: 'channel', case: 1 }],
  channelOf: () => 'mastodon',
};

describe('the diagnostic file', () => {
  const file = JSON.parse(diagnosticText(facts));

  test('says how the app is', () => {
    expect(file).toMatchObject({
      madeAt: '2026-11-22T10:00:00.000Z',
      app: { version: '1.0.0', upSeconds: 61 },
      parts: [{ part: 'engine', megabytes: 123.5 }],
      disk: { freeMegabytes: 1500, isScarce: true },
      accounts: [
        { account: 1, channel: 'mastodon', state: 'failing', lastHeardAt: '2026-11-22T09:59:00.000Z' },
      ],
      outbox: { held: 1, unknown: 3 },
      hub: { state: 'behind', refused: 1, leases: [{ heldBy: 'here', desktops: 2 }], alarm: 'chain' },
      newestEvents: ['2026-11-22T09:59:59.000Z 76 MessageReceived by channel, case 1'],
      appLog: shell.lines,
    });
  });

  test('holds no word from outside, wherever one stands in what it is made from', () => {
    expect(JSON.stringify(facts)).toMatch(/kanari-detail/);
    expect(diagnosticText(facts)).not.toMatch(/kanari/i);
  });

  test('holds nothing that was not named: a new field of a status does not get in by itself', () => {
    const more: unknown = {
      ...facts,
      status: {
        ...status,
        later: canary('later'),
        outbox: { ...status.outbox, newest: canary('newest') },
        log: { ...status.log, path: canary('path') },
        accounts: [{ ...account, handle: canary('handle') }],
        hub: { ...hub, login: canary('login') },
      },
      shell: { ...shell, user: canary('user') },
    };
    expect(diagnosticText(more as DiagnosticFacts)).toBe(diagnosticText(facts));
  });

  test('knows the causes of our own connectors', () => {
    const known = { ...facts, status: { ...status, accounts: [{ ...account, cause: 'wrong-credentials' }] } };
    expect(JSON.parse(diagnosticText(known)).accounts[0].cause).toBe('wrong-credentials');
  });
});
