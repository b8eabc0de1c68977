// An engine without a disk: real events and the real fold behind the page's two ports.

import type { Actor } from '../../../src/shared/domain/actor';
import type { CaseEventBody, RecordedEvent } from '../../../src/shared/domain/case-event';
import { caseRow } from '../../../src/shared/domain/case-row';
import { conversation } from '../../../src/shared/domain/conversation';
import { foldCase } from '../../../src/shared/domain/fold';
import { type AgentId, asId, type BrandId, type CaseId, type StepId } from '../../../src/shared/domain/ids';
import { mentionsIn } from '../../../src/shared/domain/mention';
import type { ChannelMessage } from '../../../src/shared/domain/message';
import type { Tier } from '../../../src/shared/domain/tier';
import { hour, minute, second } from '../../../src/shared/domain/time';
import type { Capabilities } from '../../../src/shared/ipc/channels-port';
import type { ApprovalItem, DeskStatus, OpenCase } from '../../../src/shared/ipc/engine-answers';
import {
  type Command,
  commandSchemas,
  type EngineMessage,
  type EngineRequest,
  querySchemas,
} from '../../../src/shared/ipc/engine-port';
import type { FeedMessage, WorkerMessage } from '../../../src/shared/ipc/feed';
import type { IncidentReading } from '../../../src/shared/ipc/incident-port';
import { fail, type Result, succeed } from '../../../src/shared/ipc/result';
import type { SurgeReading } from '../../../src/shared/ipc/surges';
import type { TrainingReading } from '../../../src/shared/ipc/training-port';
import { documentOf, type PartChange, withPart } from '../../../src/shared/workspace/change-part';
import { parseWorkspace } from '../../../src/shared/workspace/parse';
import type { Workspace } from '../../../src/shared/workspace/schema';
import { coachingOfTomas, dayInFigures } from './day';
import { sealedRows } from './sealed-rows';
import { waitingReply } from './waiting-reply';

const targets: Record<Tier, number> = { green: 24 * hour, yellow: 6 * hour, red: 2 * hour };
const me = { kind: 'agent', id: asId<AgentId>('laura') } as const satisfies Actor;
const projectionKey = new Uint8Array(32).fill(7);

const capabilities: Capabilities = {
  audiences: ['public', 'private'],
  length: { unit: 'graphemes', max: 300 },
  privateLength: { unit: 'graphemes', max: 1_000 },
  attachments: { max: 4, mediaTypes: ['image/png'] },
  actions: ['like', 'hide'],
  idempotency: 'client-id',
  privateWindowMs: 24 * hour,
  needsSubject: false,
};

export class ScriptedEngine {
  workspace: Workspace | null;
  /** What the status says beyond the usual. */
  statusBeyond: Partial<DeskStatus> = {};
  /** Answers to what it knows nothing of by itself, by name of the question or command. */
  answersBeyond: Readonly<Record<string, (input: unknown) => Result<unknown>>> = {};
  /** Every request of the page, for tests to look at. */
  readonly asked: EngineRequest[] = [];
  /** Replies that wait for an approval; to be changed by a test. */
  approvals: readonly ApprovalItem[] = [];
  /** Crises with their logs; what the banner says of them stands in the status. */
  incidents: readonly IncidentReading[] = [];
  surges: readonly SurgeReading[] = [];
  private readonly events = new Map<CaseId, RecordedEvent[]>();
  private readonly drafts = new Map<string, unknown>();
  private readonly steps: {
    readonly stepId: StepId;
    readonly caseIds: readonly CaseId[];
    readonly name: string;
  }[] = [];
  private position = 0;
  private sent = 0;
  private feeding = Promise.resolve();
  private page: MessagePort | null = null;
  private feed: MessagePort | null = null;
  private changed = new Set<CaseId>();
  private readonly held = new Map<string, EngineMessage[]>();

  constructor(workspace: Workspace | null) {
    this.workspace = workspace;
  }

  /** Records an event, as the channel, the policy or a person makes it. */
  record(
    caseId: string,
    body: CaseEventBody,
    more: Partial<Pick<RecordedEvent, 'at' | 'actor' | 'brandId' | 'stepId'>> = {},
  ): void {
    const id = asId<CaseId>(caseId);
    const known = this.events.get(id) ?? [];
    this.position += 1;
    const key = String(this.position).padStart(32, '0');
    known.push({
      operationId: asId(key),
      stepId: asId<StepId>(key),
      caseId: id,
      brandId: known[0]?.brandId ?? asId<BrandId>('aurea'),
      at: Date.now(),
      actor: { kind: 'channel' },
      ...more,
      body,
      position: this.position,
      hubPosition: null,
    });
    this.events.set(id, known);
    this.changed.add(id);
  }

  caseIds(): readonly CaseId[] {
    return [...this.events.keys()];
  }

  /** All that was recorded, for tests that look for words. */
  everything(): readonly RecordedEvent[] {
    return [...this.events.values()].flat();
  }

  /** The newest customer message of a case. */
  messageOf(caseId: string): ChannelMessage {
    const entries = conversation(this.events.get(asId<CaseId>(caseId)) ?? []);
    const message = entries.findLast((entry) => entry.kind === 'message');
    if (message?.kind !== 'message') throw new Error(`Case ${caseId} has no message`);
    return message.message;
  }

  connect(page: MessagePort, feed: MessagePort): void {
    this.page = page;
    this.feed = feed;
    page.onmessage = (event: MessageEvent<EngineRequest>) => {
      this.asked.push(event.data);
      const reply = { type: 'reply', id: event.data.id, result: this.answer(event.data) } as const;
      const held = this.held.get(event.data.name);
      if (held === undefined) this.tell(reply);
      else held.push(reply);
      this.flush();
    };
    feed.onmessage = (event: MessageEvent<WorkerMessage>) => {
      if (event.data.type !== 'ready') return;
      this.sent = 0;
      this.feedOut({
        type: 'open',
        generation: `g${Math.random()}`,
        key: projectionKey,
        rebuild: 'first-start',
        expectedCases: this.events.size,
        position: 0,
        gap: null,
        live: this.events.size === 0,
      });
      this.changed = new Set(this.events.keys());
      this.flush();
    };
  }

  /** Keeps answers back, as they were when they were asked for, until the returned function is called. */
  holdBack(name: EngineRequest['name']): () => void {
    const kept: EngineMessage[] = [];
    this.held.set(name, kept);
    return () => {
      this.held.delete(name);
      for (const reply of kept) this.tell(reply);
    };
  }

  /** Has something new to say of itself. */
  tellStatus(beyond: Partial<DeskStatus>): void {
    this.statusBeyond = { ...this.statusBeyond, ...beyond };
    this.tell({ type: 'status', status: this.status() });
  }

  /** Sends what changed to the page and to the worker. */
  flush(): void {
    if (this.changed.size === 0) return;
    const rows = [...this.changed].flatMap((id) => {
      const state = foldCase(this.events.get(id) ?? []);
      return state === null ? [] : [caseRow(state)];
    });
    const place = { from: this.sent, to: this.position };
    this.feeding = this.feeding.then(async () => {
      const sealed = await sealedRows(rows, me.id, projectionKey);
      this.feedOut({ type: 'batch', ...place, ...sealed, removed: [], plain: [], live: true });
    });
    this.sent = this.position;
    this.tell({ type: 'changed', caseIds: [...this.changed] });
    this.tell({ type: 'status', status: this.status() });
    this.changed.clear();
  }

  private feedOut(message: FeedMessage): void {
    this.feed?.postMessage(message);
  }

  private tell(message: EngineMessage): void {
    this.page?.postMessage(message);
  }

  private state(caseId: CaseId) {
    return foldCase(this.events.get(caseId) ?? []);
  }

  private status(): DeskStatus {
    const now = Date.now();
    const pending = [...this.events.keys()].flatMap((id) => this.state(id)?.pendingReplies ?? []);
    const count = (state: string) => pending.filter((reply) => reply.state === state).length;
    return {
      accounts: (this.workspace?.accounts ?? []).map((account, index) => ({
        accountId: account.id,
        lastHeardAt: index === 1 ? now - 14 * minute : now - 20 * second,
        nextTryAt: index === 1 ? now + 30 * second : null,
        state: index === 1 ? 'failing' : 'ok',
        cause: index === 1 ? 'timed-out' : null,
        detail: null,
        capabilities:
          account.channel === 'email'
            ? {
                ...capabilities,
                audiences: ['private'],
                length: { unit: 'characters', max: null },
                privateLength: null,
                actions: [],
              }
            : capabilities,
      })),
      outbox: {
        held: count('held'),
        queued: count('queued'),
        sending: 0,
        unknown: count('unknown'),
        failed: count('failed'),
      },
      setAside: 0,
      works: [],
      log: { position: this.position, salvaged: false, diskFull: false, isScarce: false, freeBytes: 1e10 },
      ...this.statusBeyond,
    };
  }

  private answer(request: EngineRequest): Result<unknown> {
    const beyond = this.answersBeyond[request.name];
    if (beyond !== undefined) return beyond(request.input);
    if (request.kind === 'query') return this.query(request.name, request.input);
    const schema = commandSchemas[request.name as Command['name']];
    return this.command({ name: request.name, input: schema.parse(request.input) } as Command);
  }

  private query(name: string, input: unknown): Result<unknown> {
    switch (name) {
      case 'workspace.read':
        return succeed(this.workspace);
      case 'status.read':
        return succeed(this.status());
      case 'log.tail':
        return succeed(
          this.everything().map(({ position, at, body, actor }) => {
            return { position, at, type: body.type, by: actor.kind, case: 1 };
          }),
        );
      case 'case.read': {
        const state = this.state(querySchemas['case.read'].parse(input).caseId);
        if (state === null) return fail('not-found', 'case-not-found', 'no such case');
        const { before, limit } = querySchemas['case.read'].parse(input);
        const story = conversation(this.events.get(state.id) ?? []);
        const end = Math.min(before ?? story.length, story.length);
        const start = Math.max(0, end - limit);
        const waiting = state.unanswered[0]?.externalId;
        const place = story.findIndex(
          (entry) => entry.kind === 'message' && entry.message.externalId === waiting,
        );
        const open: OpenCase = {
          state,
          entries: story.slice(start, end),
          hasOlder: start > 0,
          oldestPosition: start,
          firstUnanswered: place < 0 ? null : place,
          windowClosesAt:
            state.audience === 'private' && state.channel !== 'email' ? Date.now() + 5 * hour : null,
        };
        return succeed(open);
      }
      case 'case.draft':
        return succeed(this.drafts.get(draftKey(querySchemas['case.draft'].parse(input))) ?? null);
      case 'customer.read': {
        const { customerId, before, limit } = querySchemas['customer.read'].parse(input);
        const cases = [...this.events.keys()]
          .flatMap((id) => this.state(id) ?? [])
          .filter((state) => state.customerId === customerId)
          .sort((a, b) => b.number - a.number);
        const first = cases[0];
        const older = cases.filter((state) => before === null || state.number < before);
        return succeed({
          customerId,
          name: first?.customer?.name ?? '',
          handle: first?.customer?.handle ?? '',
          profileUrl: 'https://social.example/profile',
          followers: first?.customer?.followers ?? null,
          firstSeenAt: Date.now() - 800 * 24 * hour,
          caseCount: cases.length,
          cases: older.slice(0, limit).map(caseRow),
          hasOlder: older.length > limit,
        });
      }
      case 'outbox.list':
        return succeed(
          [...this.events.keys()].flatMap((id) => {
            const state = this.state(id);
            return (state?.pendingReplies ?? []).map((reply) => ({
              caseId: id,
              caseNumber: state?.number,
              customerName: state?.customer?.name,
              brandId: state?.brandId,
              reply,
            }));
          }),
        );
      case 'search.cases': {
        const wanted = querySchemas['search.cases'].parse(input).text.toLowerCase();
        const hits = [...this.events.keys()]
          .flatMap((id) => this.state(id) ?? [])
          .map(caseRow)
          .filter((row) => JSON.stringify(row).toLowerCase().includes(wanted));
        return succeed({
          hits: hits.map((row) => ({ caseId: row.id, row, excerpt: row.preview })),
          behindBy: 0,
        });
      }
      case 'incidents.read':
        return succeed(this.incidents);
      case 'approvals.list':
        return succeed(this.approvals);
      case 'joint.list':
        return succeed([]);
      case 'joint.groups':
        return succeed({ groups: [], looked: 0, isWhole: true });
      case 'today.read':
        return succeed(dayInFigures());
      case 'surges.read':
        return succeed(this.surges);
      case 'coaching.read':
        return succeed(coachingOfTomas());
      case 'training.read':
        return succeed(this.noTraining());
      case 'setAside.list':
        return succeed([]);
      case 'custody.read':
        return succeed({
          records: [],
          erasedByRetentionLately: 0,
          nextRoundAt: Date.now() + hour,
          waitingForYes: 0,
        });
      case 'brands.kept':
        return succeed(
          (this.workspace?.brands ?? []).map(({ id, name }) => ({
            brandId: id,
            name,
            isInWorkspace: true,
            cases: [...this.events.keys()].filter((one) => this.state(one)?.brandId === id).length,
            held: 0,
          })),
        );
      case 'workspace.document':
        return succeed(this.workspace === null ? null : documentOf(this.workspace));
      case 'workspace.export':
        return succeed({ text: 'version: 1' });
      default:
        return fail('invalid', 'unknown-query', name);
    }
  }

  /** The workspace has no path. */
  private noTraining(): TrainingReading {
    return {
      sitting: null,
      own: { agent: me.id, steps: [], isReadyForLive: true, freeOn: [] },
      team: [],
      mayTrain: true,
      drills: [],
      running: null,
      key: null,
      sandbox: false,
      scenarios: [],
      onTheirWay: { waiting: 0, refused: [] },
    };
  }

  private command(command: Command): Result<unknown> {
    const { name, input } = command;
    if (name === 'draft.save') {
      this.drafts.set(draftKey(input), { ...input, savedAt: Date.now() });
      return succeed({ savedAt: Date.now() });
    }
    if (name === 'blob.store') return succeed({ blobId: String(this.asked.length).padStart(64, 'b') });
    if (name === 'desk.takeOver') return this.takeOver();
    if (name === 'reply.approve') return this.approve(input);
    if (name === 'workspace.change') return this.changePart(input);
    if (name === 'step.undo') return succeed(this.undo());
    if (name === 'hub.look') return succeed(null);
    if (name === 'account.add') return succeed({ problems: [], accountId: 'new-account' });
    const stepId = asId<StepId>(`step${this.position}`.padStart(32, '0'));
    const linked = name === 'case.link' ? [input.to] : [];
    const caseIds = 'caseIds' in input ? input.caseIds : 'caseId' in input ? [input.caseId, ...linked] : [];
    for (const caseId of caseIds) {
      const body = this.eventOf(command, caseId);
      if (body !== null) this.record(caseId, body, { actor: me, stepId });
    }
    if (name !== 'case.addNote') this.steps.push({ stepId, caseIds, name });
    return succeed({ stepId, changed: caseIds.length, refused: [], createdCaseId: null });
  }

  /** A colleague's reply to the newest message of a case waits for whoever sits here. */
  askApproval(caseId: string, replyId: string, text: string): void {
    const state = this.state(asId<CaseId>(caseId));
    if (state !== null) this.approvals = [...this.approvals, waitingReply(state, replyId, text)];
  }

  private approve({
    replyId,
    digest,
  }: {
    readonly replyId: string;
    readonly digest: string;
  }): Result<unknown> {
    const item = this.approvals.find(({ reply }) => reply.content.replyId === replyId);
    if (item?.reply.approval.digest !== digest) return fail('refused', 'approval-text-changed', 'changed');
    this.approvals = this.approvals.filter((one) => one !== item);
    return succeed({ stepId: replyId, changed: 1, refused: [], createdCaseId: null });
  }

  /** With the product's own schema, as the engine does it. */
  private changePart(change: PartChange): Result<unknown> {
    const text = this.workspace === null ? null : withPart(this.workspace, change);
    if (text === null) return fail('refused', 'workspace-changed-meanwhile', 'it is another by now');
    const parsed = parseWorkspace(text, 'workspace');
    if (!parsed.ok) {
      const problems = parsed.problems.map((problem) => ({ ...problem, line: null }));
      return succeed({ problems, workspace: null });
    }
    this.workspace = parsed.workspace;
    this.tell({ type: 'workspace', workspace: this.workspace });
    return succeed({ problems: [], workspace: this.workspace });
  }

  private takeOver(): Result<null> {
    const { restored } = this.statusBeyond;
    if (restored) this.statusBeyond = { ...this.statusBeyond, restored: { ...restored, tookOver: true } };
    this.tell({ type: 'status', status: this.status() });
    return succeed(null);
  }

  private undo() {
    const step = this.steps.pop();
    for (const id of step?.caseIds ?? [])
      this.record(id, { type: 'StepUndone', stepId: step?.stepId ?? asId<StepId>('') }, { actor: me });
    return { undone: step?.name ?? null, caseIds: step?.caseIds ?? [], cancelledReply: null };
  }

  private eventOf({ name, input }: Command, caseId: CaseId): CaseEventBody | null {
    const state = this.state(caseId);
    const due = (tier: Tier) => ({
      responseDueAt: (state?.lastCustomerMessage?.postedAt ?? Date.now()) + targets[tier],
      resolutionDueAt: null,
    });
    switch (name) {
      case 'case.setTier':
        return { type: 'TierSet', tier: input.tier, team: state?.team ?? null, due: due(input.tier) };
      case 'case.setSafety':
        return { type: 'SafetySet', safety: input.safety, team: asId('contact-centre'), due: due('red') };
      case 'case.claim':
        return { type: 'CaseAssigned', assignee: me.id, team: null, reason: '', how: 'claim' };
      case 'case.assign':
        return {
          type: 'CaseAssigned',
          assignee: input.assignee,
          team: input.team ?? state?.team ?? null,
          reason: '',
        };
      case 'case.changeTags':
        return { type: 'TagsChanged', added: input.added, removed: input.removed };
      case 'case.setContactType':
        return { type: 'ContactTypeSet', contactType: input.contactType };
      case 'case.escalate':
        return { type: 'CaseEscalated', toTeam: input.toTeam, reason: input.reason };
      case 'case.resolve':
        return { type: 'CaseResolved', reason: '' };
      case 'case.noReplyNeeded':
        return { type: 'NoReplyNeeded', reason: input.reason };
      case 'case.link':
        return { type: 'CaseLinked', to: caseId === input.to ? input.caseId : input.to };
      case 'case.snooze':
        return { type: 'CaseSnoozed', until: input.until };
      case 'case.reopen':
        return { type: 'CaseReopened', reason: '' };
      case 'case.addNote':
        return {
          type: 'NoteAdded',
          text: input.text,
          mentions: mentionsIn(input.text, this.workspace?.members ?? []).map(({ id }) => id),
          ...(input.isQuestion && { isQuestion: true }),
          ...(input.answers !== null && { answers: { note: input.answers, asker: me.id } }),
        };
      case 'reply.submit': {
        const { caseId: _, confirmedBrand: __, guard, machine, guided, ...content } = input;
        const wait = input.audience === 'public';
        return {
          type: 'ReplySubmitted',
          content,
          ...(guard !== null && { guard }),
          ...(machine !== null && { machine: { into: machine.into } }),
          ...(guided !== null && { guided }),
          hold: wait ? 'undo-delay' : null,
          releaseAt: wait ? Date.now() + 5 * second : null,
        };
      }
      case 'reply.cancel':
        return { type: 'ReplyCancelled', replyId: input.replyId };
      default:
        return null;
    }
  }
}

interface DraftName {
  readonly caseId: CaseId;
  readonly agentId: AgentId;
  readonly kind: string;
}

function draftKey({ caseId, agentId, kind }: DraftName): string {
  return `${caseId} ${agentId} ${kind}`;
}
