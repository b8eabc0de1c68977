// What an answer that is no success means, in the words of the connection report.
import { z } from 'zod';
import type { ConnectionCause } from '../../../shared/ipc/connection-report';
import { ChannelError } from '../connector';
import type { RateState } from './rate-state';

const errorSchema = z.object({
  error: z.string(),
  error_description: z.string().optional().catch(undefined),
});

/** An HTTP error, with its status for those who must tell "gone" from "forbidden". */
export class AnswerFailure extends ChannelError {
  readonly status: number;

  constructor(message: string, failure: ChannelError['failure'], status: number) {
    super(message, failure);
    this.status = status;
  }

  /** The message is not there (any more), or never was for this account. */
  get isGone(): boolean {
    return this.status === 404 || this.status === 410;
  }
}

export interface ErrorAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export function answerFailure(
  answer: ErrorAnswer,
  context: { readonly step: string; readonly host: string; readonly rate: RateState },
): AnswerFailure {
  const said = serverWords(answer.text);
  const cause = causeOf(answer, said);
  const isLater = cause === 'rate-limited' || answer.status === 503;
  const retryAt = isLater ? context.rate.retryAfter(answer.headers) : null;
  const words = said === null ? '' : `: ${said}`;
  return new AnswerFailure(
    `${context.host} answered ${answer.status}${words}`,
    { cause, step: context.step, retryAt, requestLeft: true },
    answer.status,
  );
}

export function malformedAnswer(detail: string, step: string): ChannelError {
  return new ChannelError(detail, { cause: 'malformed-answer', step, retryAt: null, requestLeft: true });
}

function causeOf({ status }: ErrorAnswer, said: string | null): ConnectionCause {
  if (status === 401) return /revoked|expired/i.test(said ?? '') ? 'expired-token' : 'wrong-credentials';
  // A refusal in Mastodon's own words concerns the token's scopes; any other may be a wall in front of the server.
  if (status === 403) return 'missing-scope';
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'server-error';
  return said === null ? 'not-this-service' : 'malformed-answer';
}

function serverWords(text: string): string | null {
  try {
    const parsed = errorSchema.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data.error_description ?? parsed.data.error).slice(0, 300) : null;
  } catch {
    return null;
  }
}
