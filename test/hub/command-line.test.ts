// The command line as a person types it: a trial starts, can be looked at, and a wrong word is explained.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demo, openDemo } from '../../src/main/hub-cli/demo';

const root = path.join(import.meta.dirname, '../..');
const run = promisify(execFile);
let demo: Demo;

beforeAll(async () => {
  demo = await openDemo();
});
afterAll(() => demo?.stop());

interface Said {
  readonly code: number;
  readonly text: string;
}

async function hub(words: readonly string[], password?: string): Promise<Said> {
  const env = { ...process.env, ...(password === undefined ? {} : { PGPASSWORD: password }) };
  const args = [
    path.join(root, 'scripts/run-typescript.mjs'),
    path.join(root, 'src/main/hub-cli/main.ts'),
    ...words,
  ];
  try {
    const { stdout, stderr } = await run(process.execPath, args, { cwd: root, env });
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
}

const passwordOf = (login: string) => demo.logins.find((one) => one.login === login)!.password;
const at = (login: string) => [
  '--url',
  `postgres://${login}@localhost:${demo.address.port}/${demo.address.database}`,
  '--ca',
  demo.authorityFile,
];

test('a trial has five people, and each sees the brands that are theirs', async () => {
  expect(demo.logins).toHaveLength(5);
  const ana = await hub(['status', ...at('ana')], passwordOf('ana'));
  expect(ana).toMatchObject({ code: 0 });
  expect(ana.text).toMatch(
    /ana is ana, who manages it[\s\S]*faro: 0 entries[\s\S]*vela: 0 entries[\s\S]*emma \(emma\)/,
  );
  const dev = await hub(['status', ...at('dev')], passwordOf('dev'));
  expect(dev.text).toContain('faro');
  expect(dev.text).not.toContain('vela');
});

test('its lists hold', async () => {
  const said = await hub(['verify', ...at('ana')], passwordOf('ana'));
  expect(said).toMatchObject({ code: 0 });
  expect(said.text).toMatch(/vela: 0 entries hold together/);
});

test.each([
  ['no command', [], 'npm run hub -- COMMAND'],
  ['an unknown option', ['status', '--port', '5'], "Unknown option '--port'"],
  ['no address', ['status'], 'Say which database'],
  ['an address that is none', ['status', '--url', 'vela'], 'The address has the form'],
  [
    'a certificate that is not there',
    ['status', '--url', 'postgres://a@localhost/b', '--ca', 'nowhere.pem'],
    'nowhere.pem cannot be read',
  ],
])('%s is explained', async (_, words, told) => {
  const said = await hub(words, 'some password');
  expect(said.code).toBe(1);
  expect(said.text).toContain(told);
});

test('a server that cannot prove who it is, and a wrong password, are told apart', async () => {
  const [url, address] = at('ana');
  const unproven = await hub(['status', url!, address!], passwordOf('ana'));
  expect(unproven.text).toContain('could not prove who it is');
  expect((await hub(['status', ...at('ana')], 'wrong')).text).toContain('does not accept this login');
});
