// Whatever happened on a desktop, its backup brings it back: histories that nobody thought of, against the real log.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../../../../test/support/any-text';
import {
  accountId,
  agentId,
  brandId,
  caseIdFor,
  customerFor,
  eventOf,
  opened,
  received,
  replyIdFor,
  sampleTime,
  submitted,
} from '../../../../test/support/sample-events';
import { everythingIn, messageName, record } from '../../../../test/support/sample-log';
import type { CaseEvent } from '../../../shared/domain/case-event';
import { foldCase } from '../../../shared/domain/fold';
import { asId, type BlobId, type StepId } from '../../../shared/domain/ids';
import { type Log, openLog } from '../log/open-log';
import { logKeyIn } from './log-key';
import { makeBackup } from './make-backup';
import { finishRestore, prepareRestore } from './restore-backup';

const caseCount = 6;
const oldKey = Buffer.alloc(32, 7);
const newKey = Buffer.alloc(32, 9);
const passphrase = 'four words of mine';
const still = { step: () => undefined };

/** What a person, a channel or the desk does, to which case, with which words. */
interface Deed {
  readonly what:
    | 'write'
    | 'reply'
    | 'note'
    | 'resolve'
    | 'draft'
    | 'file'
    | 'cursor'
    | 'erase'
    | 'compact'
    | 'reopen';
  readonly caseNumber: number;
  readonly words: string;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.constantFrom(
    ...([
      'write',
      'write',
      'reply',
      'note',
      'resolve',
      'draft',
      'file',
      'cursor',
      'erase',
      'compact',
      'reopen',
    ] as const),
  ),
  caseNumber: fc.integer({ min: 1, max: caseCount }),
  words: anyText,
});

class Desktop {
  readonly blobIds: BlobId[] = [];
  private readonly there = new Set<number>();
  private readonly gone = new Set<string>();
  private serial = 0;

  constructor(
    private readonly file: string,
    public log: Log,
  ) {}

  do(deed: Deed): void {
    this.serial += 1;
    // Whoever was erased and comes back is somebody new, with another id.
    const isGone = this.gone.has(customerFor(deed.caseNumber));
    if (deed.what === 'compact') this.log.compact();
    else if (deed.what === 'reopen') this.reopen();
    else if (deed.what === 'erase') this.erase(deed.caseNumber);
    else if (!isGone) this.work(deed);
  }

  private work(deed: Deed): void {
    const { log } = this;
    const { caseNumber } = deed;
    if (!this.there.has(caseNumber)) record(log, caseNumber, [opened(caseNumber)]);
    this.there.add(caseNumber);
    const body = this.bodyOf(deed);
    if (body !== null) record(log, caseNumber, [body]);
    else this.keep(deed);
  }

  /** Null: it is kept beside the events. */
  private bodyOf({ what, caseNumber, words }: Deed): CaseEvent | null {
    switch (what) {
      case 'write':
        return received(caseNumber, messageName(caseNumber, this.serial), words);
      case 'reply':
        return submitted(caseNumber, replyIdFor(this.serial), words);
      case 'note':
        return eventOf(caseNumber, { type: 'NoteAdded', text: words });
      case 'resolve':
        return eventOf(caseNumber, { type: 'CaseResolved', reason: words });
      default:
        return null;
    }
  }

  private keep({ what, caseNumber, words }: Deed): void {
    const { log } = this;
    const owner = { brandId, customerId: customerFor(caseNumber) };
    const draft = { text: words, audience: null, cannedResponseIds: [], savedAt: sampleTime };
    log.transact(() => {
      if (what === 'cursor') log.desk.writeAccount(accountId, { cursor: words, lastHeardAt: sampleTime });
      else if (what === 'draft')
        log.desk.writeDraft(caseIdFor(caseNumber), 'reply', { owner, by: agentId, draft });
      else this.blobIds.push(log.desk.writeBlob(owner, Buffer.from(`${this.serial} ${words}`), 'text/plain'));
    });
  }

  private erase(caseNumber: number): void {
    const { log } = this;
    const customerId = customerFor(caseNumber);
    if (!this.there.has(caseNumber) || this.gone.has(customerId)) return;
    this.gone.add(customerId);
    const stepId = asId<StepId>(this.serial.toString(16).padStart(32, 'e'));
    const wish = { brandId, customerId, reason: 'request', by: { kind: 'console' }, at: sampleTime } as const;
    log.transact(() => log.erasures.erase({ ...wish, stepId }));
  }

  private reopen(): void {
    this.log.close();
    this.log = openLog(this.file, oldKey);
  }
}

/** Everything that can be read, and every case as it is folded from its events. */
function stateOf(log: Log, blobIds: readonly BlobId[]): string {
  const numbers = Array.from({ length: caseCount }, (_, index) => index + 1);
  const folds = numbers.map((number) => foldCase(log.events.readCase(caseIdFor(number))));
  const custody = log.erasures.records(100);
  return JSON.stringify([everythingIn(log, { caseCount, blobIds }), folds, custody, log.erasures.list()]);
}

test('a restored backup holds, byte for byte, what the log held when it was made, after any history', () => {
  let longest = 0;
  const histories = fc.tuple(
    fc.array(deed, { minLength: 5, maxLength: 40 }),
    fc.array(deed, { maxLength: 8 }),
  );
  fc.assert(
    fc.property(histories, ([before, after]) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'semaforo-history-'));
      try {
        const profileDir = path.join(folder, 'other');
        for (const name of ['log', 'other']) mkdirSync(path.join(folder, name));
        const logFile = path.join(folder, 'log/log.db');
        const desktop = new Desktop(logFile, openLog(logFile, oldKey));
        for (const one of before) desktop.do(one);
        const blobIds = [...desktop.blobIds];
        const moment = stateOf(desktop.log, blobIds);
        const target = path.join(folder, 'desk.backup');
        const facts = { passphrase, app: '1.0.0', madeAt: sampleTime, cost: 2 ** 10 };
        makeBackup({ logFile, dataKey: oldKey, target, ...facts }, still);
        for (const one of after) desktop.do(one);
        desktop.log.close();
        const order = { file: target, passphrase, profileDir, dataKey: newKey, restoredAt: sampleTime };
        prepareRestore(order, still);
        finishRestore(profileDir, newKey, '2026-03-04');
        const logFolder = path.join(profileDir, 'log');
        const restored = openLog(path.join(logFolder, 'log.db'), logKeyIn(logFolder, newKey));
        const held = stateOf(restored, blobIds);
        restored.close();
        longest = Math.max(longest, moment.length);
        return held === moment;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 25 },
  );
  expect(longest).toBeGreaterThan(3_000);
});
