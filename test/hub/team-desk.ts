// Whole engines at one hub, each with a log, a network and a channels process of its own, and one platform for all.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll } from 'vitest';
import { systemChance } from '../../src/main/engine/chance';
import { type Clock, systemClock } from '../../src/main/engine/clock';
import { Engine } from '../../src/main/engine/engine';
import { hubFactsOf } from '../../src/main/engine/hub/hub-facts';
import { type Log, openLog } from '../../src/main/engine/log/open-log';
import type { Case } from '../../src/shared/domain/case';
import { foldCase } from '../../src/shared/domain/fold';
import {
  type AccountId,
  asId,
  type BlobId,
  type CaseId,
  type ExternalId,
  type ReplyId,
} from '../../src/shared/domain/ids';
import type { CommandInput, CommandName, QueryName } from '../../src/shared/ipc/engine-port';
import type { HubStatus } from '../../src/shared/ipc/hub-status';
import type { Result } from '../../src/shared/ipc/result';
import { parseWorkspace } from '../../src/shared/workspace/parse';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy';
import { noSearch } from '../support/no-search';
import { temporaryFolder } from '../support/temporary-folder';
import type { HubBench, Person } from './hub-bench';
import { ScriptedChannel, ScriptedPlatform } from './scripted-platform';

export const social = asId<AccountId>('vela-social');
const definition = readFileSync(path.join(import.meta.dirname, '../fixtures/team.workspace.yaml'), 'utf8');

export const freshReplyId = () => asId<ReplyId>(randomBytes(16).toString('hex'));

export class TeamDesk {
  readonly log: Log;
  readonly engine: Engine;
  readonly channel: ScriptedChannel;
  private isOver = false;
  private readonly chance = systemChance();

  constructor(
    readonly parts: {
      readonly person: Person;
      readonly file: string;
      readonly bench: HubBench;
      readonly platform: ScriptedPlatform;
      readonly network: FaultProxy;
    },
  ) {
    const { file, person, platform } = parts;
    this.log = openLog(file, new Uint8Array(32).fill(5));
    this.engine = new Engine({
      log: this.log,
      search: noSearch,
      clock: this.clock(),
      chance: this.chance,
      sandbox: false,
      salvaged: false,
      damaged: () => undefined,
      freeBytes: () => null,
      reserveBytes: 1_000,
      tellShell: () => undefined,
    });
    this.channel = new ScriptedChannel(person, platform, this.engine);
    this.engine.begin();
    this.engine.sitDown(person);
  }

  get network(): FaultProxy {
    return this.parts.network;
  }

  /** With the secrets of these accounts. */
  join(...secretsOf: readonly AccountId[]): void {
    const { bench, network, person } = this.parts;
    const { server, database, password } = bench;
    this.engine.team.join(
      {
        host: '127.0.0.1',
        port: network.port,
        database,
        login: person,
        password,
        ca: server.ca,
        serverName: 'localhost',
      },
      secretsOf,
    );
  }

  /** As when the process is killed: nothing is given back, nobody is told. */
  die(): void {
    this.isOver = true;
    this.channel.stop();
    this.network.refuses();
  }

  async close(): Promise<void> {
    if (!this.isOver) await this.engine.team.leave();
    await this.bury();
  }

  /** Dead, and out of the way of whoever opens its log again. */
  async bury(): Promise<void> {
    this.die();
    await this.network.close();
    this.log.close();
  }

  /** Changes the definition at this desktop. */
  redefine(change: (text: string) => string): void {
    const problems = this.engine.importWorkspace(change(definition), 'changed here');
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  }

  get standing(): HubStatus | null {
    return this.engine.team.status();
  }

  command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<unknown>> {
    return this.engine.handle({ id: 1, kind: 'command', name, input, operationId: this.chance.id() });
  }

  async query(name: QueryName): Promise<unknown> {
    const result = await this.engine.handle({ id: 1, kind: 'query', name, input: {} });
    return result.ok ? result.value : result.error;
  }

  /** As when a person picks a file for a reply to what a customer wrote. */
  async attach(post: ExternalId, bytes: Uint8Array): Promise<BlobId> {
    const caseId = this.caseOf(post);
    if (caseId === null) throw new Error(`${this.parts.person} does not have ${post}`);
    const file = { caseId, bytes: new Uint8Array(bytes), mediaType: 'image/png' };
    const result = await this.command('blob.store', file);
    if (!result.ok) throw new Error(result.error.code);
    return (result.value as { readonly blobId: BlobId }).blobId;
  }

  /** Answers what a customer wrote, as the person at this desktop. */
  async answer(
    post: ExternalId,
    text: string,
    { files = [], replyId = freshReplyId() }: { files?: readonly BlobId[]; replyId?: ReplyId } = {},
  ): Promise<ReplyId> {
    const caseId = this.caseOf(post);
    if (caseId === null) throw new Error(`${this.parts.person} does not have ${post}`);
    const result = await this.command('reply.submit', {
      caseId,
      replyId,
      accountId: social,
      audience: 'public',
      text,
      attachments: files.map((blobId, index) => ({
        blobId,
        name: `picture-${index + 1}.png`,
        mediaType: 'image/png',
        altText: 'A picture',
      })),
      inReplyTo: post,
      basedOn: this.state(post)?.lastCustomerMessage?.externalId ?? null,
      isAcknowledgement: false,
      cannedResponseIds: [],
      confirmedBrand: null,
      guard: null,
    });
    if (!result.ok) throw new Error(result.error.code);
    return replyId;
  }

  caseOf(post: ExternalId): CaseId | null {
    return this.log.cases.findMessage(social, post)?.caseId ?? null;
  }

  state(post: ExternalId): Case | null {
    const caseId = this.caseOf(post);
    return caseId === null ? null : foldCase(this.log.events.readCase(caseId));
  }

  /** What customers wrote, as often as it was recorded and counts. */
  heard(): readonly ExternalId[] {
    const { events } = this.log.events.readAfter(0, 100_000);
    return events.flatMap(({ body }) =>
      body.type === 'MessageReceived' && body.message.writtenBy === 'customer'
        ? [body.message.externalId]
        : [],
    );
  }

  /** The machine's own, until the desktop dies. */
  private clock(): Clock {
    const clock = systemClock();
    return {
      now: clock.now,
      after: (delay, work) => clock.after(delay, () => (this.isOver ? undefined : work())),
    };
  }
}

export interface Team {
  readonly platform: ScriptedPlatform;
  desk(person: Person): Promise<TeamDesk>;
  /** Killed, and started again on the same log; it has yet to join. */
  restart(desk: TeamDesk): Promise<TeamDesk>;
  /** As if time had passed at the hub: leases end and permits grow old by its clock. */
  timePasses(seconds: number): Promise<void>;
  /** As if the lease had run out and the newest desktop of a person had taken it, all of a sudden. */
  passLease(person: Person): Promise<void>;
}

/** Call inside a describe: the platform goes on from test to test, and the desktops of a test end with it. */
export function teamOf(bench: () => HubBench): Team {
  const inFolder = temporaryFolder();
  const platform = new ScriptedPlatform();
  const desks: TeamDesk[] = [];
  let opened = 0;
  const timePasses = async (seconds: number) => {
    const administrator = await bench().administrator();
    await administrator.query(
      `UPDATE hub.lease SET expires_at = expires_at - make_interval(secs => ${seconds}) WHERE desktop IS NOT NULL;
       UPDATE hub.permit SET granted_at = granted_at - make_interval(secs => ${seconds})`,
    );
  };
  const open = async (person: Person, file: string) => {
    const network = await startFaultProxy({ host: '127.0.0.1', port: bench().server.port });
    const desk = new TeamDesk({ person, file, bench: bench(), platform, network });
    desks.push(desk);
    return desk;
  };
  beforeAll(() => publish(bench()));
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close();
    // Whoever died gave nothing back.
    await timePasses(100);
    platform.fate = 'lands';
    platform.tells = true;
    platform.leaves = () => undefined;
  });
  return {
    platform,
    timePasses,
    passLease: async (person) => {
      const administrator = await bench().administrator();
      await administrator.query(
        `UPDATE hub.lease l SET fence = l.fence + 1, expires_at = now() + interval '20 seconds', agent = d.agent, desktop = d.id
         FROM (SELECT * FROM hub.desktop WHERE agent = $2 ORDER BY seen_at DESC LIMIT 1) d WHERE l.account = $1`,
        [social, person],
      );
    },
    desk: (person) => open(person, inFolder(`${person}-${opened++}.db`)),
    restart: async (desk) => {
      await desk.bury();
      desks.splice(desks.indexOf(desk), 1);
      return open(desk.parts.person, desk.parts.file);
    },
  };
}

/** The bench's people, with a definition that desktops can read. */
async function publish(bench: HubBench): Promise<void> {
  const parsed = parseWorkspace(definition, 'team.workspace.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const ana = await bench.as('ana');
  const { version } = await ana.workspace();
  await ana.publish({ base: version, document: definition, facts: hubFactsOf(parsed.workspace), note: '' });
  await ana.close();
}
