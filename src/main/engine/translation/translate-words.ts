// Has a customer's message or a reply translated by the service of the workspace, without what is personal (R48).
import type { Case } from '../../../shared/domain/case';
import { customerLanguage, spokenLanguage } from '../../../shared/domain/guard/spoken-language';
import { unveiled, veiled } from '../../../shared/domain/translation/veil';
import {
  longestToTranslate,
  type MessageToTranslate,
  type ReplyToTranslate,
  type Translation,
  type TranslationOutcome,
} from '../../../shared/ipc/translation-port';
import { type CommandContext, caseOf, policyOf, Refusal, refuseForbidden } from '../command-context';
import { shownMessage } from '../shown-message';
import type { TranslationDesk } from './translation-desk';

export interface TranslationPorts {
  readonly context: CommandContext;
  readonly accounts: { readonly translations: TranslationDesk };
}

/** For whoever sees the case. It is kept nowhere. Throws Refusal. */
export async function translateMessage(
  ports: TranslationPorts,
  { caseId, externalId, into }: MessageToTranslate,
): Promise<Translation> {
  const { context, accounts } = ports;
  refuseSwitchedOff(context);
  const state = caseOf(context, caseId);
  const message = shownMessage(context.store.events(state.id), externalId);
  if (message === null) throw new Refusal('translation-message-gone');
  const translation = await translated(ports, state, { text: message.text, into, author: message.author });
  if (message.writtenBy === 'customer' && translation.from !== null)
    accounts.translations.heardLanguage(state.id, translation.from);
  return translation;
}

/** For whoever may answer the case. What it gives is not sent before its author says that they have read it. Throws Refusal. */
export async function translateReply(
  ports: TranslationPorts,
  { caseId, text }: ReplyToTranslate,
): Promise<Translation> {
  const { context, accounts } = ports;
  refuseSwitchedOff(context);
  const state = caseOf(context, caseId);
  refuseForbidden(context, state, 'answer');
  const into = baseOf(customerLanguage(state) ?? accounts.translations.languageOf(state.id));
  if (into === null) throw new Refusal('translation-language-unknown');
  const translation = await translated(ports, state, { text, into });
  accounts.translations.gave(state.id, translation.text);
  return translation;
}

interface ToTranslate {
  readonly text: string;
  readonly into: string;
  /** Of an older message it may be somebody else than who wrote last. */
  readonly author?: Case['customer'];
}

async function translated(
  { context, accounts }: TranslationPorts,
  state: Case,
  { text, into, author = null }: ToTranslate,
): Promise<Translation> {
  const server = refuseSwitchedOff(context);
  if (text.length > longestToTranslate) throw new Refusal('translation-too-long');
  if (text.trim() === '' || spokenLanguage(text) === into) throw new Refusal('translation-not-needed');
  const people = [state.customer, author].filter((one) => one !== null);
  const names = people.map(({ name }) => name);
  const handles = people.map(({ handle }) => handle);
  const { orderNumbers } = policyOf(context, state).brand.guard;
  const veil = veiled(text, { orderNumbers, names, handles });
  const outcome = await accounts.translations.ask({ server, text: veil.text, into });
  if (outcome.kind === 'failed') throw new Refusal(refusalOf(outcome.cause));
  return { ...unveiled(outcome.text, veil.kept), from: outcome.from, into };
}

/** Where the service is. Off unless the workspace names one. */
function refuseSwitchedOff({ workspace }: Pick<CommandContext, 'workspace'>): string {
  const service = workspace.current()?.translation;
  if (service === undefined) throw new Refusal('translation-off');
  return service.server;
}

function baseOf(language: string | null): string | null {
  const base = language?.toLowerCase().split('-')[0] ?? '';
  return /^[a-z]{2,3}$/.test(base) ? base : null;
}

/** What happened, in the words that say what to do next. */
function refusalOf(cause: Extract<TranslationOutcome, { kind: 'failed' }>['cause']): string {
  switch (cause) {
    case 'not-taken':
      return 'translation-not-taken';
    case 'wrong-credentials':
    case 'expired-token':
    case 'missing-scope':
      return 'translation-key-refused';
    case 'key-for-other-address':
      return 'translation-key-elsewhere';
    case 'rate-limited':
      return 'translation-busy';
    case 'untrusted-certificate':
      return 'translation-untrusted';
    case 'not-this-service':
    case 'malformed-answer':
      return 'translation-not-understood';
    default:
      return 'translation-unreachable';
  }
}
