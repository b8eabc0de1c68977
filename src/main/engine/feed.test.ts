import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerPost, type EngineDesk, openEngineDesk } from '../../../test/support/engine-desk';
import { type AgentId, asId } from '../../shared/domain/ids';
import type { FeedMessage, WorkerMessage } from '../../shared/ipc/feed';

let desk: EngineDesk;
beforeEach(() => {
  desk = openEngineDesk();
});
afterEach(() => desk.close());

/** Connects a worker that says this; gives what the engine opens with. */
function openWith(message: WorkerMessage) {
  const heard: FeedMessage[] = [];
  desk.engine.connectFeed((posted) => heard.push(posted));
  desk.engine.hearWorker(message);
  const opened = heard.find((one) => one.type === 'open');
  if (opened === undefined) throw new Error('the engine opened nothing');
  return opened;
}

const empty: WorkerMessage = { type: 'ready', generation: null, position: 0 };

describe('why a projection is built anew', () => {
  it('calls an empty one a first start while no worker has ever held one', () => {
    expect(openWith(empty).rebuild).toBe('first-start');
  });

  it('calls an empty one missing once a worker has held one, also after a restart', () => {
    desk.arrive([{ text: 'Hello' }]);
    desk.rows();
    desk.engine.hearWorker({ type: 'applied', position: 2 });
    expect(openWith(empty).rebuild).toBe('missing');
    desk = desk.restart();
    expect(openWith(empty).rebuild).toBe('missing');
  });

  it('goes on with one that is of this log and no further than it', () => {
    desk.arrive([{ text: 'Hello' }]);
    const { generation } = openWith(empty);
    expect(openWith({ type: 'ready', generation, position: 1 }).rebuild).toBeNull();
  });

  it('distrusts one that is of this log and further than it', () => {
    desk.arrive([{ text: 'Hello' }]);
    const { generation } = openWith(empty);
    expect(openWith({ type: 'ready', generation, position: 99 }).rebuild).toBe('behind-by-damage');
  });

  it('does not take another person at the desk for a loss', () => {
    desk.arrive([{ text: 'Hello' }]);
    desk.engine.hearWorker({ type: 'applied', position: 2 });
    const heard: FeedMessage[] = [];
    desk.engine.connectFeed((posted) => heard.push(posted));
    desk.engine.hearWorker(empty);
    desk.engine.sitDown(asId<AgentId>('agency-agent'));
    expect(heard.filter((one) => one.type === 'open').map(({ rebuild }) => rebuild)).toEqual([
      'missing',
      'other-generation',
    ]);
  });
});

describe('a backlog', () => {
  const thread = (text: string, nth: number) => {
    const { threadKey, author } = backlog[nth] ?? customerPost(desk.clock.now());
    return { threadKey, author, text };
  };
  let backlog: ReturnType<typeof customerPost>[] = [];
  let told: FeedMessage[] = [];
  beforeEach(() => {
    backlog = Array.from({ length: 150 }, () => customerPost(desk.clock.now()));
    told = [];
    desk.engine.connectFeed((posted) => {
      told.push(posted);
      if (posted.type === 'batch')
        queueMicrotask(() => desk.engine.hearWorker({ type: 'applied', position: posted.to }));
    });
    desk.engine.hearWorker(empty);
    desk.arrive(backlog);
  });
  const idsTold = () =>
    told.flatMap((message) => (message.type === 'open' ? [] : message.rows.map(({ id }) => id)));

  it('tells once of a case that changes again within the second, and in its newest state', async () => {
    desk.clock.advance(500);
    expect(idsTold()).toEqual([]);
    desk.arrive(backlog.map((_, nth) => thread('Are you there?', nth)));
    for (let turn = 0; turn < 20; turn += 1) {
      desk.clock.advance(100);
      await Promise.resolve();
    }
    expect(idsTold()).toHaveLength(150);
    expect(new Set(idsTold()).size).toBe(150);
  });

  it('lets what a person does pass at once', async () => {
    const { hits } = await desk.query('search.cases', { text: '7', limit: 1 });
    const caseIds = hits.slice(0, 1).map(({ caseId }) => caseId);
    await desk.command('case.setTier', { caseIds, tier: 'red' });
    expect(idsTold()).toEqual(caseIds);
    expect(told.at(-1)?.type).toBe('step');
  });
});
