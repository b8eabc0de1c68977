// Builds the real page with the scripted desk around it, and serves it under the product's own policy.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export async function buildHarness(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: here,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react()],
    html: { cspNonce: '__CSP_NONCE__' },
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome114',
      cssTarget: 'chrome111',
      minify: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
}

/** Serves what was built on a free port of this machine. */
export function serveHarness(folder: string, policy: (nonce: string) => string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://harness');
    const file = join(folder, pathname === '/' ? 'index.html' : pathname);
    try {
      const body = await readFile(file);
      response.setHeader('content-type', mediaTypes[extname(file)] ?? 'application/octet-stream');
      if (extname(file) !== '.html') return response.end(body);
      const nonce = 'harness';
      response.setHeader('content-security-policy', policy(nonce));
      response.end(body.toString().replaceAll('__CSP_NONCE__', nonce));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
