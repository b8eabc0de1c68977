// Serves the built page from app://semaforo, so that its origin is stable and nothing is loaded from file://.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { app, protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './content-security-policy';
import { appScheme, pageFileOf } from './page-file';

const noncePlaceholder = '__CSP_NONCE__';

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

/** Answers the requests of one session from the folder of the built page. */
export function serveAppScheme(session: Session, folder: string): void {
  session.protocol.handle(appScheme, (request) => answer(request, folder));
}

async function answer(request: Request, folder: string): Promise<Response> {
  if (request.method !== 'GET') return refusal(405);
  const file = pageFileOf(request.url, folder);
  if (!file) return refusal(403);
  try {
    return respond(await readFile(file.path), file.mediaType);
  } catch {
    return refusal(404);
  }
}

function respond(content: Buffer, mediaType: string): Response {
  const nonce = randomBytes(18).toString('base64url');
  const body = mediaType.startsWith('text/html')
    ? content.toString('utf8').replaceAll(noncePlaceholder, nonce)
    : new Uint8Array(content);
  // The worker takes its policy from its own script's response, so every response carries one.
  return new Response(body, { headers: { 'content-type': mediaType, ...protection(nonce) } });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: protection('none') });
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
