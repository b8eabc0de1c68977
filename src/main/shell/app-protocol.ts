// Serves the built page from app://semaforo, so that its origin is stable and nothing is loaded from file://.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { app, type ProtocolResponse, protocol, type Session } from 'electron';
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

/**
 * Answers the requests of one session from the folder of the built page. With buffers: `protocol.handle` speaks in
 * Response objects, and loading what makes them takes a tenth of a second on the way to the first page.
 */
export function serveAppScheme(session: Session, folder: string): void {
  session.protocol.registerBufferProtocol(appScheme, ({ method, url }, respond) => {
    void answer(method, { url, folder }).then(respond);
  });
}

interface Asked {
  readonly url: string;
  readonly folder: string;
}

async function answer(method: string, { url, folder }: Asked): Promise<ProtocolResponse> {
  if (method !== 'GET') return refusal(405);
  const file = pageFileOf(url, folder);
  if (!file) return refusal(403);
  try {
    return response(await readFile(file.path), file.mediaType);
  } catch {
    return refusal(404);
  }
}

function response(content: Buffer, mediaType: string): ProtocolResponse {
  const nonce = randomBytes(18).toString('base64url');
  const [mimeType = mediaType, charset] = mediaType.split('; charset=');
  const data = mediaType.startsWith('text/html')
    ? Buffer.from(content.toString('utf8').replaceAll(noncePlaceholder, nonce))
    : content;
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
