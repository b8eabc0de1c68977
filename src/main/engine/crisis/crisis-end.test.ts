import { describe, expect, it } from 'vitest';
import { declare, holding, inCrisis, refusal, settle } from '../../../../test/support/crisis-desk';
import { restarted, sent, stateOf } from '../../../../test/support/desk-per-test';
import { account, type EngineDesk, noon } from '../../../../test/support/engine-desk';
import { asId, type CaseId, type ExternalId } from '../../../shared/domain/ids';
import { hour } from '../../../shared/domain/time';
import type { EngineMessage } from '../../../shared/ipc/engine-port';
import { rowsFromEngine } from '../row-source';

const crisis = async (at: EngineDesk) => (await at.query('incidents.read', {}))[0];
const pendingIn = async (at: EngineDesk, caseIds: readonly CaseId[]) =>
  (await Promise.all(caseIds.map((caseId) => stateOf(at, caseId)))).flatMap(
    ({ pendingReplies }) => pendingReplies,
  );

/** The holding message to two threads, of which neither has left: the channel is away. */
async function holdingsUnsent() {
  const at = inCrisis();
  at.arrive([{ text: 'Hello there' }, { text: 'And me' }]);
  at.engine.connectChannels(null);
  const caseIds = at.rows().map(({ id }) => id);
  const { incidentId } = await declare(at, { endsAt: noon + hour });
  await at.command('incident.sendHolding', { incidentId, caseIds });
  return { at, incidentId, caseIds };
}

describe('holding messages that have not left', () => {
  it('are counted before somebody ends the crisis, and stop with it', async () => {
    const { at, incidentId, caseIds } = await holdingsUnsent();
    expect(await crisis(at)).toMatchObject({ holdingsWaiting: 2 });
    await at.command('incident.end', { incidentId });
    settle(at);
    expect(await pendingIn(at, caseIds)).toEqual([]);
    expect(await crisis(at)).toMatchObject({ phase: 'over', holdingsWaiting: 0, frozen: [] });
    at.engine.connectChannels((message) => at.toChannels.push(message));
    settle(at);
    expect(sent(at)).toEqual([]);
  });

  it('are marked together, and not one after the other while somebody waits', async () => {
    const { at, incidentId, caseIds } = await holdingsUnsent();
    const told: EngineMessage[] = [];
    at.engine.connectPage((message) => told.push(message));
    await at.command('incident.end', { incidentId });
    const changes = told.flatMap((message) => (message.type === 'changed' ? [message.caseIds.length] : []));
    expect(changes.filter((count) => count > 0)).toEqual([2]);
    expect((await pendingIn(at, caseIds)).map(({ hold }) => hold)).toEqual(['freeze', 'freeze']);
  });

  it('stop by its end time as well, also when nobody was here then', async () => {
    const { at, caseIds } = await holdingsUnsent();
    at.clock.jump(noon + 2 * hour);
    const again = restarted(at);
    settle(again);
    expect(sent(again)).toEqual([]);
    expect(await pendingIn(again, caseIds)).toEqual([]);
  });

  it('stay where who sits here may not take them back, and none of them leaves', async () => {
    const { at, caseIds } = await holdingsUnsent();
    at.engine.sitDown('tom');
    at.clock.jump(noon + 2 * hour);
    at.engine.connectChannels((message) => at.toChannels.push(message));
    settle(at);
    expect(sent(at)).toEqual([]);
    expect((await pendingIn(at, caseIds)).map(({ hold }) => hold)).toEqual(['freeze', 'freeze']);
  });

  it('leave no more when they were on their way and did not arrive before the end', async () => {
    const at = inCrisis();
    at.arrive([{ text: 'Hello there' }]);
    const caseIds = [at.row('Hello there').id];
    const { incidentId } = await declare(at);
    await at.command('incident.sendHolding', { incidentId, caseIds });
    const [first] = sent(at);
    expect(first?.text).toBe(holding);
    await at.command('incident.end', { incidentId });
    settle(at);
    at.engine.hearChannels({
      type: 'sent',
      replyId: first?.replyId ?? asId(''),
      attempt: 1,
      outcome: { kind: 'not-yet', cause: 'rate-limited', detail: 'too many requests', retryAt: null },
    });
    settle(at);
    settle(at);
    expect(sent(at)).toHaveLength(1);
    const [reply] = await pendingIn(at, caseIds);
    expect(reply?.hold).toBe('freeze');
    // Somebody has to look at it before it is closed.
    expect((await crisis(at))?.frozen).toHaveLength(1);
  });
});

it('who may not speak in a crisis likes and hides nothing either', async () => {
  const at = inCrisis();
  at.arrive([{ text: 'Hello there', externalId: asId<ExternalId>('post') }]);
  const place = { caseId: at.row('Hello there').id, externalId: asId<ExternalId>('post') };
  await declare(at);
  at.engine.sitDown('tom');
  expect(await refusal(at, 'post.act', { ...place, action: 'hide' })).toBe('incident-not-speaker');
  expect(at.toChannels.filter(({ type }) => type === 'act')).toEqual([]);
  at.engine.sitDown('voice');
  void at.tryCommand('post.act', { ...place, action: 'hide' });
  await expect.poll(() => at.toChannels.filter(({ type }) => type === 'act').length).toBe(1);
  expect(at.toChannels.at(-1)).toMatchObject({ accountId: account });
});

it('reading of crises goes through the outbox once, however many there are', async () => {
  let looks = 0;
  const at = inCrisis({
    rowSource: (log, clock) => {
      const { outbox } = log.desk;
      log.desk.outbox = (states) => {
        looks += 1;
        return outbox(states);
      };
      return rowsFromEngine(log, clock);
    },
  });
  at.arrive([{ text: 'Hello there' }]);
  for (const title of ['One', 'Two', 'Three']) await declare(at, { title });
  settle(at);
  looks = 0;
  expect(await at.query('incidents.read', {})).toHaveLength(3);
  expect(looks).toBe(1);
});
