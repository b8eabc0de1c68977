// What crosses between the shell and the two processes it forks: the engine and the channels.
// Messages travel over the utility process's parentPort; a port that belongs to a `connect` rides along as ports[0].
import { z } from 'zod';
import { backupOrderSchema, backupResultSchema, restoreOrderSchema } from './backup';
import { connectionReportSchema } from './connection-report';
import { warningSchema } from './contract';
import { dataKeyBytes } from './data-key';
import { hubAddressSchema } from './hub-address';
import { hubTriedSchema, tryHubSchema } from './hub-orders';
import { recordKeptSchema, recordOrderSchema, recordResultSchema } from './record-order';

const dataKey = z.instanceof(Uint8Array).refine((key) => key.byteLength === dataKeyBytes, 'must be 32 bytes');
const accountId = z.string().min(1).max(64);
const profileDir = z.string().min(1).max(4_096);

/** The secrets of one account by name ("password", "accessToken", ...), as its connector names them. */
export const accountSecretSchema = z.record(z.string().min(1).max(64), z.string().max(8_192));
export type AccountSecret = z.output<typeof accountSecretSchema>;

/** Secrets of all accounts, by account. */
export const accountSecretsSchema = z.record(accountId, accountSecretSchema);
export type AccountSecrets = z.output<typeof accountSecretsSchema>;

/** What a sandbox plays when it starts; null outside the sandbox or to let it choose. */
const scenario = z.string().min(1).max(120).nullable().default(null);

export const shellToEngineSchema = z.discriminatedUnion('type', [
  /** Always the first message, once. */
  z.object({
    type: z.literal('start'),
    dataKey,
    profileDir,
    sandbox: z.boolean(),
    scenario,
    /** A definition to import before anything is opened; a wrong one is answered by `workspaceRejected`. */
    workspaceText: z.string().max(5_000_000).optional(),
    /** True when the key was made just now, so that a log which exists already is a fault and not to be opened. */
    freshKey: z.boolean(),
  }),
  /** `ports[0]` of the same message is the port; a later one of the same role replaces it. */
  z.object({ type: z.literal('connect'), role: z.enum(['page', 'feed', 'channels']) }),
  /** Who sits at this desktop; null: the first member of the workspace. */
  z.object({ type: z.literal('agent'), agentId: z.string().max(64).nullable() }),
  /**
   * The way to the team's hub; null: there is none here, and who shared before waits for one. Names the accounts whose
   * secrets are on this desktop. May be said again at any time.
   */
  z.object({
    type: z.literal('hub'),
    address: hubAddressSchema.nullable(),
    secretsOf: z.array(accountId).max(1_000),
  }),
  tryHubSchema,
  /** A person decided that this desktop shares no more. */
  z.object({ type: z.literal('leaveHub') }),
  /** May arrive twice for one sleep. */
  z.object({ type: z.literal('power'), event: z.literal('resume') }),
  backupOrderSchema,
  restoreOrderSchema,
  recordOrderSchema,
  recordKeptSchema,
  /** The app quits: puts its files in order and answers `left`. Being ended without this loses nothing. */
  z.object({ type: z.literal('quit') }),
]);
export type ShellToEngine = z.input<typeof shellToEngineSchema>;

const workspaceProblem = z.object({
  line: z.number().int().nullable(),
  path: z.string(),
  reason: z.string(),
});

export const engineToShellSchema = z.discriminatedUnion('type', [
  /** The log is open, and a workspace text given at start has been imported. */
  z.object({ type: z.literal('ready') }),
  /** The engine cannot run and will not by being started again: wrong key, damaged beyond salvage, no space. */
  z.object({ type: z.literal('failed'), code: z.string().max(64), message: z.string().max(2_000) }),
  warningSchema.omit({ delivered: true }).extend({ type: z.literal('warning') }),
  z.object({ type: z.literal('badge'), redCount: z.number().int().min(0) }),
  /** An account left the workspace; its secret leaves the keychain. */
  z.object({ type: z.literal('removeSecret'), accountId }),
  /** Whether the workspace asks for a PIN of whoever sits down; at every start, and whenever it changes. */
  z.object({ type: z.literal('seats'), asksPin: z.boolean() }),
  /** Somebody who manages the workspace took a PIN away: its owner chooses another. */
  z.object({ type: z.literal('forgetPin'), agentId: z.string().max(64) }),
  /** Something was erased, or this is another log: what is kept for the next start must not be shown. */
  z.object({ type: z.literal('forgetStartPage') }),
  /** Everything is in the main files; the process may be ended. */
  z.object({ type: z.literal('left') }),
  hubTriedSchema,
  z.object({ type: z.literal('backedUp'), requestId: z.number().int(), result: backupResultSchema }),
  /** When it is done the engine ends right after this, on purpose. */
  z.object({ type: z.literal('restored'), requestId: z.number().int(), result: backupResultSchema }),
  z.object({ type: z.literal('recorded'), requestId: z.number().int(), result: recordResultSchema }),
  z.object({ type: z.literal('workspaceRejected'), problems: z.array(workspaceProblem).min(1) }),
]);
export type EngineToShell = z.output<typeof engineToShellSchema>;

/** A warning as the engine raises it; the shell adds whether the desktop showed it. */
export type RaisedWarning = Omit<z.output<typeof warningSchema>, 'delivered'>;

export const shellToChannelsSchema = z.discriminatedUnion('type', [
  /** Always the first message, once. */
  z.object({ type: z.literal('start'), sandbox: z.boolean(), scenario, profileDir }),
  /** All secrets known now; replaces what was said before. */
  z.object({ type: z.literal('secrets'), secrets: accountSecretsSchema }),
  /** `ports[0]` of the same message leads to the engine; a later one replaces it. */
  z.object({ type: z.literal('connect') }),
  z.object({
    type: z.literal('test'),
    requestId: z.number().int(),
    /** The account as typed into the form; the channels process judges it. */
    account: z.record(z.string(), z.unknown()),
    secret: accountSecretSchema,
  }),
]);
export type ShellToChannels = z.input<typeof shellToChannelsSchema>;

export const channelsToShellSchema = z.discriminatedUnion('type', [
  /** A channel handed out a new token; it replaces the account's secret in the keychain. */
  z.object({ type: z.literal('saveSecret'), accountId, secret: accountSecretSchema }),
  z.object({ type: z.literal('tested'), requestId: z.number().int(), report: connectionReportSchema }),
]);
export type ChannelsToShell = z.output<typeof channelsToShellSchema>;
