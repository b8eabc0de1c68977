// What asks for a part of the cases goes through that part and not through all of them, however many there are.
import Libsql from 'libsql';
import { afterEach, expect, test, vi } from 'vitest';
import { opened } from '../../../../test/support/sample-events';
import { record } from '../../../../test/support/sample-log';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { openLog } from './open-log';

const inFolder = temporaryFolder();
afterEach(() => vi.restoreAllMocks());

/** Every open case, or all of a table sorted to give the first few. */
const goesThroughAll = /cases_by_due \(is_open=\?\)|cases_by_position .*TEMP B-TREE FOR ORDER BY/s;

test('no question of the log goes through all open cases, or sorts all changes to give a part of them', () => {
  const prepare = vi.spyOn(Libsql.prototype, 'prepare');
  const log = openLog(inFolder('log.db'), new Uint8Array(32).fill(7));
  record(log, 1, [opened(1)]);
  log.cases.watch.countRed();
  const asked = new Set(prepare.mock.calls.map(([sql]) => sql));
  const database = new Libsql(inFolder('log.db'));
  const planOf = (sql: string) =>
    database
      .prepare(`explain query plan ${sql}`)
      .all([...sql.matchAll(/\?/g)].map(() => 1))
      .map((row) => String((row as { readonly detail: unknown }).detail))
      .join('\n');
  const ofCases = [...asked].filter((sql) => /^\s*(select|update).*\bcases\b/s.test(sql));
  expect(ofCases.length).toBeGreaterThan(20);
  expect(ofCases.filter((sql) => goesThroughAll.test(planOf(sql)))).toEqual([]);
  expect(planOf('select number from cases where is_open = 1 order by number limit 1')).toMatch(
    goesThroughAll,
  );
});
