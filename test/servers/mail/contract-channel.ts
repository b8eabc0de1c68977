// The other side of the connector contract on a real mail server: a mailbox that nobody has used before each time.
import { ImapFlow } from 'imapflow';
import { emailConnector } from '../../../src/main/channels/email/connector';
import { asId, type ExternalId } from '../../../src/shared/domain/ids';
import type { InboundMessage } from '../../../src/shared/ipc/channels-port';
import type { ContractChannel } from '../../support/contract-channel';
import { startFaultProxy } from '../../support/fault-proxy';
import { startCuttingRelay } from './cutting-relay';
import type { MailServers } from './start';

const people = 30;
const customer = 'ana@contract.test';
const password = 'a word';

/** The mailboxes that the server must have. */
export const contractPeople: Readonly<Record<string, string>> = Object.fromEntries(
  [customer, ...Array.from({ length: people }, (_, n) => brandAddress(n))].map((address) => [
    address,
    password,
  ]),
);

let used = 0;
let mails = 0;

function brandAddress(n: number): string {
  return `care-${n}@contract.test`;
}

export async function mailContractChannel(servers: MailServers): Promise<ContractChannel> {
  const address = brandAddress(used++);
  const relay = await startCuttingRelay(servers.ports.submissions, servers.certificates);
  const imap = await startFaultProxy({ host: '127.0.0.1', port: servers.ports.imaps });
  const [brandBox, customerBox] = [await mailboxOf(servers, address), await mailboxOf(servers, customer)];
  const append = (folder: string, headers: readonly string[], text: string) =>
    brandBox.append(folder, `${headers.join('\r\n')}\r\n\r\n${text}`);
  return {
    connector: emailConnector,
    settings: {
      address,
      user: address,
      imap: { host: 'localhost', port: imap.port, security: 'tls' },
      smtp: { host: 'localhost', port: relay.port, security: 'tls' },
      certificateAuthority: servers.certificates.authority,
    },
    secret: { password },
    wrongSecret: { password: 'not it' },
    wrongSettings: { address: 'nobody', user: address },
    customerWrites: async ({ text, inReplyTo }) => {
      const id = newId();
      const reply = inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo.externalId}`];
      await append(
        'INBOX',
        [`From: Ana <${customer}>`, `To: ${address}`, `Subject: ${text}`, ...id.headers, ...reply],
        text,
      );
      return asId<ExternalId>(id.id);
    },
    answersTo: (message) => answersIn(customerBox, message),
    brandAnswers: async ({ externalId }, text) => {
      const headers = [`From: ${address}`, `To: ${customer}`, 'Subject: Re: x', `In-Reply-To: ${externalId}`];
      await append('Sent', [...headers, ...newId().headers], text);
    },
    rubbishArrives: async () => {
      const parts = Array.from(
        { length: 500 },
        (_, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`,
      );
      await append(
        'INBOX',
        ['From: x@contract.test', 'Content-Type: multipart/mixed; boundary=b0'],
        parts.join(''),
      );
    },
    goesAway: async () => {
      imap.refuses();
      relay.setAway(true);
    },
    returns: async () => {
      imap.passes();
      relay.setAway(false);
    },
    close: async () => {
      await Promise.all([brandBox.logout(), customerBox.logout()]);
      await Promise.all([imap.close(), relay.stop()]);
    },
  };
}

function newId() {
  mails += 1;
  const id = `<mail-${mails}@contract.test>`;
  return { id, headers: [`Message-ID: ${id}`, `Date: ${new Date().toUTCString()}`] };
}

async function mailboxOf({ ports, certificates }: MailServers, user: string): Promise<ImapFlow> {
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
  return client;
}

/** What reached the customer; a mail takes a moment from the server's yes to their mailbox. */
async function answersIn(mailbox: ImapFlow, { externalId }: InboundMessage): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const lock = await mailbox.getMailboxLock('INBOX');
  try {
    const texts: string[] = [];
    const uids = await mailbox.search({ header: { 'in-reply-to': externalId } }, { uid: true });
    for (const uid of Array.isArray(uids) ? uids : []) {
      const { content } = await mailbox.download(String(uid), '1', { uid: true });
      const chunks: Uint8Array[] = [];
      for await (const chunk of content ?? []) chunks.push(chunk);
      texts.push(Buffer.concat(chunks).toString('utf8').trim());
    }
    return texts;
  } finally {
    lock.release();
  }
}
