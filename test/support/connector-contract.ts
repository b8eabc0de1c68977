// What every connector promises, as one suite: a new channel passes it, or it is not a channel yet.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChannelError } from '../../src/main/channels/connector';
import type { ExternalId } from '../../src/shared/domain/ids';
import { capabilitiesSchema } from '../../src/shared/ipc/channels-port';
import { ConnectorBench } from './connector-bench';
import type { ContractChannel, ContractFeature, ContractOptions } from './contract-channel';

export type { ContractChannel };

const never = new AbortController().signal;

export function describeConnector(
  name: string,
  options: ContractOptions,
  open: () => Promise<ContractChannel>,
): void {
  describe(`${name} keeps the connector contract`, () => {
    const bench = new ConnectorBench(open, options);
    beforeEach(() => bench.start());
    afterEach(() => bench.stop());
    const when = (feature: ContractFeature, title: string, test: () => Promise<void>) => {
      if (options.features.includes(feature)) it(title, test);
    };
    describeReading(bench, when);
    describeSending(bench, when);
    describeStanding(bench, when);
  });
}

type When = (feature: ContractFeature, title: string, test: () => Promise<void>) => void;

function describeReading(bench: ConnectorBench, when: When): void {
  it('delivers from nothing what is there, oldest first, in the shape the engine takes', async () => {
    const first = await bench.customerWrites('My cleanser arrived broken');
    const second = await bench.customerWrites('And the box was wet');
    const messages = await bench.readUntil([first, second]);
    expect(messages.map((message) => message.externalId)).toEqual([first, second]);
    for (const message of messages) {
      expect(message).toMatchObject({ writtenBy: 'customer', audience: bench.options.audience ?? 'public' });
      expect(Math.abs(message.postedAt - Date.now())).toBeLessThan(120_000);
      expect(message.author.handle).not.toMatch(/^@/);
    }
    expect(messages[0]?.text).toContain('My cleanser arrived broken');
    expect(messages[0]?.text).not.toMatch(/<[a-z/]/i);
  });

  it('goes on from its cursor in a new connection, and misses nothing', async () => {
    const before = await bench.customerWrites('Is the cream vegan?');
    await bench.readUntil([before]);
    await bench.reconnect();
    const after = await bench.customerWrites('Hello? Anyone?');
    expect((await bench.readUntil([after])).map((message) => message.externalId)).toContain(after);
  });

  it('gives a page again while its cursor was not kept', async () => {
    const id = await bench.customerWrites('The pump does not work');
    await bench.readUntil([id], { keepCursor: false });
    await bench.reconnect();
    expect((await bench.readUntil([id])).map((message) => message.externalId)).toContain(id);
  });

  it('brings nothing new when nothing happened', async () => {
    const id = await bench.customerWrites('Thanks for the sample');
    await bench.readUntil([id]);
    const seen = new Set(bench.seen);
    await bench.read();
    await bench.read();
    expect(new Set(bench.seen)).toEqual(seen);
  });

  it('catches up with more than one page, oldest first, and then rests', async () => {
    const start = await bench.customerWrites('The first of many');
    await bench.readUntil([start]);
    const ids: ExternalId[] = [];
    for (let count = 0; count < bench.options.manyMessages; count += 1)
      ids.push(await bench.customerWrites(`Complaint number ${count}`));
    const found = await bench.readUntil(ids);
    const wanted = new Set<string>(ids);
    const inOrder = [...new Set(found.map((message) => message.externalId))].filter((id) => wanted.has(id));
    expect(inOrder).toEqual(ids);
    expect(await bench.pagesUntilRest()).toBeLessThan(5);
  });

  it('keeps a conversation in one thread and shows what was answered', async () => {
    const question = await bench.message(await bench.customerWrites('Does it contain nuts?'));
    const sent = await bench.send(bench.reply(question, 'It is free of nuts.'));
    expect(sent.kind).toBe('sent');
    const follow = await bench.message(
      await bench.customerWrites('Great, thank you', { inReplyTo: question }),
    );
    expect(follow.threadKey).toBe(question.threadKey);
    expect(follow.inReplyTo?.externalId).toBe(question.externalId);
    expect(follow.author.externalId).toBe(question.author.externalId);
    const other = await bench.message(await bench.customerWrites('Another matter altogether'));
    expect(other.threadKey).not.toBe(question.threadKey);
  });

  when('private', 'tells private from public', async () => {
    const message = await bench.message(
      await bench.customerWrites('My order number is 4711', { audience: 'private' }),
    );
    expect(message.audience).toBe('private');
    const sent = await bench.send(bench.reply(message, 'Thank you, we look into it.'));
    expect(sent.kind).toBe('sent');
    expect(await bench.channel.answersTo(message)).toEqual(['Thank you, we look into it.']);
  });

  when('brand-elsewhere', 'notices an answer that the brand gave elsewhere', async () => {
    const question = await bench.message(await bench.customerWrites('When do you open?'));
    await bench.channel.brandAnswers?.(question, 'At nine, every day.');
    const answer = await bench.eventually(
      (message) => message.writtenBy === 'brand' && message.text.includes('At nine'),
    );
    expect(answer.threadKey).toBe(question.threadKey);
    expect(answer.inReplyTo?.externalId).toBe(question.externalId);
  });

  when('unreadable', 'sets an unreadable item aside without losing its neighbours', async () => {
    const before = await bench.customerWrites('Just before');
    await bench.channel.rubbishArrives?.();
    const after = await bench.customerWrites('Just after');
    await bench.readUntil([before, after]);
    const unreadable = bench.items.filter((item) => item.kind === 'unreadable');
    expect(unreadable.length).toBeGreaterThan(0);
    expect(unreadable.every((item) => item.kind === 'unreadable' && item.reason !== '')).toBe(true);
  });

  when('edits', 'reports an edit with the new text', async () => {
    const message = await bench.message(await bench.customerWrites('It burns'));
    await bench.channel.customerEdits?.(message.externalId, 'It burns, and my eyes are swollen');
    const edit = await bench.recheckUntil(
      message.externalId,
      (item) => item.kind === 'edit' && item.text.includes('swollen'),
    );
    expect(edit).toMatchObject({ kind: 'edit', externalId: message.externalId });
  });

  when('deletions', 'reports a withdrawal, and only that', async () => {
    const gone = await bench.message(await bench.customerWrites('Delete me'));
    const stays = await bench.message(await bench.customerWrites('Keep me'));
    await bench.channel.customerDeletes?.(gone.externalId);
    await bench.recheckUntil(gone.externalId, (item) => item.kind === 'withdrawal');
    const items = await bench.connection.recheck([gone.externalId, stays.externalId], never);
    const withdrawn = items.flatMap((item) => (item.kind === 'withdrawal' ? [item.externalId] : []));
    expect(withdrawn).toEqual([gone.externalId]);
  });
}

function describeSending(bench: ConnectorBench, when: When): void {
  it("sends a reply once, and reads it back as the brand's own", async () => {
    const question = await bench.message(await bench.customerWrites('Which shade is 24N?'));
    const outcome = await bench.send(
      bench.reply(question, 'A light neutral one. See https://shades.example/24n?from=care&x=1'),
    );
    expect(outcome).toMatchObject({ kind: 'sent' });
    const text = 'A light neutral one. See https://shades.example/24n?from=care&x=1';
    expect(await bench.channel.answersTo(question)).toEqual([text]);
    const own = bench.options.features.includes('brand-elsewhere')
      ? await bench.eventually((message) => message.writtenBy === 'brand')
      : null;
    if (own !== null && outcome.kind === 'sent') {
      expect(own.externalId).toBe(outcome.externalId);
      expect(own.text.endsWith(text)).toBe(true);
    }
  });

  it('finds what landed, and does not find what was never sent', async () => {
    const question = await bench.message(await bench.customerWrites('Do you ship to Chile?'));
    const sent = bench.reply(question, 'Yes, we do.');
    expect((await bench.send(sent)).kind).toBe('sent');
    await bench.reconnect();
    expect((await bench.lookUp(sent)).kind).toBe('landed');
    const absent = bench.options.absenceStaysOpen ? 'undecidable' : 'absent';
    expect((await bench.lookUp(bench.reply(question, 'No, we never did.'))).kind).toBe(absent);
  });

  when(
    'cut-sends',
    'calls a reply unknown when the line is cut after it landed, finds it, and never doubles it',
    async () => {
      const question = await bench.message(await bench.customerWrites('I have a rash since yesterday'));
      const request = bench.reply(question, 'Please stop using it; we call you today.');
      bench.channel.cutsNextSend?.('after-landing');
      expect((await bench.send(request)).kind).toBe('unknown');
      await bench.reconnect();
      expect((await bench.lookUp(request)).kind).toBe('landed');
      expect(await bench.channel.answersTo(question)).toHaveLength(1);
    },
  );

  when(
    'cut-sends',
    'allows a second attempt only after looking, when the line was cut before the reply landed',
    async () => {
      const question = await bench.message(await bench.customerWrites('The lid is cracked'));
      const request = bench.reply(question, 'We send you a new one.');
      bench.channel.cutsNextSend?.('before-landing');
      expect(['unknown', 'not-yet']).toContain((await bench.send(request)).kind);
      expect((await bench.lookUp(request)).kind).toBe('absent');
      expect((await bench.send({ ...request, attempt: 2 })).kind).toBe('sent');
      expect(await bench.channel.answersTo(question)).toEqual(['We send you a new one.']);
    },
  );

  it('makes one reply of a repeated send where it claims to', async () => {
    const { idempotency } = bench.connection.capabilities;
    if (idempotency !== 'client-id' && idempotency !== 'server-key') return;
    const question = await bench.message(await bench.customerWrites('Is it tested on animals?'));
    const request = bench.reply(question, 'Never.');
    await bench.send(request);
    await bench.send({ ...request, attempt: 2 });
    expect(await bench.channel.answersTo(question)).toEqual(['Never.']);
  });

  it('refuses a text that is too long, and sends nothing of it', async () => {
    const question = await bench.message(await bench.customerWrites('Tell me everything'));
    const { max } = bench.connection.capabilities.length;
    if (max === null) return;
    const outcome = await bench.send(bench.reply(question, 'x'.repeat(max + 200)));
    expect(outcome.kind).toBe('refused');
    expect(await bench.channel.answersTo(question)).toEqual([]);
  });

  it('does not throw when it is stopped while sending', async () => {
    const question = await bench.message(await bench.customerWrites('Stop'));
    const stopped = await bench.connection.send(bench.reply(question, 'Too late'), AbortSignal.abort());
    expect(['not-yet', 'unknown']).toContain(stopped.kind);
  });
}

function describeStanding(bench: ConnectorBench, when: When): void {
  it('says what it can do, in bounds', () => {
    const capabilities = capabilitiesSchema.parse(bench.connection.capabilities);
    expect(capabilities.audiences.length).toBeGreaterThan(0);
    expect(capabilities.length.max ?? 1).toBeGreaterThan(0);
    expect(new Set(capabilities.actions).size).toBe(capabilities.actions.length);
  });

  it('reports a good connection with who it is', async () => {
    const report = await bench.connection.test(never);
    expect(report.kind).toBe('connected');
    if (report.kind === 'connected') expect(report.identity).not.toBe('');
  });

  when('wrong-secret', 'explains wrong credentials in a test, a poll and a send', async () => {
    const question = await bench.message(await bench.customerWrites('Who are you?'));
    const stranger = bench.openWith(bench.channel.settings, bench.channel.wrongSecret ?? {});
    const refusals = ['wrong-credentials', 'expired-token'];
    const report = await stranger.test(never);
    expect(report.kind === 'failed' && refusals).toContain(report.kind === 'failed' ? report.cause : '');
    expect(refusals).toContain((await failureOf(stranger.poll(null, never))).failure.cause);
    expect(['not-yet', 'refused']).toContain((await stranger.send(bench.reply(question, 'Us'), never)).kind);
    expect(await bench.channel.answersTo(question)).toEqual([]);
    await stranger.close();
  });

  when('wrong-settings', 'refuses settings that make no sense, with the reason', () => {
    expect(() => bench.openWith(bench.channel.wrongSettings ?? {}, bench.channel.secret)).toThrow(
      /"\w+"|\w+:/,
    );
    return Promise.resolve();
  });

  when('outage', 'tells an outage, sends nothing meanwhile, and goes on afterwards', async () => {
    const question = await bench.message(await bench.customerWrites('Before the storm'));
    await bench.channel.goesAway?.();
    const outage = ['refused', 'timed-out', 'offline', 'server-error', 'name-not-found'];
    expect(outage).toContain((await failureOf(bench.connection.poll(bench.cursor, never))).failure.cause);
    expect((await bench.send(bench.reply(question, 'In the storm'))).kind).toBe('not-yet');
    const report = await bench.connection.test(never);
    expect(report.kind === 'failed' ? outage : []).toContain(report.kind === 'failed' ? report.cause : '');
    await bench.channel.returns?.();
    await bench.message(await bench.customerWrites('After the storm'));
    expect(await bench.channel.answersTo(question)).toEqual([]);
  });

  it('stops a poll that is told to stop', async () => {
    const startedAt = performance.now();
    await failureOf(bench.connection.poll(null, AbortSignal.abort()));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('ends everything when closed, also twice', async () => {
    await bench.connection.close();
    await bench.connection.close();
    await failureOf(bench.connection.poll(null, never));
    const report = await bench.connection.test(never);
    expect(report.kind).toBe('failed');
    bench.openAgain();
  });
}

async function failureOf(attempt: Promise<unknown>): Promise<ChannelError> {
  const error = await attempt.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ChannelError)) throw new Error(`expected a ChannelError, got: ${String(error)}`);
  return error;
}
