// Finds the file behind an address of the app's own scheme, and refuses everything outside the built page.
import { extname, join, normalize, sep } from 'node:path';

export const appScheme = 'app';
export const appHost = 'semaforo';
/** Every page of ours begins with this; `URL.origin` of a custom scheme is "null" in Node. */
export const appOrigin = `${appScheme}://${appHost}`;
export const startPage = `${appOrigin}/index.html`;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  readonly path: string;
  readonly mediaType: string;
}

/** The file to serve, or null when the address is not ours, leaves the folder or names no kind of file we ship. */
export function pageFileOf(address: string, folder: string): PageFile | null {
  const pathname = pathOf(address);
  if (pathname === null || pathname.includes('\0') || pathname.includes('\\')) return null;
  const root = normalize(folder);
  const path = join(root, pathname === '/' ? 'index.html' : pathname);
  const mediaType = mediaTypes[extname(path).toLowerCase()];
  return path.startsWith(root + sep) && mediaType !== undefined ? { path, mediaType } : null;
}

/** True for an address of our own page, whatever follows the host. */
export function isOwnAddress(address: string): boolean {
  return address === appOrigin || address.startsWith(`${appOrigin}/`);
}

function pathOf(address: string): string | null {
  try {
    const url = new URL(address);
    const isOurs = url.protocol === `${appScheme}:` && url.host === appHost;
    return isOurs ? decodeURIComponent(url.pathname) : null;
  } catch {
    return null;
  }
}
