// A service that translates, for looking at what a machine wrote.
import { type Result, succeed } from '../../../src/shared/ipc/result';
import type { Translation } from '../../../src/shared/ipc/translation-port';
import type { ScriptedEngine } from './scripted-engine';

export const fromFrench: Translation = {
  text: 'Où est ma commande ? <b>vite</b>',
  from: 'fr',
  into: 'en',
  lost: 0,
};
const intoFrench: Translation = { text: 'Pardon, Tom.', from: 'en', into: 'fr', lost: 0 };

export interface TranslationAnswers {
  readonly message?: () => Result<unknown>;
  readonly reply?: () => Result<unknown>;
}

/** The workspace names a service from now on. */
export function giveTranslation(engine: ScriptedEngine, answers: TranslationAnswers = {}): void {
  if (engine.workspace === null) throw new Error('The harness has no workspace');
  engine.workspace = { ...engine.workspace, translation: { server: 'https://translate.example' } };
  engine.answersBeyond = {
    ...engine.answersBeyond,
    'translation.ofMessage': answers.message ?? (() => succeed(fromFrench)),
    'translation.ofReply': answers.reply ?? (() => succeed(intoFrench)),
  };
}
