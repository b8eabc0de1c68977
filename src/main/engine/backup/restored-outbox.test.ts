import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { account, type EngineDesk, noon, openEngineDesk } from '../../../../test/support/engine-desk';
import { asId, type CaseId, type ExternalId, type ReplyId } from '../../../shared/domain/ids';
import { makeBackup } from './make-backup';
import { finishRestore, prepareRestore } from './restore-backup';

const key = Buffer.alloc(32, 7);
const replyId = asId<ReplyId>('5e'.repeat(16));
const passphrase = 'correct horse battery staple';
const still = { step: () => undefined };
let folder: string;
let desk: EngineDesk;
let caseId: CaseId;

/** A desktop with a reply that has been queued, its backup, and the desktop restored from that. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'semaforo-restored-'));
  mkdirSync(path.join(folder, 'old'));
  mkdirSync(path.join(folder, 'new'));
  const old = openEngineDesk({ folder: path.join(folder, 'old') });
  old.arrive([{ text: 'My cream came open' }]);
  caseId = old.row('My cream').id;
  await old.command('reply.submit', {
    caseId,
    replyId,
    accountId: account,
    audience: 'public',
    text: 'We are sending you another',
    attachments: [],
    inReplyTo: null,
    basedOn: null,
    isAcknowledgement: false,
    cannedResponseIds: [],
  });
  const backup = path.join(folder, 'desk.backup');
  const logFile = path.join(folder, 'old/log.db');
  makeBackup(
    { logFile, dataKey: key, target: backup, passphrase, app: '1', madeAt: noon, cost: 2 ** 10 },
    still,
  );
  old.close();
  const profileDir = path.join(folder, 'new');
  prepareRestore({ file: backup, passphrase, profileDir, dataKey: key, restoredAt: noon }, still);
  finishRestore(profileDir, key, '2026-03-04');
  desk = openEngineDesk({ folder: path.join(profileDir, 'log') });
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

async function reply() {
  const { state } = await desk.query('case.read', { caseId, before: null, limit: 50 });
  return state.pendingReplies.find((pending) => pending.content.replyId === replyId);
}
const sent = () => desk.toChannels.filter((message) => message.type === 'send');
const lookedUp = () => desk.toChannels.filter((message) => message.type === 'look-up');

describe('the outbox of a restored log', () => {
  test('opens held, is looked for on the channel, and nothing leaves by itself', async () => {
    desk.clock.advance(600_000);
    expect(await reply()).toMatchObject({ state: 'held', hold: 'restored' });
    expect(lookedUp().length).toBeGreaterThan(0);
    expect(sent()).toEqual([]);
  });

  test('is released by nobody before the channel was looked at', async () => {
    const released = await desk.tryCommand('reply.release', { caseId, replyId });
    expect(released).toMatchObject({ ok: false, error: { code: 'reply-not-looked-up' } });
  });

  test('takes as sent what is found there', async () => {
    const externalId = asId<ExternalId>('found-there');
    const outcome = { kind: 'landed', externalId, url: null, acceptedAt: noon } as const;
    desk.engine.hearChannels({ type: 'looked-up', replyId, outcome });
    desk.clock.advance(600_000);
    expect(await reply()).toBeUndefined();
    expect(sent()).toEqual([]);
  });

  test('keeps what is not there held until a person sends it and this desktop has taken over', async () => {
    desk.engine.hearChannels({ type: 'looked-up', replyId, outcome: { kind: 'absent' } });
    desk.clock.advance(600_000);
    expect(await reply()).toMatchObject({ state: 'held', hold: 'restored-absent' });
    await desk.command('reply.release', { caseId, replyId });
    desk.clock.advance(600_000);
    expect(sent()).toEqual([]);
    await desk.command('desk.takeOver', {});
    desk.clock.advance(2_000);
    expect(sent()).toHaveLength(1);
  });

  test('leaves to a person what nobody can look up', async () => {
    const outcome = { kind: 'undecidable', detail: 'no way', retryAt: null } as const;
    desk.engine.hearChannels({ type: 'looked-up', replyId, outcome });
    expect(await reply()).toMatchObject({ state: 'held', hold: 'restored-undecidable' });
    await desk.command('reply.settle', { caseId, replyId, landed: true });
    expect(await reply()).toBeUndefined();
    expect(sent()).toEqual([]);
  });

  test('is held once: after another start a decision stands', async () => {
    desk.engine.hearChannels({ type: 'looked-up', replyId, outcome: { kind: 'absent' } });
    desk = desk.restart();
    expect(await reply()).toMatchObject({ state: 'held', hold: 'restored-absent' });
  });
});
