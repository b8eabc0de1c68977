// What a page of ours may load and run, as the header of every response.

/** The one Trusted Types policy; the page makes it and lets it pass exactly the worker's URL. */
export const workerPolicy = 'semaforo-worker';

/** Nothing is allowed that is not named; the nonce is for style elements that a library makes at run time. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Attachments arrive as bytes and are shown from a blob.
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${workerPolicy}`,
  ].join('; ');
}
