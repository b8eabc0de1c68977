// A social network that does what a test says, and a desktop's channels process that speaks to it over the engine's port.
import type { Engine } from '../../src/main/engine/engine';
import { type AccountId, asId, type ExternalId, type ReplyId } from '../../src/shared/domain/ids';
import type { InboundMessage, SendRequest, ToChannels } from '../../src/shared/ipc/channels-port';
import { plainCapabilities } from '../support/engine-desk';

const pollEveryMs = 100;
/** As every poll does: what was read last is read once more. */
const overlap = 2;

/** What becomes of what is sent: an answer that is not heard is one whose sender died, or whose network did. */
type Fate = 'lands' | 'lands-unheard' | 'is-lost-unheard';

export class ScriptedPlatform {
  readonly posts: InboundMessage[] = [];
  readonly answers: { readonly replyId: ReplyId; readonly text: string; readonly by: string }[] = [];
  /** What went with answers that have files. */
  readonly files = new Map<ReplyId, readonly Uint8Array[]>();
  readonly polls: { readonly by: string; readonly at: number }[] = [];
  fate: Fate = 'lands';
  /** False: as with mail, nobody but a person can find out whether an answer arrived. */
  tells = true;
  /** Called with who sends, after their log has it as leaving and before anybody else can have heard of that. */
  leaves: (by: string) => void = () => undefined;

  /** A customer writes; each name is a customer and a thread of their own. */
  write(customer: string, text = `Hello from ${customer}`): ExternalId {
    const externalId = asId<ExternalId>(`post-${this.posts.length + 1}`);
    const author = { name: customer, handle: `${customer}.example`, followers: 10, profileUrl: null };
    this.posts.push({
      externalId,
      threadKey: `thread of ${customer}`,
      writtenBy: 'customer',
      author: { externalId: asId<ExternalId>(customer), isBot: false, ...author },
      audience: 'public',
      subject: '',
      text,
      language: 'en',
      postedAt: Date.now(),
      reach: 'unknown',
      inReplyTo: null,
      url: null,
      attachments: [],
    });
    return externalId;
  }

  polledBy(since = 0): readonly string[] {
    return [...new Set(this.polls.slice(since).map(({ by }) => by))];
  }
}

export class ScriptedChannel {
  private readonly polled = new Map<AccountId, { cursor: number }>();
  private batches = 0;
  private isOver = false;

  constructor(
    private readonly name: string,
    private readonly platform: ScriptedPlatform,
    private readonly engine: Engine,
  ) {
    engine.connectChannels((message) => this.hear(message));
  }

  /** The accounts it was last told to poll. */
  get accounts(): readonly AccountId[] {
    return [...this.polled.keys()];
  }

  stop(): void {
    this.isOver = true;
  }

  private hear(message: ToChannels): void {
    switch (message.type) {
      case 'configure':
        this.configure(message.accounts);
        break;
      case 'committed':
        this.later(() => this.poll(message.accountId), pollEveryMs);
        break;
      case 'send':
        this.platform.leaves(this.name);
        this.later(() => this.send(message.request));
        break;
      case 'look-up':
        this.later(() => this.lookUp(message.request.replyId));
        break;
      default:
        break;
    }
  }

  private configure(accounts: Extract<ToChannels, { type: 'configure' }>['accounts']): void {
    for (const accountId of this.accounts)
      if (!accounts.some((account) => account.accountId === accountId)) this.polled.delete(accountId);
    for (const { accountId, cursor } of accounts) {
      if (this.polled.has(accountId)) continue;
      this.polled.set(accountId, { cursor: Number(cursor ?? 0) });
      this.later(() => {
        this.engine.hearChannels({
          type: 'health',
          health: {
            accountId,
            lastHeardAt: Date.now(),
            nextTryAt: null,
            state: 'ok',
            cause: null,
            detail: null,
            capabilities: plainCapabilities,
          },
        });
        this.poll(accountId);
      });
    }
  }

  private poll(accountId: AccountId): void {
    const account = this.polled.get(accountId);
    if (account === undefined) return;
    const { posts, polls } = this.platform;
    polls.push({ by: this.name, at: Date.now() });
    if (posts.length === account.cursor) {
      this.later(() => this.poll(accountId), pollEveryMs);
      return;
    }
    const items = posts
      .slice(Math.max(0, account.cursor - overlap))
      .map((message) => ({ kind: 'message', message }));
    account.cursor = posts.length;
    this.batches += 1;
    this.engine.hearChannels({
      type: 'batch',
      accountId,
      batchId: this.batches,
      items,
      cursor: String(account.cursor),
    });
  }

  private send({ replyId, attempt, text, attachments }: SendRequest): void {
    const { fate, answers, files } = this.platform;
    if (attachments.length > 0)
      files.set(
        replyId,
        attachments.map(({ bytes }) => bytes),
      );
    if (fate !== 'is-lost-unheard') answers.push({ replyId, text, by: this.name });
    if (fate !== 'lands') return;
    const externalId = asId<ExternalId>(`answer-${replyId}`);
    const outcome = { kind: 'sent' as const, externalId, url: null, acceptedAt: Date.now() };
    this.engine.hearChannels({ type: 'sent', replyId, attempt, outcome });
  }

  private lookUp(replyId: ReplyId): void {
    const externalId = asId<ExternalId>(`answer-${replyId}`);
    const hasLanded = this.platform.answers.some((answer) => answer.replyId === replyId);
    if (!this.platform.tells) {
      const nobodyKnows = { kind: 'undecidable' as const, detail: 'It does not tell', retryAt: null };
      this.engine.hearChannels({ type: 'looked-up', replyId, outcome: nobodyKnows });
      return;
    }
    const outcome = hasLanded
      ? { kind: 'landed' as const, externalId, url: null, acceptedAt: Date.now() }
      : { kind: 'absent' as const };
    this.engine.hearChannels({ type: 'looked-up', replyId, outcome });
  }

  private later(work: () => void, ms = 5): void {
    setTimeout(() => {
      if (!this.isOver) work();
    }, ms);
  }
}
