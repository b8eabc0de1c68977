import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../test/support/manual-clock';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../../shared/domain/ids';
import { hour, minute, second } from '../../shared/domain/time';
import type {
  AccountConfig,
  ChannelItem,
  FromChannels,
  SendOutcome,
  SendRequest,
} from '../../shared/ipc/channels-port';
import { AccountDesk } from './account-desk';
import { type AccountConnection, ChannelError, type PollPage } from './connector';

const id = (text: string) => asId<AccountId>(text);
const never = <Value>() => new Promise<Value>(() => {});
const emptyPage = (cursor: string): PollPage => ({ items: [], cursor, more: false, notBefore: null });

const capabilities: AccountConnection['capabilities'] = {
  audiences: ['public'],
  length: { unit: 'characters', max: 500 },
  privateLength: null,
  attachments: { max: 0, mediaTypes: [] },
  actions: ['like'],
  idempotency: 'none',
  privateWindowMs: null,
  needsSubject: false,
};

/** A channel of our own making, whose every answer a test decides. */
class Channel implements AccountConnection {
  readonly capabilities = capabilities;
  readonly cursors: (string | null)[] = [];
  readonly sends: string[] = [];
  closed = 0;
  onPoll: (cursor: string | null, signal: AbortSignal) => Promise<PollPage> = async () => emptyPage('c1');
  onSend: (request: SendRequest, signal: AbortSignal) => Promise<SendOutcome> = async () => ({
    kind: 'sent',
    externalId: asId<ExternalId>('s'),
    url: null,
    acceptedAt: 1,
  });
  onRecheck: () => Promise<readonly ChannelItem[]> = async () => [];
  test = async () => ({ kind: 'connected', identity: 'me', detail: '' }) as const;
  poll = (cursor: string | null, signal: AbortSignal) => {
    this.cursors.push(cursor);
    return this.onPoll(cursor, signal);
  };
  recheck = () => this.onRecheck();
  send = (request: SendRequest, signal: AbortSignal) => {
    this.sends.push(request.replyId);
    return this.onSend(request, signal);
  };
  lookUp = async () => ({ kind: 'absent' }) as const;
  act = async () => {};
  close = async () => {
    this.closed += 1;
  };
}

function configOf(accountId: string, more: Partial<AccountConfig> = {}): AccountConfig {
  return {
    accountId: id(accountId),
    channel: 'mastodon',
    settings: { server: 'https://social.example' },
    cursor: null,
    pollEveryMs: minute,
    ...more,
  };
}

function requestFor(
  accountId: string,
  threadKey: string,
  replyId = crypto.randomUUID().replaceAll('-', ''),
): SendRequest {
  return {
    replyId: asId<ReplyId>(replyId),
    accountId: id(accountId),
    attempt: 1,
    audience: 'public',
    text: 'Hello',
    subject: '',
    threadKey,
    inReplyTo: null,
    firstAttemptAt: 1,
    attachments: [],
  };
}

let clock: ManualClock;
let posted: FromChannels[];
let channels: Map<string, Channel[]>;
let saved: unknown[];
let desk: AccountDesk;

beforeEach(() => {
  clock = new ManualClock();
  posted = [];
  channels = new Map();
  saved = [];
  desk = new AccountDesk({
    clock,
    post: (message) => posted.push(message),
    saveSecret: (accountId, secret) => saved.push({ accountId, secret }),
    open: (config, secret, saveSecret) => {
      if (config.settings['server'] === 'nonsense') throw new Error('"server" must be an address');
      const channel = new Channel();
      channel.onPoll = async () => {
        if (secret['refresh'] === 'yes') saveSecret({ refresh: 'no' });
        return emptyPage('c1');
      };
      channels.set(config.accountId, [...(channels.get(config.accountId) ?? []), channel]);
      return { connection: channel, beforePoll: () => {} };
    },
  });
});

const channelOf = (accountId: string, nth = 0): Channel => {
  const channel = channels.get(accountId)?.[nth];
  if (!channel) throw new Error(`account ${accountId} was not opened ${nth + 1} times`);
  return channel;
};
const batches = (accountId: string) =>
  posted.flatMap((message) => (message.type === 'batch' && message.accountId === accountId ? [message] : []));
const healths = (accountId: string) =>
  posted.flatMap((message) =>
    message.type === 'health' && message.health.accountId === accountId ? [message.health] : [],
  );
const sent = () => posted.flatMap((message) => (message.type === 'sent' ? [message] : []));
const commitAll = (accountId: string) => {
  for (const { batchId } of batches(accountId))
    desk.heard({ type: 'committed', accountId: id(accountId), batchId });
};
const secrets = { a: { token: '1' }, b: { token: '2' } };

function begin(...configs: AccountConfig[]): void {
  desk.setSecrets(secrets);
  desk.heard({ type: 'configure', accounts: configs });
}

describe('reading', () => {
  it('reads from the cursor it was given, then from the one that is on disk', async () => {
    begin(configOf('a', { cursor: 'c0' }));
    await clock.pass(0);
    expect(batches('a')).toMatchObject([{ cursor: 'c1', items: [] }]);
    commitAll('a');
    await clock.pass(minute);
    expect(channelOf('a').cursors).toEqual(['c0', 'c1']);
  });

  it('reads nothing more while a page is not on disk', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    channelOf('a').onPoll = async () => ({ ...emptyPage('c2'), more: true });
    await clock.pass(hour);
    expect(channelOf('a').cursors).toEqual([null]);
  });

  it('follows `more` page by page, each after the last is on disk', async () => {
    begin(configOf('a'));
    let page = 0;
    await clock.pass(0);
    channelOf('a').onPoll = async () => ({ ...emptyPage(`p${++page}`), more: page < 3 });
    commitAll('a');
    await clock.pass(minute);
    commitAll('a');
    await clock.pass(0);
    commitAll('a');
    await clock.pass(0);
    expect(batches('a').map((batch) => batch.cursor)).toEqual(['c1', 'p1', 'p2', 'p3']);
  });

  it('keeps the cursor after a failure, says what is wrong, and tries again', async () => {
    begin(configOf('a', { cursor: 'c0' }));
    await clock.pass(0);
    commitAll('a');
    channelOf('a').onPoll = async () => {
      throw new ChannelError('no way', {
        cause: 'offline',
        step: 'notifications',
        retryAt: null,
        requestLeft: false,
      });
    };
    await clock.pass(minute);
    expect(healths('a').at(-1)).toMatchObject({
      state: 'failing',
      cause: 'offline',
      detail: 'notifications: no way',
    });
    channelOf('a').onPoll = async () => emptyPage('c2');
    await clock.pass(10 * second);
    expect(channelOf('a').cursors.slice(1)).toEqual(['c1', 'c1']);
    expect(healths('a').at(-1)?.state).toBe('ok');
  });

  it.each([
    ['never answers and obeys no signal', never],
    ['throws what is no error', () => Promise.reject('rubbish')],
    [
      'throws before it returns a promise',
      () => {
        throw new Error('at once');
      },
    ],
  ] as const)('keeps the other accounts within their pace when one %s', async (_, misbehave) => {
    begin(configOf('a', { pollEveryMs: second }), configOf('b', { pollEveryMs: second }));
    await clock.pass(0);
    channelOf('a').onPoll = misbehave;
    for (let seconds = 0; seconds < 200; seconds += 1) {
      commitAll('a');
      commitAll('b');
      await clock.pass(second);
    }
    expect(channelOf('b').cursors.length).toBeGreaterThanOrEqual(199);
    expect(healths('a').at(-1)?.state).toBe('failing');
  });

  it('reads at once when asked, one account or all', async () => {
    begin(configOf('a'), configOf('b'));
    await clock.pass(0);
    commitAll('a');
    commitAll('b');
    await clock.pass(5 * second);
    desk.heard({ type: 'poll', accountId: id('a') });
    await clock.pass(0);
    expect([channelOf('a').cursors.length, channelOf('b').cursors.length]).toEqual([2, 1]);
    commitAll('a');
    await clock.pass(5 * second);
    desk.heard({ type: 'poll', accountId: null });
    await clock.pass(0);
    expect([channelOf('a').cursors.length, channelOf('b').cursors.length]).toEqual([3, 2]);
  });

  it('hands over what a second look found, without touching the cursor', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    channelOf('a').onRecheck = async () => [{ kind: 'withdrawal', externalId: asId<ExternalId>('x') }];
    desk.heard({ type: 'recheck', accountId: id('a'), externalIds: [asId<ExternalId>('x')] });
    await clock.pass(0);
    expect(batches('a').at(-1)).toMatchObject({ cursor: null, items: [{ kind: 'withdrawal' }] });
  });

  it('writes nothing while nothing happens, and still says that it listens', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    commitAll('a');
    await clock.pass(10 * minute);
    expect(batches('a')).toHaveLength(1);
    expect(channelOf('a').cursors.length).toBeGreaterThan(9);
    expect(clock.now() - (healths('a').at(-1)?.lastHeardAt ?? 0)).toBeLessThanOrEqual(minute);
  });
});

describe('sending', () => {
  it('sends one reply at a time in a conversation, and others beside it', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    let release: (outcome: SendOutcome) => void = () => {};
    channelOf('a').onSend = (request) =>
      request.threadKey === 't1'
        ? new Promise((resolve) => {
            release = resolve;
          })
        : Promise.resolve({ kind: 'unknown', detail: 'x' });
    const [first, second_, other] = [requestFor('a', 't1'), requestFor('a', 't1'), requestFor('a', 't2')];
    for (const request of [first, second_, other]) desk.heard({ type: 'send', request });
    await clock.pass(0);
    expect(channelOf('a').sends).toEqual([first.replyId, other.replyId]);
    release({ kind: 'refused', detail: 'no' });
    await clock.pass(0);
    expect(channelOf('a').sends).toEqual([first.replyId, other.replyId, second_.replyId]);
  });

  it('calls a send unknown when the channel never says, and looks it up only afterwards', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    channelOf('a').onSend = never;
    const request = requestFor('a', 't1');
    desk.heard({ type: 'send', request });
    desk.heard({ type: 'look-up', request });
    await clock.pass(30 * second);
    expect(posted.some((message) => message.type === 'looked-up')).toBe(false);
    await clock.pass(2 * minute);
    expect(sent()).toMatchObject([{ replyId: request.replyId, outcome: { kind: 'unknown' } }]);
    expect(posted.some((message) => message.type === 'looked-up')).toBe(true);
  });

  it("does not send behind the engine's back what waited too long for its turn", async () => {
    begin(configOf('a'));
    await clock.pass(0);
    channelOf('a').onSend = never;
    desk.heard({ type: 'send', request: requestFor('a', 't1') });
    const late = requestFor('a', 't1');
    desk.heard({ type: 'send', request: late });
    await clock.pass(3 * minute);
    expect(channelOf('a').sends).not.toContain(late.replyId);
    expect(sent().find((answer) => answer.replyId === late.replyId)?.outcome.kind).toBe('not-yet');
  });

  it('ends a send when its time is over, and begins none that has no time left', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    channelOf('a').onSend = never;
    const [first, next] = [requestFor('a', 't1'), requestFor('a', 't1')];
    desk.heard({ type: 'send', request: { ...first, withinMs: 10 * second } });
    desk.heard({ type: 'send', request: { ...next, withinMs: 14 * second } });
    await clock.pass(9 * second);
    expect(sent()).toEqual([]);
    await clock.pass(7 * second);
    expect(sent()).toMatchObject([
      { replyId: first.replyId, outcome: { kind: 'unknown' } },
      { replyId: next.replyId, outcome: { kind: 'not-yet' } },
    ]);
    expect(channelOf('a').sends).toEqual([first.replyId]);
  });

  it('answers for an account that is not connected, without sending', async () => {
    const request = requestFor('a', 't1');
    desk.heard({ type: 'send', request });
    desk.heard({ type: 'look-up', request });
    desk.heard({
      type: 'act',
      requestId: 7,
      accountId: id('a'),
      externalId: asId<ExternalId>('x'),
      action: 'like',
    });
    await clock.pass(0);
    expect(sent()).toMatchObject([{ outcome: { kind: 'not-yet' } }]);
    expect(posted).toContainEqual(
      expect.objectContaining({
        type: 'looked-up',
        outcome: expect.objectContaining({ kind: 'undecidable' }),
      }),
    );
    expect(posted).toContainEqual(expect.objectContaining({ type: 'acted', requestId: 7, ok: false }));
  });
});

describe('accounts come and go', () => {
  it('says that a secret is missing, and starts when it comes', async () => {
    desk.heard({ type: 'configure', accounts: [configOf('a')] });
    expect(healths('a')).toMatchObject([{ state: 'no-secret' }]);
    desk.setSecrets(secrets);
    await clock.pass(0);
    expect(channelOf('a').cursors).toEqual([null]);
  });

  it('says why settings cannot be used, and leaves the others alone', async () => {
    begin(configOf('a', { settings: { server: 'nonsense' } }), configOf('b'));
    await clock.pass(0);
    expect(healths('a')).toMatchObject([{ state: 'stopped', detail: '"server" must be an address' }]);
    expect(channelOf('b').cursors).toEqual([null]);
  });

  it('leaves an unchanged account alone when the workspace changes', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    desk.heard({ type: 'configure', accounts: [configOf('a', { cursor: 'from the log' }), configOf('b')] });
    desk.setSecrets({ ...secrets });
    await clock.pass(0);
    expect(channels.get('a')).toHaveLength(1);
    expect(channelOf('a').closed).toBe(0);
  });

  it('opens an account again with new settings or a new secret, after the old connection is closed', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    desk.setSecrets({ a: { token: 'new' } });
    await clock.pass(0);
    expect(channelOf('a').closed).toBe(1);
    expect(channels.get('a')).toHaveLength(2);
  });

  it('closes an account that left', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    desk.heard({ type: 'configure', accounts: [] });
    await clock.pass(0);
    expect(channelOf('a').closed).toBe(1);
    await clock.pass(hour);
    expect(channelOf('a').cursors).toHaveLength(1);
  });

  it('waits for a send on its way before it opens the account again', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    channelOf('a').onSend = (_, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () =>
          clock.after(second, () => resolve({ kind: 'unknown', detail: 'stopped' })),
        ),
      );
    desk.heard({ type: 'send', request: requestFor('a', 't1') });
    await clock.pass(0);
    desk.setSecrets({ a: { token: 'new' } });
    await clock.pass(0);
    expect(channels.get('a')).toHaveLength(1);
    await clock.pass(second);
    expect(channels.get('a')).toHaveLength(2);
    expect(sent()).toMatchObject([{ outcome: { kind: 'unknown' } }]);
  });

  it('keeps a refreshed token and goes on with the same connection', async () => {
    desk.setSecrets({ a: { refresh: 'yes' } });
    desk.heard({ type: 'configure', accounts: [configOf('a')] });
    await clock.pass(0);
    expect(saved).toEqual([{ accountId: 'a', secret: { refresh: 'no' } }]);
    desk.setSecrets({ a: { refresh: 'no' } });
    await clock.pass(0);
    expect(channels.get('a')).toHaveLength(1);
  });

  it('ends everything with the engine, and starts again when it is configured again', async () => {
    begin(configOf('a'));
    await clock.pass(0);
    const stopped = desk.stopAll();
    await clock.pass(6 * second);
    await stopped;
    expect(channelOf('a').closed).toBe(1);
    desk.heard({ type: 'configure', accounts: [configOf('a', { cursor: 'c9' })] });
    await clock.pass(0);
    expect(channelOf('a', 1).cursors).toEqual(['c9']);
  });
});
