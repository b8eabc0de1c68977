// The shell decides who sits here: it hears whether the workspace asks for a PIN, and of PINs that were forgotten.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { desk, restarted } from '../../../test/support/desk-per-test';
import type { EngineDesk } from '../../../test/support/engine-desk';

const fixture = readFileSync(
  path.join(import.meta.dirname, '../../../test/fixtures/two-brands.workspace.yaml'),
  'utf8',
);
const lastSaid = (at: EngineDesk) => at.toShell.findLast(({ type }) => type === 'seats');

test('a workspace asks for no PIN unless it says so, and the shell hears of each change and at each start', () => {
  const at = desk();
  expect(lastSaid(at)).toEqual({ type: 'seats', asksPin: false });
  expect(at.engine.importWorkspace(`${fixture}\nseats: { pin: true }\n`, 'with PINs')).toEqual([]);
  expect(lastSaid(at)).toEqual({ type: 'seats', asksPin: true });
});

test('what it said last is said again after a restart', () => {
  const at = desk({ workspace: `${fixture}\nseats: { pin: true }\n` });
  expect(lastSaid(restarted(at))).toEqual({ type: 'seats', asksPin: true });
});

test('a PIN is taken away only by who manages the workspace', async () => {
  const at = desk();
  at.engine.sitDown('agency-agent');
  expect(await at.tryCommand('seat.forgetPin', { agentId: 'lead' })).toMatchObject({
    ok: false,
    error: { code: 'workspace-needs-manager' },
  });
  expect(at.toShell).not.toContainEqual({ type: 'forgetPin', agentId: 'lead' });
  at.engine.sitDown('lead');
  await at.command('seat.forgetPin', { agentId: 'agency-agent' });
  expect(at.toShell).toContainEqual({ type: 'forgetPin', agentId: 'agency-agent' });
});
