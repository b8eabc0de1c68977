// What is left of taking in a message when all of our own code is taken away: the sealing, the hashes and the inserts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemChance } from '../../../src/main/engine/chance';
import { caseTables } from '../../../src/main/engine/log/case-tables';
import { openDatabase } from '../../../src/main/engine/log/database';
import { eventTables } from '../../../src/main/engine/log/event-log';
import { Gathering } from '../../../src/main/engine/log/gathered-rows';
import { keyTableNames, keyTables } from '../../../src/main/engine/log/key-tables';
import { blindIndexUnder, freshKey, seal, sealKey, sha256 } from '../../../src/main/engine/log/seal';
import { messageSource } from '../messages';

const perTransaction = 200;
/** Bytes of a row of the list, and of the event that opens a case. */
const rowBytes = 525;
const openingBytes = 250;
const place =
  'event|1000000|0123456789abcdef0123456789abcdef|1|0123456789abcdef0123456789abcdef|1000|1700000000000|2';

function floorOf(total: number): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-floor-'));
  const database = openDatabase(path.join(folder, 'floor.db'));
  database.execute([keyTables, eventTables, caseTables].join('\n'));
  const gathering = new Gathering(database);
  const table = (before: string, columns: number) => gathering.table({ before, columns });
  const events = table(
    'insert into events(position, operation, case_id, key_id, ordinal, at, version, body, hash) values',
    9,
  );
  const cases = table(
    'insert into cases(number, case_id, customer, thread, is_open, due_at, wake_at, last_position, look_at, is_red) values',
    10,
  );
  const messages = table('insert into messages(name, case_id, text_name) values', 3);
  const keys = keyTableNames.map((name) => table(`insert into ${name}(id, parent, name, wrapped) values`, 4));
  const moved = database.prepare('update cases set last_position = ? where number = ?');
  const key = sealKey(freshKey());
  const blind = blindIndexUnder(freshKey());
  const { id } = systemChance();
  const bytesOfId = () => Buffer.from(id(), 'hex');
  const next = messageSource({
    seed: 9,
    name: 'floor',
    followUps: 0,
    startAt: 1_700_000_000_000,
    everyMs: 1,
  });
  const made = Array.from({ length: total }, next).map((message) => ({
    message,
    // The lists without names that the log keeps are about as long as this.
    body: Buffer.from(JSON.stringify([...Object.values(message.author), message.text, message.postedAt])),
  }));
  const row = Buffer.alloc(rowBytes, 'r');
  const opening = Buffer.alloc(openingBytes, 'o');
  let position = 0;
  let hash: Buffer = Buffer.alloc(32);
  const append = (caseId: Buffer, plain: Buffer) => {
    position += 1;
    const body = seal(key, plain, place);
    hash = sha256(hash, place, body);
    events.add(String(position), [position, bytesOfId(), caseId, 1, 1, 1_700_000_000_000, 2, body, hash]);
  };
  const from = process.cpuUsage();
  for (let start = 0; start < total; start += perTransaction)
    database.transact(() =>
      gathering.during(() => {
        made.slice(start, start + perTransaction).forEach(({ message, body }, index) => {
          const caseId = bytesOfId();
          const number = start + index;
          if (index % 3 === 0) {
            const name = blind([message.author.externalId]);
            for (const rows of keys) rows.add(String(number), [number, null, name, seal(key, hash, place)]);
            append(caseId, opening);
            cases.add(String(number), [
              number,
              caseId,
              name,
              blind([message.threadKey]),
              1,
              1,
              null,
              position,
              0,
              0,
            ]);
          } else moved.run(position, number - (index % 3));
          append(caseId, body);
          const name = blind([message.externalId]);
          messages.add(name.toString('latin1'), [name, caseId, blind([message.text])]);
          seal(key, row, place);
        });
      }),
    );
  const { user, system } = process.cpuUsage(from);
  database.close();
  rmSync(folder, { recursive: true, force: true });
  return (user + system) / total;
}

console.log(JSON.stringify({ cpuUsPerMessage: floorOf(Number(process.env['BENCH_MESSAGES'] ?? 20_000)) }));
