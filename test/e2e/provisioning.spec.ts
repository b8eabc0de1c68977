// A desktop set up by a script: a workspace file and secrets, taken whole or refused whole.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type LaunchOptions, runToEnd, type Semaforo, test } from './fixtures';

const valid = 'test/fixtures/two-brands.workspace.yaml';
const withFile = (file: string): LaunchOptions => ({ args: ['--workspace', file] });

const engineState = ({ page }: Semaforo) =>
  page.evaluate(async () => {
    const info = await window.desk.request('app.info', undefined);
    return info.ok ? info.value.desk.engine : null;
  });

test('wrong words end the start with status 2 and a reason', async ({ newProfile }) => {
  const profile = await newProfile();
  const missing = join(profile, 'missing.yaml');
  expect(await runToEnd({ args: ['--workspace', missing] }, profile)).toMatchObject({
    status: 2,
    said: expect.stringContaining(`${missing}: cannot be read (ENOENT)`),
  });
  expect(await runToEnd({ args: ['--workspace'] }, profile)).toMatchObject({ status: 2 });
  const garbage = await runToEnd({ args: ['--secrets-stdin'] }, profile, '{"mail": "hunter2"}');
  expect(garbage.status).toBe(2);
  expect(garbage.said).toContain('--secrets-stdin: expected one JSON object');
  expect(garbage.said).not.toContain('hunter2');
});

test('an invalid workspace is refused with file, line and reason, and the earlier one stays', async ({
  launchSemaforo,
  newProfile,
}) => {
  const profile = await newProfile();
  const first = await launchSemaforo({ ...withFile(valid), profile });
  await expect.poll(() => engineState(first)).toBe('running');
  const brand = first.page.getByRole('navigation', { name: 'Views' }).getByText('Aurea Derma');
  await expect(brand).toBeVisible();
  await first.quit();

  const file = join(profile, 'wrong.yaml');
  const text = await readFile(valid, 'utf8');
  await writeFile(file, text.replace(/^version: 1$/m, 'version: 7').replaceAll('Aurea Derma', 'Other Brand'));
  const { status, said } = await runToEnd(withFile(file), profile);
  expect(status).toBe(2);
  const line = text.split('\n').indexOf('version: 1') + 1;
  expect(said).toContain(`${file}:${line}: version: `);

  const second = await launchSemaforo({ profile });
  const stillThere = second.page.getByRole('navigation', { name: 'Views' });
  await expect(stillThere.getByText('Aurea Derma')).toBeVisible();
  await expect(stillThere.getByText('Other Brand')).toHaveCount(0);
});

test('what is no workspace at all is refused on a new profile too', async ({ newProfile }) => {
  const profile = await newProfile();
  const file = join(profile, 'rubbish.yaml');
  await writeFile(file, '{{{ not: [yaml');
  const { status, said } = await runToEnd(withFile(file), profile);
  expect(status).toBe(2);
  expect(said).toContain(`${file}:`);
});
