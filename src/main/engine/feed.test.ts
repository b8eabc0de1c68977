import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EngineDesk, openEngineDesk } from '../../../test/support/engine-desk';
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
