// Rules tried on what is stored, case by case: each message as it came, in its case as that stood then.
import type { Case } from '../../../shared/domain/case';
import type { RecordedEvent, TriageDecision } from '../../../shared/domain/case-event';
import { applyEvent, foldCase, needsRefold } from '../../../shared/domain/fold';
import type { CustomerId } from '../../../shared/domain/ids';
import type { ChannelMessage } from '../../../shared/domain/message';
import { type CompiledRules, compileRules } from '../../../shared/domain/rules/compile-rules';
import type { MessageFacts, TriageRule } from '../../../shared/domain/rules/rule';
import { type RuleTrial, type StoredMessage, tryRules } from '../../../shared/domain/rules/try-rules';
import { teamFor } from '../../../shared/domain/service-policy';
import { type Sight, sees } from '../../../shared/domain/sight';
import { type CompiledTierTable, compileTierTable, triage } from '../../../shared/domain/tier-table';
import type { Instant } from '../../../shared/domain/time';
import type { RuleTrialAnswer } from '../../../shared/ipc/tried-rules';
import type { Brand } from '../../../shared/workspace/schema';
import type { LogReader } from '../log/open-log';
import { RecentStories } from '../log/recent-stories';
import { triedMessages } from './tried-messages';

/** All that is asked of whoever tries the rules; it crosses to a thread. */
export interface RuleTrialRequest {
  readonly rules: readonly TriageRule[];
  readonly brands: readonly Brand[];
  /** What the person who asks sees; nothing else is tried. */
  readonly sight: Sight;
  /** Messages that were posted earlier are left out. */
  readonly since: Instant;
}

export type TrialSource = Pick<LogReader, 'events' | 'cases' | 'snapshot' | 'keys'>;

interface BrandTable {
  readonly brand: Brand;
  readonly table: CompiledTierTable;
}

/** Of each rule so many are shown. */
const shownOfRule = 5;
/** A customer with more earlier cases than that has many, whatever a rule asks. */
const earlierRead = 50;
/** Customers whose cases are kept at hand, for rules that ask what came before. */
const customersKept = 2_000;

export class RuleTrialReader {
  private readonly trial: RuleTrial;
  private readonly tables: ReadonlyMap<string, BrandTable>;
  private readonly ofCustomers = new Map<CustomerId, readonly Case[]>();
  private readonly stories: RecentStories;

  constructor(
    private readonly log: TrialSource,
    private readonly request: RuleTrialRequest,
  ) {
    const { rules, brands, since } = request;
    this.stories = new RecentStories(log, since);
    this.tables = new Map(brands.map((brand) => [brand.id, { brand, table: compileTierTable(brand) }]));
    this.trial = tryRules(compiledFor(rules, brands), shownOfRule);
  }

  /** In cases. */
  get progress(): { readonly done: number; readonly total: number } {
    return this.stories.progress;
  }

  get isDone(): boolean {
    return this.stories.isDone;
  }

  /** Tries the messages of so many more cases. Throws LogUnreadable. */
  next(limit: number): void {
    this.log.snapshot(() => {
      for (const story of this.stories.next(limit)) this.trial.add(this.messagesOf(story));
    }, `rules after ${this.progress.done}`);
  }

  /** May be asked for before it is done. Throws LogUnreadable. */
  answer(): RuleTrialAnswer {
    const { messages, touched, rules } = this.trial.result();
    // Who was erased while the rules were tried is not shown.
    this.log.keys.forget();
    const shown = triedMessages(this.log, rules, this.request.sight);
    return {
      messages,
      touched,
      isWhole: this.isDone,
      rules: rules.map(({ rule, fits, touches, newest }) => ({
        rule,
        fits,
        touches,
        newest: newest.flatMap((one) => shown(one)),
      })),
    };
  }

  private messagesOf(story: readonly RecordedEvent[]): readonly StoredMessage[] {
    const found: StoredMessage[] = [];
    let state: Case | null = null;
    let isFirst = true;
    for (const [index, event] of story.entries()) {
      const { body } = event;
      if (state !== null && body.type === 'MessageReceived' && body.message.writtenBy === 'customer') {
        const stored = this.storedMessage(state, body.message, isFirst);
        if (stored !== null) found.push(stored);
        isFirst = false;
      }
      state = needsRefold(event) ? foldCase(story.slice(0, index + 1)) : applyEvent(state, event);
    }
    return state !== null && sees(this.request.sight, state) ? found : [];
  }

  /** Null: rules never looked at it, or it is too old to be asked for. */
  private storedMessage(state: Case, message: ChannelMessage, isFirst: boolean): StoredMessage | null {
    const known = this.tables.get(state.brandId);
    const { channel, brandId, id: caseId } = state;
    if (known === undefined || message.postedAt < this.request.since) return null;
    // A case made by hand is judged by the tier table alone.
    if (channel === 'phone' || channel === 'counter') return null;
    const { brand, table } = known;
    const text = `${message.subject}\n${message.text}`;
    const { externalId, audience, language, author, postedAt } = message;
    const earlier = () => this.earlier(state, message);
    const facts: MessageFacts = {
      brand: brandId,
      channel,
      audience,
      language,
      author,
      postedAt,
      text,
      get earlier() {
        return earlier();
      },
    };
    let ofTable: TriageDecision | null = null;
    const before = {
      /** Asked for only where a rule fits. */
      get table() {
        ofTable ??= triage(table, text);
        return ofTable;
      },
      joins: isFirst ? null : state,
      teamOfTier: (tier: Case['tier']) => teamFor(brand, tier, false),
    };
    return { caseId, externalId, facts, before };
  }

  /** Looked up only where a rule asks for it; cases that became hotter since count as they stand now. */
  private earlier({ customerId, threadKey }: Case, { postedAt }: ChannelMessage): readonly Case[] {
    const known = this.ofCustomers.get(customerId) ?? this.readCustomer(customerId);
    return known.filter((one) => one.openedAt < postedAt && one.threadKey !== threadKey);
  }

  private readCustomer(customerId: CustomerId): readonly Case[] {
    const { cases, events } = this.log;
    const ids = cases.ofCustomer(customerId, earlierRead);
    // Most have one case, and that is the one that is being tried.
    const stories = ids.length < 2 ? [] : [...events.readCases(ids, 'seals').values()];
    const states = stories.map((story) => foldCase(story)).filter((state) => state !== null);
    if (this.ofCustomers.size >= customersKept) this.ofCustomers.clear();
    this.ofCustomers.set(customerId, states);
    return states;
  }
}

/** Rules that are off are tried like the others: that is what they are kept for. */
function compiledFor(rules: readonly TriageRule[], brands: readonly Brand[]): CompiledRules {
  const hours = new Map(brands.map(({ id, businessHours }) => [id, businessHours]));
  return compileRules(rules, { hoursOf: (brand) => hours.get(brand) }, 'all');
}
