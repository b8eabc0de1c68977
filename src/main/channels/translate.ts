// One text to a translation service and back, by the published interface of LibreTranslate.
import { z } from 'zod';
import type { TranslationOutcome, TranslationRequest } from '../../shared/ipc/translation-port';
import { translationOutcomeSchema } from '../../shared/ipc/translation-port';
import { channelFetch } from './channel-fetch';
import type { ExchangeLimits } from './http-exchange';
import { networkFailure } from './network-failure';

const step = 'translation';
const usualLimits: Partial<ExchangeLimits> = {
  connectMs: 5_000,
  idleMs: 15_000,
  totalMs: 20_000,
  maxBytes: 512 * 1024,
};

const answerSchema = z.object({
  translatedText: z.string(),
  detectedLanguage: z.object({ language: z.string() }).nullish().catch(null),
});

/**
 * With the secret of this computer. Its key goes to no other address than the one it was given for: the workspace
 * names the address, and who may change that one must not be handed the key. Nothing is asked there without it either.
 */
export async function translateWithSecret(
  request: TranslationRequest,
  secret: Readonly<Record<string, string>> | undefined,
): Promise<TranslationOutcome> {
  const apiKey = secret?.['apiKey'] ?? null;
  if (apiKey !== null && secret?.['server'] !== request.server)
    return { kind: 'failed', cause: 'key-for-other-address' };
  return translate(request, { apiKey });
}

/** Asks once; the key may be absent. Does not throw. The words go nowhere but to the server that is named. */
export async function translate(
  { server, text, into }: TranslationRequest,
  {
    apiKey,
    limits = usualLimits,
  }: { readonly apiKey: string | null; readonly limits?: Partial<ExchangeLimits> },
): Promise<TranslationOutcome> {
  try {
    const url = new URL('translate', server.endsWith('/') ? server : `${server}/`);
    const question = { q: text, source: 'auto', target: into, format: 'text' };
    const response = await channelFetch({ step, limits })(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(apiKey === null ? question : { ...question, api_key: apiKey }),
    });
    return response.ok ? read(await response.text()) : { kind: 'failed', cause: causeOf(response.status) };
  } catch (error) {
    return { kind: 'failed', cause: networkFailure(error, { step }).failure.cause };
  }
}

function read(body: string): TranslationOutcome {
  const malformed = { kind: 'failed', cause: 'malformed-answer' } as const;
  const answer = answerSchema.safeParse(parsed(body));
  if (!answer.success) return malformed;
  const { translatedText, detectedLanguage } = answer.data;
  const from = detectedLanguage?.language.toLowerCase().split('-')[0] ?? '';
  const outcome = translationOutcomeSchema.safeParse({
    kind: 'translated',
    text: plain(translatedText).trim(),
    from: /^[a-z]{2,3}$/.test(from) ? from : null,
  });
  return outcome.success ? outcome.data : malformed;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Without control signs, and without the marks that turn text around to show another than is sent. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
    sign === '\n' || sign === '\t' ? sign : '',
  );
}

function causeOf(status: number): Extract<TranslationOutcome, { kind: 'failed' }>['cause'] {
  if (status === 401 || status === 403) return 'wrong-credentials';
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server-error';
  // It speaks the interface and does not take this: a language it has not, or a text too long for it.
  if (status === 400 || status === 413) return 'not-taken';
  return 'not-this-service';
}
