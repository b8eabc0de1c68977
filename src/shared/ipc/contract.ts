// Shape of each request to the shell and each push from it. Types are inferred here and written nowhere else.
import { z } from 'zod';
import { backupAnswerSchema, backupPassphraseSchema } from './backup';
import { connectionReportSchema } from './connection-report';
import { largestDiagnosticFile, shellFactsSchema } from './diagnostics';
import { largestFaqFile } from './faq-reading';
import { hubAddressSchema } from './hub-address';
import { hubPlaceSchema, hubTrialSchema } from './hub-orders';
import { largestKeyFile } from './key-file';
import { recordFormats } from './record-order';
import type { PushName, RequestName } from './requests';
import { pinSchema, seatAnswerSchema } from './seat-answer';
import { settingsPatchSchema, settingsSchema } from './settings';
import { spellingStates } from './spelling';
import { largestStartPage } from './start-page';
import { largestTrainingFile } from './training-file';

const nothing = z.void();
/** One account of the workspace as typed into the form; the engine's schema judges it on import. */
const accountDraft = z.record(z.string(), z.unknown());
const secret = z.record(z.string().max(64), z.string().max(8_192));

/**
 * Where the data key lives: the system's keychain, a file wrapped by a passphrase, or this session's memory only.
 * `locked` means that secrets exist and cannot be read now; nothing new is ever made over them.
 */
export const keychainStateSchema = z.enum([
  'unlocked',
  'locked',
  'needs-passphrase',
  'choose-fallback',
  'passphrase',
  'memory',
]);
export type KeychainState = z.output<typeof keychainStateSchema>;

export const deskStateSchema = z.object({
  engine: z.enum(['waiting-for-key', 'starting', 'running', 'restarting', 'stopped']),
  channels: z.enum(['starting', 'running', 'restarting', 'stopped']),
  keychain: keychainStateSchema,
  /** Why the engine does not run, for a sentence in the window; null while it does. */
  problem: z.string().nullable(),
});
export type DeskState = z.output<typeof deskStateSchema>;

export const requestContract = {
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      electron: z.string(),
      /** True on the development fallback, which a release never is. */
      fallbackRuntime: z.boolean(),
      platform: z.string(),
      sandbox: z.boolean(),
      systemLanguage: z.string(),
      notifications: z.boolean(),
      desk: deskStateSchema,
    }),
  },
  'app.openSandbox': { input: z.object({ scenario: z.string().nullable() }), output: nothing },
  /** Asks where to, and writes a backup there while the desk goes on; a long work, which can be cancelled. */
  'backup.make': { input: z.object({ passphrase: backupPassphraseSchema }), output: backupAnswerSchema },
  /** Asks for a backup and puts it in the place of the log. When done, the engine is on its way to come back with it. */
  'backup.restore': { input: z.object({ passphrase: backupPassphraseSchema }), output: backupAnswerSchema },
  /** Puts an account's secret into the keychain and hands it to the channels process. */
  'connection.save': { input: z.object({ accountId: z.string(), secret }), output: nothing },
  'connection.test': { input: z.object({ account: accountDraft, secret }), output: connectionReportSchema },
  'desk.connect': { input: nothing, output: nothing },
  /** The page has painted what there is to see: what nobody waits for may begin. */
  'desk.shown': { input: nothing, output: nothing },
  /** What the shell knows of the app itself; nothing in it was written by anybody. */
  'diagnostics.read': { input: nothing, output: shellFactsSchema },
  /** Asks where to, and writes the diagnostic file there; false when the person changed their mind. */
  'diagnostics.save': {
    input: z.object({ text: z.string().max(largestDiagnosticFile) }),
    output: z.boolean(),
  },
  /** Tries the way to the team's hub and keeps it when it is good; from then on this desktop shares. */
  'hub.join': { input: hubAddressSchema, output: hubTrialSchema },
  /** Shares no more; what was shared stays here. */
  'hub.leave': { input: nothing, output: nothing },
  /** Where this desktop shares; null: with nobody. */
  'hub.place': { input: nothing, output: hubPlaceSchema.nullable() },
  /** Asks where to, and writes the record or its report there; false when the person changed their mind. */
  'incident.saveRecord': {
    input: z.object({ incidentId: z.string().regex(/^[0-9a-f]{32}$/), format: z.enum(recordFormats) }),
    output: z.boolean(),
  },
  'keychain.forget': { input: z.object({ accountId: z.string() }), output: nothing },
  'keychain.unlock': {
    input: z.object({
      how: z.enum(['retry', 'passphrase', 'memory']),
      passphrase: z.string().max(1_024).nullable(),
    }),
    output: keychainStateSchema,
  },
  /** Asks for a table of canned responses and gives its text; null when the person changed their mind. */
  'faq.pickFile': { input: nothing, output: z.string().max(largestFaqFile).nullable() },
  'faq.saveFile': {
    input: z.object({ text: z.string().max(largestFaqFile), kind: z.enum(['html', 'csv']) }),
    output: z.boolean(),
  },
  /** Asks for a file of keys and gives its text; null when the person changed their mind. */
  'keys.pickFile': { input: nothing, output: z.string().max(largestKeyFile).nullable() },
  'keys.saveFile': { input: z.object({ text: z.string().max(largestKeyFile) }), output: z.boolean() },
  'links.open': { input: z.object({ url: z.string().max(4_096) }), output: nothing },
  /** The list's own store cannot be opened at all: empties it and loads the page again. */
  'projection.discard': { input: nothing, output: nothing },
  /** Somebody sits down, and what is locked opens. Without a PIN it says whether one is needed. */
  'seat.take': {
    input: z.object({ agentId: z.string().min(1).max(64), pin: pinSchema.nullable() }),
    output: seatAnswerSchema,
  },
  'settings.read': { input: nothing, output: settingsSchema },
  'settings.write': { input: settingsPatchSchema, output: settingsSchema },
  /** Has spelling checked in a language, by a dictionary that is on this machine; null: not at all. */
  'spelling.speak': {
    input: z.object({ language: z.string().max(35).nullable() }),
    output: z.enum(spellingStates),
  },
  /** Keeps, sealed, what the next start shows first; the shell does not look into it. */
  'start.keep': { input: z.object({ page: z.string().max(largestStartPage) }), output: nothing },
  /** What was kept, once there is a key; null when there is nothing, or no key to open it with. */
  'start.page': { input: nothing, output: z.string().nullable() },
  /** Asks for a file of training results and gives its text; null when the person changed their mind. */
  'training.pickFile': { input: nothing, output: z.string().max(largestTrainingFile).nullable() },
  /** The results that the sandbox of this profile has; null: nobody finished anything there yet. */
  'training.readPractice': { input: nothing, output: z.string().max(largestTrainingFile).nullable() },
  'training.saveFile': {
    input: z.object({ text: z.string().max(largestTrainingFile) }),
    output: z.boolean(),
  },
  'workspace.pickFile': {
    input: nothing,
    output: z.object({ name: z.string(), text: z.string() }).nullable(),
  },
  'workspace.saveFile': { input: z.object({ text: z.string() }), output: z.boolean() },
} as const satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>;

export const warningSchema = z.object({
  caseId: z.string(),
  brandName: z.string(),
  tier: z.enum(['green', 'yellow', 'red']).nullable(),
  safety: z.boolean(),
  dueAt: z.number(),
  minutesBefore: z.number(),
  /** How many further warnings this one stands for, after a sleep. */
  others: z.number(),
  /** approval: a colleague's reply waits for the person here; surge: much more than usual. Absent: the deadline itself. */
  about: z.enum(['approval', 'surge']).optional(),
  /** The colleague who holds the case, where it is not first of all for who sits here. */
  heldBy: z.string().optional(),
  /** Whether the desktop's notification service took it; if not, the window is the only place. */
  delivered: z.boolean(),
});
export type Warning = z.output<typeof warningSchema>;

export const pushContract = {
  'case.open': z.object({ caseId: z.string() }),
  /** Somebody chose it in the menu bar. */
  'command.run': z.object({ id: z.string().max(64) }),
  'desk.state': deskStateSchema,
  'settings.changed': settingsSchema,
  'warning.raised': warningSchema,
} as const satisfies Record<PushName, z.ZodType>;

export type RequestInput<Name extends RequestName> = z.input<(typeof requestContract)[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.output<(typeof requestContract)[Name]['output']>;
export type PushValue<Name extends PushName> = z.output<(typeof pushContract)[Name]>;
