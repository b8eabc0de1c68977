// The real page in Chromium on the scripted desk: built and served once, opened in any theme and language.
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContextOptions,
  test as base,
  chromium,
  type Page,
} from '@playwright/test';
import { contentSecurityPolicy } from '../../src/main/shell/content-security-policy';
import { buildHarness, serveHarness } from '../support/page-harness/build';

export interface Look {
  readonly theme: 'light' | 'dark' | 'contrast-light' | 'contrast-dark';
  readonly language: 'en' | 'es';
}

/** Each theme, and each language twice. */
export const looks: readonly Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'es' },
  { theme: 'contrast-light', language: 'es' },
  { theme: 'contrast-dark', language: 'en' },
];

/** Where it is looked at, and at what time of which day when that must not depend on now. */
type PageOptions = BrowserContextOptions & { readonly at?: Date };

type OpenPage = (address: string, options?: PageOptions) => Promise<Page>;

interface WorkerFixtures {
  readonly origin: string;
  readonly chromiumBrowser: Browser;
}

export const test = base.extend<{ readonly openPage: OpenPage }, WorkerFixtures>({
  origin: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'semaforo-page-'));
      await buildHarness(folder);
      const server = await serveHarness(folder, contentSecurityPolicy);
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  chromiumBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern.
    async ({}, use) => {
      const executablePath = process.env['CHROMIUM_PATH'];
      const browser = await chromium.launch({
        ...(executablePath === undefined ? {} : { executablePath }),
        args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  openPage: async ({ origin, chromiumBrowser }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (address, { at, ...options } = {}) => {
      const context = await chromiumBrowser.newContext({
        viewport: { width: 1440, height: 900 },
        // What checks the page is put into it, which its policy would rightly refuse.
        bypassCSP: true,
        ...options,
      });
      contexts.push(context);
      const page = await context.newPage();
      if (at !== undefined) await page.clock.setFixedTime(at);
      await page.goto(`${origin}/${address}`);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

/** The desk in one look, as the settings and the system ask for it. */
export function deskIn({ theme, language }: Look, more = ''): readonly [string, BrowserContextOptions] {
  const [shade, ground] = theme.startsWith('contrast') ? ['contrast', theme.split('-')[1]] : [theme, theme];
  const address = `?theme=${shade}&language=${language}&others=8${more}`;
  return [address, { colorScheme: ground === 'dark' ? 'dark' : 'light' }];
}
