// Electron's security checklist, point by point, on the built application.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { type Semaforo, test } from './fixtures';

const preferencesOf = ({ app }: Semaforo) =>
  app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });

/** A server of this machine that counts who comes. */
async function listen() {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits++;
    response.setHeader('access-control-allow-origin', '*');
    response.end('reached');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, visits: () => visits, close: () => server.close() };
}

test('1, 6, 18: the page is a secure context of our own scheme and reaches no server and no file', async ({
  launchSemaforo,
}) => {
  const { page } = await launchSemaforo();
  const server = await listen();
  const outcome = await page.evaluate(async (address) => {
    const tryFetch = (url: string) =>
      fetch(url).then(
        (response) => (response.ok ? 'reached' : 'refused'),
        () => 'refused',
      );
    const image = (url: string) =>
      new Promise((resolve) => {
        const element = new Image();
        element.onload = () => resolve('reached');
        element.onerror = () => resolve('refused');
        element.src = url;
      });
    const socket = (url: string) => {
      try {
        return new Promise((resolve) => {
          const opened = new WebSocket(url);
          opened.onopen = () => resolve('reached');
          opened.onerror = () => resolve('refused');
        });
      } catch {
        return 'refused';
      }
    };
    return {
      scheme: location.protocol,
      secure: isSecureContext,
      http: await tryFetch(address),
      image: await image(address),
      socket: await socket(address.replace('http', 'ws')),
      file: await tryFetch('file:///etc/hosts'),
      outside: await tryFetch('app://semaforo/..%2f..%2fpackage.json'),
      otherHost: await tryFetch('app://other/index.html'),
    };
  }, server.address);
  server.close();
  expect(outcome).toEqual({
    scheme: 'app:',
    secure: true,
    http: 'refused',
    image: 'refused',
    socket: 'refused',
    file: 'refused',
    outside: 'refused',
    otherHost: 'refused',
  });
  expect(server.visits()).toBe(0);
});

test('1: whatever the page asks of itself, the network stack of its session reaches no server either', async ({
  launchSemaforo,
}) => {
  const { app } = await launchSemaforo();
  const server = await listen();
  const outcome = await app.evaluate(
    ({ session }, address) =>
      Promise.race([
        session.defaultSession.fetch(address).then(
          () => 'reached',
          () => 'refused',
        ),
        // Electron may collect a request of its main process before it settles: then the server's count alone decides.
        new Promise((resolve) => setTimeout(() => resolve('never answered'), 10_000)),
      ]),
    server.address,
  );
  expect(['refused', 'never answered']).toContain(outcome);
  expect(server.visits()).toBe(0);
  server.close();
});

test('2, 3, 4, 6, 8, 9, 10, 11: the page has no Node, is isolated and sandboxed, and nothing is loosened', async ({
  launchSemaforo,
}) => {
  const semaforo = await launchSemaforo();
  expect(await preferencesOf(semaforo)).toMatchObject({
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    sandbox: true,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  });
  const preferences = await preferencesOf(semaforo);
  expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
  expect(preferences['nodeIntegrationInWorker'] ?? false).toBe(false);
  const found = await semaforo.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  );
  expect(found).toEqual([]);
});

test('5: every permission is denied', async ({ launchSemaforo }) => {
  const { page } = await launchSemaforo();
  const outcome = await page.evaluate(async () => {
    const state = (name: string) =>
      navigator.permissions.query({ name: name as PermissionName }).then((status) => status.state);
    return {
      notifications: await Notification.requestPermission(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      ),
      place: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        );
      }),
      clipboard: await navigator.clipboard.readText().then(
        () => 'granted',
        () => 'denied',
      ),
      midi: await state('midi'),
    };
  });
  expect(new Set(Object.values(outcome))).toEqual(new Set(['denied']));
});

test('7: the policy of every response lets no other script run and demands Trusted Types', async ({
  launchSemaforo,
}) => {
  const { page } = await launchSemaforo();
  const outcome = await page.evaluate(async () => {
    const throws = (act: () => unknown) => {
      try {
        act();
        return false;
      } catch {
        return true;
      }
    };
    const makePolicy = (name: string) => () =>
      (
        window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
      ).trustedTypes.createPolicy(name, { createHTML: (text: string) => text });
    const inline = document.createElement('button');
    document.body.append(inline);
    let ran = false;
    Object.assign(window, { ranInline: () => (ran = true) });
    inline.setAttribute('style', 'color: red');
    throws(() => inline.setAttribute('onclick', 'ranInline()'));
    inline.click();
    inline.remove();
    return {
      headers: (await fetch('index.html')).headers.get('content-security-policy'),
      sniffing: (await fetch('index.html')).headers.get('x-content-type-options'),
      evalThrows: throws(() => Reflect.apply(window['eval' as keyof Window] as () => unknown, window, ['1'])),
      functionThrows: throws(() => Reflect.construct(Function, ['return 1'])),
      htmlThrows: throws(() => Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>')),
      defaultPolicyThrows: throws(makePolicy('default')),
      otherPolicyThrows: throws(makePolicy('other')),
      ranInline: ran,
    };
  });
  expect(outcome.headers).toContain("default-src 'none'");
  expect(outcome.headers).toContain("require-trusted-types-for 'script'");
  expect(outcome.headers).not.toContain('unsafe');
  expect(outcome).toMatchObject({
    sniffing: 'nosniff',
    evalThrows: true,
    functionThrows: true,
    htmlThrows: true,
    defaultPolicyThrows: true,
    otherPolicyThrows: true,
    ranInline: false,
  });
});

test('7: two responses never carry the same nonce', async ({ launchSemaforo }) => {
  const { page } = await launchSemaforo();
  const nonces = await page.evaluate(async () => {
    const nonce = async () =>
      /nonce-([\w-]+)/.exec((await fetch('index.html')).headers.get('content-security-policy') ?? '')?.[1];
    return [await nonce(), await nonce()];
  });
  expect(nonces[0]).toMatch(/^[\w-]{24}$/);
  expect(nonces[0]).not.toBe(nonces[1]);
});

test('11, 12, 13, 14: no guest page, no other address and no second window', async ({ launchSemaforo }) => {
  const { app, page } = await launchSemaforo();
  const server = await listen();
  const opened = await page.evaluate(async (address) => {
    const guest = document.createElement('webview');
    guest.setAttribute('src', address);
    document.body.append(guest);
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
    const link = document.createElement('a');
    link.href = address;
    link.target = '_blank';
    document.body.append(link);
    link.click();
    const window2 = window.open(address);
    location.href = address;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return window2 === null;
  }, server.address);
  expect(opened).toBe(true);
  expect(page.url()).toBe('app://semaforo/index.html');
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(server.visits()).toBe(0);
  server.close();
});

test('15: only web and mail addresses leave the app', async ({ launchSemaforo }) => {
  const { app, page } = await launchSemaforo();
  await app.evaluate(({ shell }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    shell.openExternal = async (address: string) => {
      seen.push(address);
    };
  });
  const open = (url: string) =>
    page.evaluate((address) => window.desk.request('links.open', { url: address }), url);
  expect(await open('https://shop.example/a')).toEqual({ ok: true, value: undefined });
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://h.test/x',
    'https://bank.test@evil.test/',
  ]) {
    expect(await open(url)).toMatchObject({ ok: false, error: { code: 'link-refused' } });
  }
  expect(await app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([
    'https://shop.example/a',
  ]);
});

test('16: the app says when it runs on a runtime that is out of support', async ({ launchSemaforo }) => {
  const { app, page } = await launchSemaforo();
  const major = await app.evaluate(() => Number.parseInt(process.versions.electron ?? '', 10));
  const info = await page.evaluate(() => window.desk.request('app.info', undefined));
  expect(info).toMatchObject({ ok: true, value: { fallbackRuntime: major < 30 } });
});

test('17: requests of another window and of another page are refused', async ({ launchSemaforo }) => {
  const { app } = await launchSemaforo();
  const answers = await app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/dist/preload/preload.cjs`;
    const ask = async (address: string) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload } });
      await other.loadURL(address);
      const answer = await other.webContents.executeJavaScript(`window.desk.request('settings.read')`);
      other.destroy();
      return answer;
    };
    return [await ask('app://semaforo/index.html'), await ask('about:blank')];
  });
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, error: { code: 'untrusted-sender' } });
});

test('17: what has another shape is refused before anything is done', async ({ launchSemaforo }) => {
  const { page } = await launchSemaforo();
  const wrong: [string, unknown][] = [
    ['settings.write', { theme: 'plaid' }],
    ['settings.write', { paneWidths: { all: { list: Number.NaN } } }],
    ['links.open', { url: 7 }],
    ['links.open', { url: 'x'.repeat(5_000) }],
    ['connection.save', { accountId: 'a', secret: 'plain' }],
    ['keychain.unlock', { how: 'force', passphrase: null }],
    ['app.openSandbox', null],
    ['workspace.saveFile', { text: 1 }],
  ];
  for (const [name, input] of wrong) {
    const answer = await page.evaluate(
      ([name, input]) => window.desk.request(name as 'links.open', input as { url: string }),
      [name, input] as const,
    );
    expect(answer, name).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  }
});

test('20: the page is given two functions, and no way to any other channel', async ({ launchSemaforo }) => {
  const { page } = await launchSemaforo();
  const outcome = await page.evaluate(() => {
    const throws = (act: () => unknown) => {
      try {
        act();
        return false;
      } catch {
        return true;
      }
    };
    const anyName = (name: string) => name as 'links.open';
    return {
      functions: Object.keys(window.desk).sort(),
      unknownRequest: throws(() => window.desk.request(anyName('shell.openPath'), { url: '' })),
      internalChannel: throws(() => window.desk.request(anyName('__proto__'), { url: '' })),
      unknownPush: throws(() => window.desk.on('ports' as 'case.open', () => {})),
      frozen: throws(() => Object.assign(window, { desk: {} })),
    };
  });
  expect(outcome).toEqual({
    functions: ['on', 'request'],
    unknownRequest: true,
    internalChannel: true,
    unknownPush: true,
    frozen: true,
  });
});
