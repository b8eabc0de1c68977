import { describe, expect, it } from 'vitest';
import { allergic, desk, restarted, stateOf } from '../../../test/support/desk-per-test';
import { account, customerPost, type EngineDesk, noon } from '../../../test/support/engine-desk';
import { asId, type ExternalId } from '../../shared/domain/ids';
import { hour, minute, second } from '../../shared/domain/time';
import type { InboundMessage } from '../../shared/ipc/channels-port';
import { openDatabase } from './log/database';

describe('taking in messages', () => {
  it('opens one case per customer and thread and appends what follows', () => {
    const at = desk();
    const first = customerPost(noon);
    at.arrive([
      first,
      {
        ...customerPost(noon + minute),
        threadKey: first.threadKey,
        author: first.author,
        text: 'And one more thing',
      },
    ]);
    at.arrive([
      { ...customerPost(noon), threadKey: first.threadKey, text: 'Somebody else in the same thread' },
    ]);
    expect(
      at
        .rows()
        .map((row) => row.messageCount)
        .sort(),
    ).toEqual([1, 2]);
  });

  it('takes the same page twice as once', () => {
    const at = desk();
    const page = [customerPost(noon), customerPost(noon)];
    at.arrive(page);
    const position = at.rows().length;
    at.arrive(page);
    expect(at.rows()).toHaveLength(position);
    expect(at.rows().every((row) => row.messageCount === 1)).toBe(true);
  });

  it('tells the channel to go on only after the page and its cursor are on disk', () => {
    const at = desk();
    at.arrive([customerPost(noon)], 'cursor-after-page');
    expect(at.toChannels).toContainEqual({ type: 'committed', accountId: account, batchId: 1 });
    const again = restarted(at);
    const configured = again.toChannels.find((message) => message.type === 'configure');
    expect(configured?.accounts.find((entry) => entry.accountId === account)?.cursor).toBe(
      'cursor-after-page',
    );
    expect(again.rows()).toHaveLength(1);
  });

  it('leaves a page with its channel while the disk is almost full, and keeps what people do', async () => {
    let free = 5_000;
    const at = desk({ freeBytes: () => free });
    at.arrive([{ ...customerPost(noon), text: 'Before' }]);
    free = 999;
    at.clock.advance(2 * second);
    at.arrive([{ ...customerPost(noon), text: 'Meanwhile' }], 'meanwhile');
    const committed = () => at.toChannels.filter(({ type }) => type === 'committed').length;
    expect(committed()).toBe(1);
    expect((await at.query('status.read', {})).log).toMatchObject({ isScarce: true, diskFull: false });
    const caseIds = [at.row('Before').id];
    expect(await at.command('case.setTier', { caseIds, tier: 'green' })).toMatchObject({ changed: 1 });
    free = 5_000;
    at.clock.advance(minute);
    expect(committed()).toBe(2);
    expect(at.row('Meanwhile')).toMatchObject({ tier: null });
  });

  it('takes a long page in several turns, and once although it comes again after a crash between them', async () => {
    const first = desk();
    const page = Array.from({ length: 450 }, () => customerPost(noon));
    const committed = (at: EngineDesk) => at.toChannels.filter(({ type }) => type === 'committed').length;
    first.arrive(page, 'the end of it');
    expect(committed(first)).toBe(0);
    const at = restarted(first);
    expect((await at.query('status.read', {})).log.position).toBeGreaterThan(0);
    at.arrive(page, 'the end of it');
    at.clock.advance(second);
    expect(committed(at)).toBe(1);
    at.arrive([{ ...customerPost(noon), text: 'The one after' }]);
    expect(at.row('The one after').number).toBe(451);
  });

  it('acknowledges nothing and sets nothing aside when the log proves damaged', () => {
    let damages = 0;
    const damaged = () => {
      damages += 1;
    };
    const first = desk({ damaged, withoutPage: true });
    const post = customerPost(noon);
    first.arrive([post]);
    const at = restarted(first, (logFile) => {
      const database = openDatabase(logFile);
      database.execute('update events set body = zeroblob(length(body)) where position = 2');
      database.close();
    });
    at.arrive([{ ...post, externalId: asId<ExternalId>('again'), text: 'And another thing' }]);
    expect(damages).toBe(1);
    expect(at.toChannels.filter(({ type }) => type === 'committed')).toEqual([]);
  });

  it('sets a malformed item aside once and keeps its neighbours', async () => {
    const at = desk();
    const bad = { ...customerPost(noon), postedAt: 'yesterday' as unknown as number };
    at.arrive([customerPost(noon), bad, customerPost(noon)]);
    at.arrive([bad]);
    expect(at.rows()).toHaveLength(2);
    const aside = await at.query('setAside.list', {});
    expect(aside).toHaveLength(1);
    expect(aside[0]?.reason).toContain('postedAt');
  });

  it('makes a health report red, a safety case and the contact centre’s, with two hours from the post', () => {
    const at = desk();
    at.arrive([{ ...customerPost(noon - 20 * minute), text: allergic }]);
    const row = at.row('reacción');
    expect(row).toMatchObject({ tier: 'red', safety: true, dueAt: noon - 20 * minute + 2 * hour });
  });

  it('reopens a resolved case within the brand’s days and opens a linked one later', async () => {
    const at = desk();
    const first = customerPost(noon);
    at.arrive([first]);
    await at.command('case.resolve', { caseIds: [at.row('Hello').id], reason: '' });
    const again = { threadKey: first.threadKey, author: first.author };
    at.clock.advance(6 * 24 * hour);
    at.arrive([{ ...customerPost(at.clock.now()), ...again, text: 'It broke again' }]);
    expect(at.rows()).toHaveLength(1);
    expect(at.row('broke').status).toBe('open');
    await at.command('case.resolve', { caseIds: [at.row('broke').id], reason: '' });
    at.clock.advance(8 * 24 * hour);
    at.arrive([{ ...customerPost(at.clock.now()), ...again, text: 'Much later' }]);
    expect(at.rows()).toHaveLength(2);
    const later = await stateOf(at, at.row('Much later').id);
    expect(later.continues).toBe(at.rows().find((row) => row.status !== 'open')?.id);
  });

  it('takes a conversation that was answered elsewhere long ago as history, and a fresh one as work', () => {
    const at = desk();
    const answerTo = (post: InboundMessage, postedAt: number) => ({
      ...customerPost(postedAt),
      writtenBy: 'brand' as const,
      threadKey: post.threadKey,
      inReplyTo: { externalId: post.externalId, authorName: '', text: '', url: null },
    });
    const old = { ...customerPost(noon - 40 * 24 * hour), text: 'Long ago' };
    const fresh = { ...customerPost(noon - 2 * hour), text: 'This morning' };
    at.arrive([old, answerTo(old, noon - 39 * 24 * hour), fresh, answerTo(fresh, noon - hour)]);
    expect(at.row('Long ago').status).toBe('resolved');
    expect(at.row('This morning').status).toBe('open');
  });

  it('notices an edit and hides what its author withdrew', async () => {
    const at = desk();
    const post = { ...customerPost(noon), text: 'My parcle is late' };
    at.arrive([post]);
    const { id } = at.row('parcle');
    at.engine.hearChannels({
      type: 'batch',
      accountId: account,
      batchId: 9,
      items: [{ kind: 'edit', externalId: post.externalId, text: 'My parcel is late' }],
      cursor: null,
    });
    expect(at.row('parcel').id).toBe(id);
    at.engine.hearChannels({
      type: 'batch',
      accountId: account,
      batchId: 10,
      items: [{ kind: 'withdrawal', externalId: post.externalId }],
      cursor: null,
    });
    const { entries } = await at.query('case.read', { caseId: id, before: null, limit: 10 });
    const message = entries.find((entry) => entry.kind === 'message');
    expect(message).toMatchObject({ withdrawn: true, message: { text: '' } });
  });
});
