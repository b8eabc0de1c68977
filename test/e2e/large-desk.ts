// A profile with a long thread, a customer of many cases and many cases beside, made without a channel: by a restore.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBackup } from '../../src/main/engine/backup/make-backup';
import { type Log, openLog } from '../../src/main/engine/log/open-log';
import { foldCase } from '../../src/shared/domain/fold';
import { asId, type CustomerId, type ExternalId } from '../../src/shared/domain/ids';
import { accountId, brandId, caseIdFor, eventOf, idFor, messageOf } from '../support/sample-events';
import { runToEnd } from './fixtures';

export interface LargeSizes {
  /** Messages of the one long thread. */
  readonly thread: number;
  /** Cases of the one customer. */
  readonly ofOne: number;
  readonly others: number;
}

interface LargeCase {
  readonly number: number;
  /** Who wrote; the same name is the same customer. */
  readonly customer: string;
  readonly texts: readonly string[];
  readonly dueAt: number;
}

const passphrase = 'four words of mine';
const dataKey = Buffer.alloc(32, 7);
const atOnce = 100;
const hour = 3_600_000;

/** The long thread stands first in the list, then the customer's cases, oldest first. */
export async function fillLargeDesk(profile: string, sizes: LargeSizes): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'semaforo-large-'));
  const logFile = join(folder, 'log.db');
  const log = openLog(logFile, dataKey);
  try {
    const definition = await readFile(
      join(import.meta.dirname, '../fixtures/two-brands.workspace.yaml'),
      'utf8',
    );
    const workspace = definition.replaceAll('aurea-derma', brandId).replaceAll('aurea-social', accountId);
    log.transact(() => log.desk.writeWorkspace(workspace));
    const cases = casesOf(sizes);
    for (let at = 0; at < cases.length; at += atOnce)
      log.transact(() => {
        for (const one of cases.slice(at, at + atOnce)) write(log, one);
      });
    const target = join(folder, 'large.backup');
    const facts = { passphrase, app: '1.0.0', madeAt: Date.now(), cost: 2 ** 10 };
    makeBackup({ logFile, dataKey, target, ...facts }, { step: () => undefined });
    const { status, said } = await runToEnd({ args: ['--restore', target] }, profile, passphrase);
    if (status !== 0) throw new Error(said);
  } finally {
    log.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function casesOf({ thread, ofOne, others }: LargeSizes): readonly LargeCase[] {
  const due = Date.now() + 3 * hour;
  const counted = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return [
    {
      number: 1,
      customer: 'tom',
      texts: counted(thread).map((index) => `Thread message ${index}, and still no parcel`),
      dueAt: due,
    },
    ...counted(ofOne).map((index) => ({
      number: 1 + index,
      customer: 'rosa',
      texts: [`Rosa asks again, number ${index}`],
      dueAt: due + index,
    })),
    ...counted(others).map((index) => ({
      number: 1 + ofOne + index,
      customer: `customer ${index}`,
      texts: [`Where can I buy it? ${index}`],
      dueAt: due + hour + index,
    })),
  ];
}

/** As the engine records a case: its events, and the index of it. */
function write(log: Log, { number, customer, texts, dueAt }: LargeCase): void {
  const caseId = caseIdFor(number);
  const customerId = asId<CustomerId>(idFor(customer, 0));
  const triage = { tier: 'yellow', safety: false, contactType: null, team: null, reason: null } as const;
  const opening = {
    number,
    accountId,
    channel: 'bluesky',
    customerId,
    threadKey: `thread-${number}`,
  } as const;
  log.events.append(
    eventOf(number, { type: 'CaseOpened', ...opening, triage, continues: null, linkedTo: null }),
    customerId,
  );
  for (const [index, text] of texts.entries()) {
    const plain = messageOf(`at://example/${number}/${index}`, text);
    const author = {
      ...plain.author,
      externalId: asId<ExternalId>(customer),
      name: customer,
      handle: `${customer}.example`,
    };
    const message = { ...plain, author, language: 'en', postedAt: plain.postedAt + index };
    const due = { responseDueAt: dueAt, resolutionDueAt: null };
    log.events.append(eventOf(number, { type: 'MessageReceived', message, due }), customerId);
    log.cases.rememberMessage(accountId, message, caseId);
  }
  const state = foldCase(log.events.readCase(caseId));
  if (state !== null) log.cases.write(state, log.events.position());
}
