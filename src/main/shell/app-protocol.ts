// Serves the built page from app://semaforo, so that its origin is stable and nothing is loaded from file://.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { app, type ProtocolResponse, protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './content-security-policy';
import { appScheme, pageFileOf } from './page-file';

/** What the document says of itself, so that the frame is painted without asking. */
export interface DocumentFacts {
  readonly systemLanguage: string;
  readonly inSandbox: boolean;
  /** What the last session had kept for this start, as the page wrote it; null: the page asks for it later. */
  readonly startPage: () => Promise<string | null>;
  /** Told of each script that the page asks for, before it has it. */
  readonly onScript?: () => void;
}

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  // Our name has an accent, and a header that is not ASCII makes every request of a page fail.
  app.userAgentFallback = app.userAgentFallback.replace(/[^ -~]+/g, '');
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/**
 * Answers the requests of one session from the folder of the built page. With buffers: `protocol.handle` speaks in
 * Response objects, and loading what makes them takes a tenth of a second on the way to the first page.
 */
export function serveAppScheme(session: Session, folder: string, facts: DocumentFacts): void {
  session.protocol.registerBufferProtocol(appScheme, ({ method, url }, respond) => {
    void answer(method, { url, folder, facts }).then(respond);
  });
}

interface Asked {
  readonly url: string;
  readonly folder: string;
  readonly facts: DocumentFacts;
}

async function answer(method: string, { url, folder, facts }: Asked): Promise<ProtocolResponse> {
  if (method !== 'GET') return refusal(405);
  const file = pageFileOf(url, folder);
  if (!file) return refusal(403);
  try {
    if (file.mediaType.startsWith('text/javascript')) facts.onScript?.();
    const content = await readFile(file.path);
    const isDocument = file.mediaType.startsWith('text/html');
    return isDocument ? await documentOf(content, file.mediaType, facts) : response(content, file.mediaType);
  } catch {
    return refusal(404);
  }
}

/** A document has a nonce of its own, which its scripts and styles carry. */
async function documentOf(
  content: Buffer,
  mediaType: string,
  facts: DocumentFacts,
): Promise<ProtocolResponse> {
  const nonce = freshNonce();
  const kept = await facts.startPage();
  const text = content
    .toString('utf8')
    .replaceAll('__CSP_NONCE__', nonce)
    .replace('__SYSTEM_LANGUAGE__', facts.systemLanguage)
    .replace('__IN_SANDBOX__', String(facts.inSandbox))
    .replace('"__START_PAGE__"', () => asData(kept));
  return response(Buffer.from(text), mediaType, nonce);
}

/** Inside a script element that is data only a "<" could end it, and JSON has one nowhere but in its strings. */
function asData(json: string | null): string {
  return (json ?? 'null').replaceAll('<', '\\u003c');
}

function freshNonce(): string {
  return randomBytes(18).toString('base64url');
}

function response(data: Buffer, mediaType: string, nonce = freshNonce()): ProtocolResponse {
  const [mimeType = mediaType, charset] = mediaType.split('; charset=');
  // The worker takes its policy from its own script's response, so every response carries one.
  return { data, mimeType, ...(charset && { charset }), headers: protection(nonce) };
}

function refusal(statusCode: number): ProtocolResponse {
  return { statusCode, data: Buffer.alloc(0), mimeType: 'text/plain', headers: protection('none') };
}

function protection(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
