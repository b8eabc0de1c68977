// A team of two whose customers write mail: a real mail server, with a relay before it that loses what it is told to.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { ImapFlow } from 'imapflow';
import nodemailer from 'nodemailer';
import { type CuttingRelay, startCuttingRelay } from '../servers/mail/cutting-relay';
import { type MailServers, startMail } from '../servers/mail/start';
import { openTeam, type Team, type TeamChannel, teamWords } from './team-of-two';

const template = join(import.meta.dirname, '../fixtures/mastodon.workspace.yaml');
const account = 'aurea-mail';
const brand = 'care@lumbre.test';
const customers = ['ana', 'ben', 'cleo', 'dan'] as const;
type Customer = (typeof customers)[number];
const addressOf = (customer: Customer) => `${customer}@cliente.test`;
const password = 'a word';
const people = Object.fromEntries([brand, ...customers.map(addressOf)].map((one) => [one, password]));

export interface ReceivedMail {
  readonly source: string;
}

export interface MailTeam extends Team {
  readonly relay: CuttingRelay;
  write(customer: Customer, words: string): Promise<void>;
  /** What lies in the mailbox of a customer. */
  mailOf(customer: Customer): Promise<readonly ReceivedMail[]>;
}

function channelOn(servers: MailServers, relay: CuttingRelay): TeamChannel {
  const { ports, certificates } = servers;
  const server = (port: number) => ({ host: 'localhost', port, security: 'tls' });
  const definition = {
    id: account,
    brand: 'aurea-derma',
    name: 'Aurea Derma',
    channel: 'email',
    address: brand,
    user: brand,
    imap: server(ports.imaps),
    smtp: server(relay.port),
    certificateAuthority: certificates.authority,
    pollEvery: '1 s',
  };
  return {
    account,
    prepare: async (profile) => {
      const file = join(profile, 'team.workspace.yaml');
      const [before = ''] = (await readFile(template, 'utf8')).split('accounts:');
      // What is JSON is YAML too, and lets a certificate stand on one line.
      const text = `${before}accounts:\n  - ${JSON.stringify(definition)}\n`;
      await writeFile(
        file,
        text.replace('brands:', () => `${teamWords}brands:`),
      );
      return { args: ['--workspace', file] };
    },
    connect: async (page) => {
      const way = { accountId: account, secret: { password } };
      // A page that was painted from the last session is there before the log is open.
      await expect
        .poll(() => page.evaluate((to) => window.desk.request('connection.save', to), way), {
          timeout: 60_000,
        })
        .toMatchObject({ ok: true });
    },
    close: async () => {
      await relay.stop();
      await servers.stop();
    },
  };
}

async function openMailTeam(): Promise<MailTeam> {
  const servers = await startMail(people);
  const { ports, certificates } = servers;
  const relay = await startCuttingRelay(ports.submissions, certificates);
  // The supervisor and somebody who learns.
  const team = await openTeam(channelOn(servers, relay), 'paula');
  return {
    ...team,
    get desks() {
      return team.desks;
    },
    relay,
    write: async (customer, words) => {
      const transport = nodemailer.createTransport({
        host: 'localhost',
        port: ports.submissions,
        secure: true,
        auth: { user: addressOf(customer), pass: password },
        tls: { ca: certificates.authority },
      });
      await transport.sendMail({
        from: addressOf(customer),
        to: brand,
        subject: words,
        text: `${words}, please.`,
      });
      transport.close();
    },
    mailOf: (customer) => readInbox(servers, addressOf(customer)),
  };
}

async function readInbox({ ports, certificates }: MailServers, user: string): Promise<ReceivedMail[]> {
  const client = new ImapFlow({
    host: 'localhost',
    port: ports.imaps,
    secure: true,
    auth: { user, pass: password },
    tls: { ca: certificates.authority },
    logger: false,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    const lock = await client.getMailboxLock('INBOX');
    const found: ReceivedMail[] = [];
    const count = client.mailbox === false ? 0 : client.mailbox.exists;
    if (count > 0)
      for await (const mail of client.fetch('1:*', { source: true }))
        found.push({ source: mail.source?.toString() ?? '' });
    lock.release();
    return found;
  } finally {
    await client.logout();
  }
}

/** Installing the servers, where they are missing, counts too. */
const opening = 600_000;

export const test = base.extend<object, { readonly team: MailTeam }>({
  team: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads which fixtures are wanted from this pattern.
    async ({}, use) => {
      const team = await openMailTeam();
      await use(team);
      await team.close();
    },
    { scope: 'worker', timeout: opening },
  ],
});
