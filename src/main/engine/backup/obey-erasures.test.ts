import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { brandId, caseIdFor, customerFor, opened, received } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { foldCase } from '../../../shared/domain/fold';
import { parseWorkspace } from '../../../shared/workspace/parse';
import type { ErasedList } from '../log/erasures';
import { openLog } from '../log/open-log';
import { obeyErasures, obeyInAsideLogs } from './obey-erasures';

const dataKey = Buffer.alloc(32, 7);
const by = { kind: 'console' } as const;
const erased: ErasedList = {
  customers: [{ brandId, customerId: customerFor(2), reason: 'request', by, at: 7_000 }],
  brands: [],
};
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'obey-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function asideLog(day: string, key: Uint8Array = dataKey): string {
  const folder = path.join(dir, `log-before-restore-${day}`);
  mkdirSync(path.join(folder, 'log-damaged-1'), { recursive: true });
  writeFileSync(path.join(folder, 'search-1.db'), 'words');
  const log = openLog(path.join(folder, 'log.db'), key);
  record(log, 2, [opened(2), received(2, 'a', 'zanahoria')]);
  record(log, 4, [opened(4), received(4, 'b', 'Somebody else')]);
  log.close();
  return folder;
}
const previewOf = (folder: string, number: number) => {
  const log = openLog(path.join(folder, 'log.db'), dataKey);
  const state = foldCase(log.events.readCase(caseIdFor(number)));
  log.close();
  return state?.preview ?? null;
};

test('a log that a restore set aside destroys the same keys, and what was made of its words is gone', () => {
  const folder = asideLog('2026-03-04');
  obeyInAsideLogs({ dir, dataKey, logKey: dataKey }, erased);
  expect([previewOf(folder, 2), previewOf(folder, 4)]).toEqual([null, 'Somebody else']);
  expect(['search-1.db', 'log-damaged-1'].map((name) => existsSync(path.join(folder, name)))).toEqual([
    false,
    false,
  ]);
});

test('one in which nobody can tell who is who goes as a whole, and nothing else does', () => {
  const folder = asideLog('2026-03-05', Buffer.alloc(32, 9));
  mkdirSync(path.join(dir, 'log'));
  obeyInAsideLogs({ dir, dataKey, logKey: dataKey }, erased);
  expect([folder, path.join(dir, 'log')].map((name) => existsSync(name))).toEqual([false, true]);
});

test('a copy with a brand that was forgotten loses the brand, and the channels that would bring it back', () => {
  const log = openLog(path.join(dir, 'log.db'), dataKey);
  const promise = "{ target: '1 h', dueInstantInTime: true, team: care }";
  const brand = (id: string) =>
    `{ id: ${id}, name: ${id}, color: '#2f7f86', language: en, safetyTeam: care, promises: { green: ${promise}, yellow: ${promise}, red: ${promise} } }`;
  const definition = [
    'version: 1',
    'name: Desk',
    'teams: [{ id: care, name: Care }]',
    'members: [{ id: me, name: Me, initials: ME, role: supervisor }]',
    `brands: [${brand(brandId)}, ${brand('other')}]`,
    `accounts: [{ id: one, brand: ${brandId}, name: One, channel: mastodon, server: 'https://one.example' }]`,
  ].join('\n');
  log.transact(() => log.desk.writeWorkspace(definition));
  record(log, 2, [opened(2), received(2, 'a', 'zanahoria')]);
  const forgotten = { customers: [], brands: [{ brandId, brandName: 'Marisol', by, at: 7_000 }] };
  expect(obeyErasures(log, forgotten)).toBe(true);
  expect(obeyErasures(log, forgotten)).toBe(false);
  const parsed = parseWorkspace(log.desk.readWorkspace() ?? '', 'stored');
  expect(parsed).toMatchObject({ ok: true, workspace: { brands: [{ id: 'other' }], accounts: [] } });
  expect(foldCase(log.events.readCase(caseIdFor(2)))).toBeNull();
  log.close();
});
