// Acknowledges a first contact by itself, once, in the transaction that takes it in; the outbox does the rest (R17, R18).
import type { Case } from '../../../shared/domain/case';
import type { CaseEventBody } from '../../../shared/domain/case-event';
import { customerLanguage } from '../../../shared/domain/guard/spoken-language';
import { type AccountId, asId, type ReplyId } from '../../../shared/domain/ids';
import type { ChannelMessage } from '../../../shared/domain/message';
import { messageLength } from '../../../shared/domain/message-length';
import { isSpam, receiptRule, receiptText, whyNoReceipt } from '../../../shared/domain/receipt/receipt-due';
import { receiptStops } from '../../../shared/domain/receipt/receipt-stops';
import { whatIsRead } from '../../../shared/domain/stale-reply';
import type { Capabilities } from '../../../shared/ipc/channels-port';
import { receiptTexts, receiptWords } from '../../../shared/workspace/receipt-words';
import type { Account, Brand } from '../../../shared/workspace/schema';
import type { TakenMessage } from '../apply-rules-to';
import type { CaseStore } from '../case-store';
import type { Clock } from '../clock';
import type { Incidents } from '../crisis/incidents';
import type { IngestIds } from '../ingest-ids';
import type { Log } from '../log/open-log';
import type { WorkspaceStore } from '../workspace-store';
import { LiveSince } from './live-since';

export interface ReceiptPorts {
  readonly log: Log;
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly workspace: Pick<WorkspaceStore, 'current' | 'policyOf' | 'onChanged'>;
  readonly incidents: Pick<Incidents, 'silences'>;
  readonly idsOf: (account: Account) => IngestIds;
  readonly capabilities: (accountId: AccountId) => Capabilities | null;
  /** False with a hub that would take it for the answer. */
  readonly mayTell: () => boolean;
}

/** How many earlier cases of a customer are looked at. */
const casesRead = 5;

export class Receipts {
  private readonly live: LiveSince;

  constructor(private readonly ports: ReceiptPorts) {
    this.live = new LiveSince(ports.log, ports.clock);
    ports.workspace.onChanged(() => this.follow());
  }

  /** What arrives from now on counts, on accounts for which it is on; to be called at the start, later definitions are followed. */
  follow(): void {
    const { brands = [], accounts = [] } = this.ports.workspace.current() ?? {};
    const isOn = ({ brand: id, channel }: Account) => {
      const brand = brands.find((one) => one.id === id);
      return receiptRule(brand?.acknowledgements ?? [], channel)?.since !== undefined;
    };
    this.live.follow(accounts.filter(isOn).map(({ id }) => id));
  }

  /** Inside the transaction that took the message in, once everything else was said of it. */
  take(account: Account, { message, caseId, isFirst }: Omit<TakenMessage, 'table'>): void {
    const { store, workspace, idsOf, mayTell } = this.ports;
    const { brand } = workspace.policyOf(account);
    if (!isFirst || brand.acknowledgements.length === 0 || !mayTell()) return;
    const state = store.read(caseId);
    const body = state === null ? null : this.receiptFor({ account, brand, message, state });
    if (body === null) return;
    const ids = idsOf(account);
    // The same on every desktop that hears the same message: the hub then knows it as one.
    const { stepId } = ids.step(account.id, message.externalId, () => 'receipt-id');
    const content = { ...body.content, replyId: asId<ReplyId>(stepId) };
    store.record(
      [{ caseId, brandId: account.brand, actor: { kind: 'console' }, body: { ...body, content } }],
      ids.step(account.id, message.externalId, () => 'receipt'),
    );
  }

  /** Whether the brand acknowledges with such words on the account's channel. */
  isReceipt(account: Account, isSame: (text: string) => boolean): boolean {
    const { brand } = this.ports.workspace.policyOf(account);
    return brand.acknowledgements.length > 0 && receiptTexts(brand, account.channel).some(isSame);
  }

  private receiptFor({ account, brand, message, state }: Arrived) {
    const { clock, incidents, capabilities } = this.ports;
    const rule = receiptRule(brand.acknowledgements, account.channel);
    const now = clock.now();
    const why = whyNoReceipt({
      rule,
      message,
      opens: true,
      state,
      liveSince: this.live.of(account.id),
      ...this.before(state),
      now,
    });
    if (rule === null || why !== null) return null;
    const languages = [customerLanguage(state), brand.language];
    const response = receiptText(rule, brand.cannedResponses, { languages, now });
    if (response === null) return null;
    const text = receiptWords(brand, response, state.safety ? 'red' : state.tier);
    const { audience, channel } = state;
    const stops = receiptStops(text, brand, { audience, channel, customerLanguage: customerLanguage(state) });
    if (stops.length > 0 || isImpossible(text, state, capabilities(account.id))) return null;
    const isSilenced = incidents.silences(state, undefined);
    return {
      type: 'ReplySubmitted',
      content: {
        accountId: account.id,
        audience: message.audience,
        text,
        attachments: [],
        inReplyTo: message.externalId,
        basedOn: message.externalId,
        isAcknowledgement: true,
        cannedResponseIds: [response.id],
      },
      // Whatever policy says of acknowledgements: nobody has looked at it yet.
      answers: false,
      hold: isSilenced ? 'freeze' : null,
      releaseAt: null,
      read: whatIsRead(state),
      automatic: { response: response.id, again: rule.again },
    } as const satisfies Submitted;
  }

  /** What was known of the customer before this case. */
  private before({ id, customerId }: Case) {
    const { log, store } = this.ports;
    const earlier = log.cases
      .ofCustomer(customerId, casesRead + 1)
      .filter((one) => one !== id)
      .flatMap((one) => store.read(one) ?? []);
    const signs = earlier.map((one) => one.lastCustomerMessage?.postedAt ?? one.openedAt);
    return { heardBefore: signs.length === 0 ? null : Math.max(...signs), wasSpam: earlier.some(isSpam) };
  }
}

interface Arrived {
  readonly account: Account;
  readonly brand: Brand;
  readonly message: ChannelMessage;
  readonly state: Case;
}

type Told = Extract<CaseEventBody, { type: 'ReplySubmitted' }>;
type Submitted = Omit<Told, 'content'> & { readonly content: Omit<Told['content'], 'replyId'> };

function isImpossible(
  text: string,
  { audience, channel, subject }: Case,
  offered: Capabilities | null,
): boolean {
  if (offered === null) return false;
  if (!offered.audiences.includes(audience) || (offered.needsSubject && subject.trim() === '')) return true;
  const { unit, max } = (audience === 'private' ? offered.privateLength : null) ?? offered.length;
  return max !== null && messageLength(text, unit, channel) > max;
}
