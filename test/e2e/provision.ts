// Gives a profile a workspace and its secrets without a click, as an administrator would.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import electronBinary from 'electron';
import type { MastodonServer } from '../support/mastodon-server/server';
import { environmentFor, type LaunchOptions, wordsFor } from './fixtures';

const template = join(import.meta.dirname, '../fixtures/mastodon.workspace.yaml');

/** Starts the app once with a workspace whose one account is on this server, waits until it polls, and ends it. */
export async function provision(
  profile: string,
  server: MastodonServer,
  {
    pollEvery = '1 s',
    members = '',
    env = {},
  }: { readonly pollEvery?: string; readonly members?: string; readonly env?: LaunchOptions['env'] } = {},
): Promise<void> {
  const file = join(profile, 'team.workspace.yaml');
  const definition = (await readFile(template, 'utf8')).replace('@SERVER@', server.url);
  const withMembers = definition.replace('brands:', () => `${members}brands:`);
  await writeFile(file, withMembers.replace('pollEvery: 1 s', `pollEvery: ${pollEvery}`));
  const heardBefore = server.requests.length;
  const options = { args: ['--workspace', file, '--secrets-stdin'], env };
  const app = spawn(electronBinary as unknown as string, wordsFor(options, profile), {
    env: environmentFor(options),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  app.stderr.on('data', (text) => {
    said += text;
  });
  app.stdin.end(JSON.stringify({ 'aurea-mastodon': { accessToken: server.accessToken } }));
  // It asks a second time once what the first answer said is on disk: from then on nothing counts as history.
  const enough = pollEvery === '1 s' ? 2 : 1;
  const polls = () =>
    server.requests.slice(heardBefore).filter((line) => line.startsWith('GET /api/v1/notifications')).length;
  for (const giveUpAt = Date.now() + 120_000; polls() < enough; ) {
    if (app.exitCode !== null || Date.now() > giveUpAt)
      throw new Error(`The app was not provisioned: ${said.slice(-2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  app.kill('SIGTERM');
  await once(app, 'exit');
}
