// The engine as one thing: the log and everything that writes it, wired together. Knows no Electron.
import type { FromChannels, ToChannels } from '../../shared/ipc/channels-port';
import type { DeskStatus, WorkspaceProblem } from '../../shared/ipc/engine-answers';
import type { EngineMessage, EngineRequest } from '../../shared/ipc/engine-port';
import type { FeedMessage, WorkerMessage } from '../../shared/ipc/feed';
import type { Result } from '../../shared/ipc/result';
import type { EngineToShell, RaisedWarning } from '../../shared/ipc/shell-ports';
import type { Account } from '../../shared/workspace/schema';
import { Accounts } from './accounts';
import { ApprovalWatch } from './approval-watch';
import type { BackupDesk } from './backup/backup-desk';
import { mayOrderBackup } from './backup/may-order-backup';
import { CaseStore, type Recorded } from './case-store';
import type { Chance, Clock } from './clock';
import { runCommand } from './commands';
import { Courier } from './courier';
import { courierPorts } from './courier-ports';
import { RecordDesk } from './crisis/save-record';
import { Custody } from './custody';
import { deskStatus } from './desk-status';
import { DiskRoom } from './disk-room';
import { Feed } from './feed';
import { followRecorded } from './follow-recorded';
import { hearChannels } from './hear-channels';
import { createIngest } from './ingest';
import { ingestPorts } from './ingest-ports';
import type { ErasedList } from './log/erasures';
import type { Log } from './log/open-log';
import { LongWorks } from './long-works';
import { OnceWithin } from './once-within';
import { type OpenedContext, openContext } from './open-context';
import { runQuery } from './queries';
import type { Receipts } from './receipt/receipts';
import { Recheck } from './recheck';
import { type RowSource, rowsFromEngine } from './row-source';
import type { TrialPorts } from './rule-trial/try-stored-rules';
import type { Search } from './search';
import { nextLookAt, SlaWatch } from './sla-watch';
import { slaWatchPorts } from './sla-watch-ports';
import { warnOfSurge } from './surge/warn-surge';
import { TeamHub } from './team-hub';
import { tellSeats } from './tell-seats';
import type { ResultDesk } from './training/result-desk';
import { UndoStack } from './undo-stack';
import { seenHere, viewerHere } from './who-sees';
import { WorkspaceStore } from './workspace-store';

export interface EnginePorts {
  readonly log: Log;
  readonly search: Search;
  /** Of the rows of a rebuild; absent: the engine reads them itself. */
  readonly rowSource?: RowSource;
  readonly backups?: Pick<BackupDesk, 'attach' | 'lastBackupAt'>;
  readonly trials?: TrialPorts['trials'];
  readonly clock: Clock;
  readonly chance: Chance;
  readonly sandbox: boolean;
  /** Whether the log was damaged and its good part taken over at this start. */
  readonly salvaged: boolean;
  readonly freeBytes: () => number | null;
  /** Kept free for what people write: with less, nothing more is taken in from channels. */
  readonly reserveBytes: number;
  /** The log proved damaged while it was read: the process has to end, and the next one salvages. */
  readonly damaged: () => void;
  /** Copies of the log that were set aside, after damage or a restore, go or obey. */
  readonly tidyCopies?: (erased: ErasedList) => void;
  readonly tellShell: (message: EngineToShell) => void;
}

/** How often the page hears of accounts and outbox in a burst. */
const gatherMs = 200;
/** Deadlines are looked at again so soon after cases changed; a burst changes them all the time. */
const lookMs = 1_000;

export class Engine {
  private readonly store: CaseStore;
  private readonly workspace: WorkspaceStore;
  private readonly accounts: Accounts;
  private readonly courier: Courier;
  private readonly feed: Feed;
  private readonly watch: SlaWatch;
  private readonly recheck: Recheck;
  private readonly receipts: Receipts;
  private readonly approvals: ApprovalWatch;
  private readonly context: OpenedContext;
  private readonly undo: UndoStack;
  private readonly room: DiskRoom;
  private readonly works = new LongWorks(() => this.planStatus());
  private readonly custody: Custody;
  readonly team: TeamHub;
  private readonly once: OnceWithin;
  private tellPage: (message: EngineMessage) => void = () => undefined;
  private readonly removeSecret = (accountId: string) =>
    this.ports.tellShell({ type: 'removeSecret', accountId });
  private readonly nextNumber = () => this.team.nextNumber();
  private readonly warn = (warning: RaisedWarning) => this.ports.tellShell({ type: 'warning', ...warning });

  constructor(private readonly ports: EnginePorts) {
    const { log, clock, chance, sandbox } = ports;
    this.once = new OnceWithin(clock, gatherMs);
    const changed = () => this.planStatus();
    this.undo = new UndoStack({ log, seat: () => this.context.me()?.id ?? '', changed });
    const workspace = new WorkspaceStore(log, sandbox);
    this.workspace = workspace;
    this.store = new CaseStore(log, clock, (state) => nextLookAt(state, workspace.thresholdsOf(state)));
    const { store, nextNumber, works, warn } = this;
    const shared = { log, store, clock, chance, nextNumber, workspace };
    const hub = () => this.team;
    const context = openContext({ ...shared, hub, changed, damaged: ports.damaged });
    this.context = context;
    const { incidents, results } = context;
    this.team = new TeamHub({
      ...shared,
      works,
      results,
      erase: (wish) => this.custody.obeyHub(wish),
      loseBrand: (brandId, alongside) => this.custody.loseBrand(brandId, alongside),
      configure: () => this.accounts.configure(),
      wakeCourier: () => this.courier.wake(),
      changed,
    });
    const capabilities = (accountId: Account['id']) => this.accounts.capabilities(accountId);
    const arriving = ingestPorts({ context, team: this.team, capabilities });
    this.receipts = arriving.receipts;
    this.room = new DiskRoom({ clock, freeBytes: ports.freeBytes, reserveBytes: ports.reserveBytes });
    this.accounts = new Accounts({
      ...shared,
      workspace: () => workspace.current(),
      ingest: createIngest(arriving),
      changed,
      hasRoom: () => !this.room.isScarce(),
      damaged: ports.damaged,
      isOurs: (accountId) => this.team.isOurs(accountId),
    });
    this.courier = new Courier(
      courierPorts({ ...shared, incidents, accounts: this.accounts, team: this.team }),
    );
    const rowSource = ports.rowSource ?? rowsFromEngine(log, clock);
    this.feed = new Feed({ log, store, clock, rowSource }, viewerHere(context));
    this.recheck = new Recheck({ log, store, clock, accounts: this.accounts });
    const badge = (redCount: number) => ports.tellShell({ type: 'badge', redCount });
    this.watch = new SlaWatch(slaWatchPorts({ ...shared, seat: context, warn, badge }));
    const { undo, feed, removeSecret } = this;
    const tellPage = (message: EngineMessage) => this.tellPage(message);
    this.custody = new Custody({ ...ports, context, works, undo, feed, tellPage, changed, removeSecret });
    ports.search.showWork(() => this.works.begin('search-index'));
    ports.search.restWhile(() => this.feed.isFilling());
    ports.backups?.attach(works, () => mayOrderBackup(context));
    store.onRecorded((recorded) => this.recorded(recorded));
    this.approvals = new ApprovalWatch({ context, once: this.once, warn });
    followRecorded(context, { feed, changed, wakeCourier: () => this.courier.wake() });
    workspace.onChanged(() => this.workspaceChanged());
    tellSeats(workspace, ports.tellShell);
  }

  importWorkspace(text: string, name: string): readonly WorkspaceProblem[] {
    return this.workspace.importText(text, name);
  }

  hasWorkspace(): boolean {
    return this.workspace.current() !== null;
  }

  /** Starts watching deadlines and the outbox. */
  begin(): void {
    this.receipts.follow();
    this.courier.wake();
    this.watch.reckon();
    this.planLook();
    this.approvals.lookSoon();
    this.recheck.begin();
    this.ports.search.begin();
    this.custody.begin();
    this.context.surges.begin(warnOfSurge(this.context, this.warn));
  }

  /** Who sits here; null: the first member of the workspace. */
  sitDown(agentId: string | null): void {
    this.context.sitting.sitDown(agentId);
    this.feed.changeViewer(viewerHere(this.context));
    this.approvals.lookSoon();
    this.planStatus();
  }

  /** The machine woke up: hear the channels, empty the outbox and look at the deadlines at once. */
  resume(): void {
    this.accounts.post({ type: 'poll', accountId: null });
    this.courier.wake();
    this.watch.look();
  }

  /** The process is about to end. */
  leave(): void {
    this.context.surges.write();
  }

  connectPage(post: (message: EngineMessage) => void): void {
    this.tellPage = post;
    post({ type: 'workspace', workspace: this.workspace.current() });
    post({ type: 'status', status: this.status() });
  }

  handle(request: EngineRequest): Promise<Result<unknown>> {
    const { context, accounts, custody, undo, works, team, removeSecret } = this;
    const { search, trials, damaged, tellShell } = this.ports;
    if (request.kind === 'query') {
      const status = () => this.status();
      const ports = { context, accounts, search, trials, works, custody, damaged, team, status };
      return runQuery(ports, request.name, request.input);
    }
    const wakeCourier = () => this.courier.wake();
    const forgetPin = (agentId: string) => tellShell({ type: 'forgetPin', agentId });
    const held = { context, accounts, undo, works, custody, team };
    const ports = { ...held, wakeCourier, removeSecret, forgetPin, damaged };
    return runCommand(ports, request.name, request);
  }

  get results(): ResultDesk {
    return this.context.results;
  }

  /** For who leads a crisis; the shell asked a person where to. */
  get records(): RecordDesk {
    return new RecordDesk(this.context);
  }

  connectFeed(post: (message: FeedMessage) => void): void {
    this.feed.connect(post);
  }

  hearWorker(message: WorkerMessage): void {
    this.feed.hear(message);
  }

  connectChannels(post: ((message: ToChannels) => void) | null): void {
    this.accounts.connect(post);
    this.planStatus();
    if (post === null) return;
    this.accounts.configure();
    this.courier.connected();
  }

  hearChannels(message: FromChannels): void {
    hearChannels(message, this.accounts, this.courier);
  }

  private status(): DeskStatus {
    const { accounts, works, room, team, context, undo } = this;
    const { limits } = this.courier;
    return deskStatus({ ...this.ports, accounts, works, room, team, context, undo, limits });
  }

  private recorded({ events, cases }: Recorded): void {
    this.feed.poke(cases.length, events.some((event) => event.actor.kind === 'agent') ? cases : []);
    this.ports.search.poke();
    this.tellPage({ type: 'changed', caseIds: seenHere(this.context, cases) });
    const ofReplies = events.filter((event) => /^(Reply|Approval)/.test(event.body.type));
    if (ofReplies.length > 0) this.planStatus();
    // What colleagues wrote elsewhere may be this desktop's to send.
    if (ofReplies.some(({ hubPosition }) => hubPosition !== null))
      this.once.plan('outbox', () => this.courier.wake());
    if (events.some((event) => event.body.type !== 'DeadlineWarned')) this.planLook();
  }

  private workspaceChanged(): void {
    this.accounts.configure();
    this.feed.changeViewer(viewerHere(this.context));
    this.tellPage({ type: 'workspace', workspace: this.workspace.current() });
    this.planStatus();
    this.watch.reckon();
    this.planLook();
  }

  private planStatus(): void {
    this.once.plan('status', () => this.tellPage({ type: 'status', status: this.status() }));
  }

  private planLook(): void {
    this.once.plan('look', () => this.watch.look(), lookMs);
  }
}
