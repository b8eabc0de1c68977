import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readStartInput } from './start-input';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'semaforo-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function* given(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? new TextEncoder().encode(part) : part;
}
const secrets = (...parts: string[]) =>
  readStartInput({ workspace: null, secretsFromStdin: true, errand: null }, given(...parts)).then(
    (input) => input.secrets,
  );
const workspace = (file: string) =>
  readStartInput({ workspace: file, secretsFromStdin: false, errand: null }, given()).then(
    (input) => input.workspace,
  );

describe('secrets from the standard input', () => {
  test('are taken by account and name, however the input is cut', async () => {
    const text = JSON.stringify({ 'aurea-mail': { password: 'pässword' } });
    await expect(secrets(text.slice(0, 9), text.slice(9))).resolves.toEqual({
      'aurea-mail': { password: 'pässword' },
    });
  });

  test.each([
    '',
    'hunter2',
    '"hunter2"',
    '["hunter2"]',
    '{"a": "hunter2"}',
    '{"a": {"password": ["hunter2"]}}',
    '{"hunter2": 1}',
    '{"a": {"password": "hunter2"',
  ])('are refused as %j, and no part of them is repeated', async (text) => {
    const failure = await secrets(text).catch((error: Error) => error.message);
    expect(failure).toMatch(/^--secrets-stdin: /);
    expect(failure).not.toContain('hunter2');
  });

  test('are refused when there is more than a megabyte', async () => {
    await expect(secrets('x'.repeat(1_000_001))).rejects.toThrow('more than 1 MB');
  });

  test('are not read unless asked for', async () => {
    const input = await readStartInput(
      { workspace: null, secretsFromStdin: false, errand: null },
      given('hunter2'),
    );
    expect(input).toEqual({ workspace: null, secrets: null, passphrase: null });
  });
});

describe('a workspace file', () => {
  test('is read as text', async () => {
    const file = join(folder, 'w.yaml');
    await writeFile(file, 'name: Ñandú\n');
    await expect(workspace(file)).resolves.toEqual({ file, text: 'name: Ñandú\n' });
  });

  test('is refused by name when it is not there, too large or not text', async () => {
    const missing = join(folder, 'missing.yaml');
    const large = join(folder, 'large.yaml');
    const binary = join(folder, 'binary.yaml');
    await writeFile(large, Buffer.alloc(5_000_001, 'a'));
    await writeFile(binary, Uint8Array.from([0xff, 0xfe, 0x00]));
    await expect(workspace(missing)).rejects.toThrow(`${missing}: cannot be read (ENOENT)`);
    await expect(workspace(large)).rejects.toThrow(`${large}: is larger than 5 MB`);
    await expect(workspace(binary)).rejects.toThrow(`${binary}: is not UTF-8 text`);
  });
});

describe('the passphrase of a backup', () => {
  const passphrase = (...parts: string[]) =>
    readStartInput(
      { workspace: null, secretsFromStdin: false, errand: { type: 'backup', file: 'b' } },
      given(...parts),
    ).then((input) => input.passphrase);

  test.each([['four wörds'], ['four wörds\n'], ['four wörds\r\n'], ['four wörds\nand a note\n']])(
    'is the first line of %j',
    async (text) => {
      await expect(passphrase(text.slice(0, 6), text.slice(6))).resolves.toBe('four wörds');
    },
  );

  test.each(['', '\n', 'x'.repeat(2_000), 'x'.repeat(20_000)])(
    'is asked for when %j is given',
    async (text) => {
      await expect(passphrase(text)).rejects.toThrow(/^--backup: expected the passphrase as one line/);
    },
  );
});
