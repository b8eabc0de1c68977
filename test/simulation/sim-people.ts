// Who lives in a simulated world: customers who write, edit and withdraw, and one person who answers them.
import type { CaseRow } from '../../src/shared/domain/case-row';
import { asId, type CaseId, type ExternalId } from '../../src/shared/domain/ids';
import { minute, second } from '../../src/shared/domain/time';
import type { InboundMessage } from '../../src/shared/ipc/channels-port';
import type { OpenCase, OutboxItem } from '../../src/shared/ipc/engine-answers';
import { type Chance, pick } from '../../src/shared/scenario/chance';
import type { SimChannel } from './sim-channel';
import type { SimDesk } from './sim-desk';
import type { SimProjection } from './sim-projection';
import type { SimTime } from './sim-time';

export interface PeopleWorld {
  readonly time: SimTime;
  readonly chance: Chance;
  readonly channels: ReadonlyMap<string, SimChannel>;
  readonly desk: SimDesk;
  readonly projection: SimProjection;
}

const phrases = ['Hello there', 'how much is it', 'tengo una reacción alérgica', 'It broke again'];

export class Customers {
  /** Ids of everything ever written, by account. */
  readonly written = new Map<string, string[]>();
  private count = 0;

  constructor(private readonly world: PeopleWorld) {}

  writeOne(): void {
    const { time, chance, channels } = this.world;
    const [account, channel] = pick(chance, [...channels]);
    const written = this.written.get(account) ?? [];
    this.written.set(account, written);
    const earlier = written.length > 0 ? pick(chance, written) : null;
    if (earlier !== null && chance() < 0.12) {
      const externalId = asId<ExternalId>(earlier);
      if (chance() < 0.5) channel.change({ kind: 'edit', externalId, text: `Edited ${this.count}` });
      else channel.change({ kind: 'withdrawal', externalId });
      return;
    }
    this.count += 1;
    const person = Math.floor(chance() * 10);
    const id = `${account}-post-${this.count}`;
    written.push(id);
    channel.write(
      postOf({
        id,
        person,
        text: `${pick(chance, phrases)} ${this.count}`,
        // Some were written long before they are delivered.
        postedAt: time.now() - (chance() < 0.2 ? Math.floor(chance() * 100 * minute) : 0),
      }),
    );
  }
}

function postOf(post: {
  readonly id: string;
  readonly person: number;
  readonly text: string;
  readonly postedAt: number;
}): InboundMessage {
  return {
    externalId: asId<ExternalId>(post.id),
    threadKey: `thread-${post.person}`,
    writtenBy: 'customer',
    author: {
      externalId: asId<ExternalId>(`person-${post.person}`),
      name: `Person ${post.person}`,
      handle: `person${post.person}.example`,
      followers: 3,
      profileUrl: null,
      isBot: false,
    },
    audience: 'public',
    subject: '',
    text: post.text,
    language: 'en',
    postedAt: post.postedAt,
    reach: 'unknown',
    inReplyTo: null,
    url: null,
    attachments: [],
  };
}

export interface Told {
  readonly text: string;
  readonly caseId: CaseId;
  readonly replyId: string;
  /** Whether the console said that it has it. */
  isTaken: boolean;
  isCancelled: boolean;
  /** Times a person had it sent although nobody could know whether it had landed. */
  sentAgain: number;
}

export class Agent {
  readonly replies: Told[] = [];
  readonly notes: { readonly text: string; readonly caseId: CaseId; isTaken: boolean }[] = [];
  private count = 0;

  constructor(private readonly world: PeopleWorld) {}

  async actOnce(): Promise<void> {
    const { chance, desk, projection } = this.world;
    const rows = [...projection.rows.values()].filter((row) => row.status === 'open');
    if (!desk.isUp || rows.length === 0) return;
    const row = pick(chance, rows);
    const roll = chance();
    if (roll < 0.45) await this.answer(row);
    else if (roll < 0.55) await this.note(row);
    else if (roll < 0.65) await this.takeBack();
    else await this.triage(row);
  }

  /** What waits for a person is looked at: on the channel where that tells, and let go or cancelled. */
  async tidyOutbox(): Promise<void> {
    const { desk, channels, chance } = this.world;
    for (const { caseId, reply } of await this.outbox()) {
      const { content, state, hold } = reply;
      const target = { caseId, replyId: content.replyId };
      if (state === 'held' && hold !== 'undo-delay')
        await desk.command(chance() < 0.5 ? 'reply.release' : 'reply.cancel', target, desk.newId());
      if (state === 'failed') await desk.command('reply.retry', target, desk.newId());
      const channel = channels.get(content.accountId);
      if (state !== 'unknown' || channel === undefined || !channel.isSettled(content.replyId)) continue;
      const landed = channel.hasLanded(content.replyId);
      const told = this.replies.find(({ replyId }) => replyId === content.replyId);
      if (!landed && told !== undefined) told.sentAgain += 1;
      await desk.command('reply.settle', { ...target, landed }, desk.newId());
    }
  }

  private async outbox(): Promise<readonly OutboxItem[]> {
    const read = await this.world.desk.query('outbox.list', {});
    return read?.ok ? (read.value as readonly OutboxItem[]) : [];
  }

  private async answer(row: CaseRow): Promise<void> {
    const state = await this.stateOf(row.id);
    if (state === null) return;
    const last = state.lastCustomerMessage?.externalId ?? null;
    this.count += 1;
    const told: Told = {
      text: `Answer ${this.count}`,
      caseId: row.id,
      replyId: this.world.desk.newId(),
      isTaken: false,
      isCancelled: false,
      sentAgain: 0,
    };
    this.replies.push(told);
    const input = {
      caseId: row.id,
      replyId: told.replyId,
      accountId: row.accountId,
      audience: 'public',
      text: told.text,
      attachments: [],
      inReplyTo: last,
      basedOn: last,
      isAcknowledgement: false,
      cannedResponseIds: [],
    };
    told.isTaken = await this.insist('reply.submit', input);
  }

  private async note(row: CaseRow): Promise<void> {
    this.count += 1;
    const note = { text: `Note ${this.count}`, caseId: row.id, isTaken: false };
    this.notes.push(note);
    note.isTaken = await this.insist('case.addNote', { caseId: row.id, text: note.text });
  }

  /** A page that got no answer asks again under the same operation id. */
  private async insist(name: string, input: unknown): Promise<boolean> {
    const { desk, chance } = this.world;
    const operationId = desk.newId();
    const first = await desk.command(name, input, operationId);
    if (first?.ok && chance() < 0.2) await desk.command(name, input, operationId);
    if (first !== null) return first.ok;
    return (await desk.command(name, input, operationId))?.ok ?? false;
  }

  private async takeBack(): Promise<void> {
    const { desk } = this.world;
    const result = await desk.command('step.undo', {}, desk.newId());
    const undone = result?.ok ? (result.value as { cancelledReply: string | null }).cancelledReply : null;
    for (const reply of this.replies) if (reply.replyId === undone) reply.isCancelled = true;
  }

  private async triage(row: CaseRow): Promise<void> {
    const { desk, chance, time } = this.world;
    const caseIds = [row.id];
    const steps: readonly (readonly [string, object])[] = [
      ['case.setTier', { caseIds, tier: pick(chance, ['green', 'yellow', 'red']) }],
      ['case.resolve', { caseIds, reason: '' }],
      ['case.snooze', { caseIds, until: time.now() + Math.floor(chance() * 5 * minute) + second }],
      ['case.assign', { caseIds, assignee: pick(chance, ['lead', null]), team: null }],
      ['case.changeTags', { caseIds, added: [`tag-${Math.floor(chance() * 5)}`], removed: ['tag-1'] }],
    ];
    const [name, input] = pick(chance, steps);
    await desk.command(name, input, desk.newId());
  }

  private async stateOf(caseId: CaseId): Promise<OpenCase['state'] | null> {
    const read = await this.world.desk.query('case.read', { caseId, before: null, limit: 1 });
    return read?.ok ? (read.value as OpenCase).state : null;
  }
}
